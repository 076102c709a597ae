import { defineRule } from "../../findings/rule.ts";
import { harmless, meaningWarning } from "../../findings/severity.ts";
import { primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramRestrictChanged = defineRule({
  id: "param-restrict-changed",
  subject: "param",
  summary: "a pointer that is passed gained or lost `restrict`",
  severity: {
    otherwise: harmless,
    cases: { added: { when: "if it gained `restrict`", severity: meaningWarning } },
  },
  effect:
    "With `restrict` the function may assume that no other pointer reaches the same memory: callers that pass overlapping buffers, which was fine before, get wrong results without a message. Without it, nothing changes for callers.",
  remedy: "Say in the documentation that the buffers must not overlap, or keep a function that allows it.",
  reference: "C17 6.7.3.1",
  message: "`restrict` of parameter `{param}` of `{function}` changed: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryParamDifference(pair, "restrict-added", "restrict-removed");
    return difference === null
      ? null
      : { data: paramSlots(pair), as: difference.kind === "restrict-added" ? "added" : undefined };
  },
});
