import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import { primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramBoolIntChanged = defineRule({
  id: "param-bool-int-changed",
  subject: "param",
  summary: "a parameter changed between `bool` and an integer",
  severity: { otherwise: binaryBreak },
  effect:
    "A `bool` holds 0 or 1, and compilers rely on it: an integer 2 that an old consumer passes where a `bool` is read now is undefined, and may count as both true and false. The other way round, the upper bits of a wider integer are not set by callers that passed a `bool`. Go and Rust see another type when they are built again.",
  remedy: "Keep the integer and test it inside the function (`x != 0`).",
  reference: "C17 6.3.1.2; x86-64 psABI 3.2.3",
  message:
    "parameter `{param}` of `{function}` changed between `bool` and an integer: `{baseline}` -> `{current}`",
  check: (pair) => (primaryParamDifference(pair, "bool") === null ? null : { data: paramSlots(pair) }),
});
