import { defineRule } from "../../findings/rule.ts";
import { addition, fullBreak } from "../../findings/severity.ts";

export const bridgeTargetsChanged = defineRule({
  id: "bridge-targets-changed",
  subject: "bridge",
  summary: "a bridge is built for other targets than before",
  severity: {
    otherwise: addition,
    cases: { lost: { when: "if one is gone", severity: fullBreak } },
  },
  effect: "For a target that is gone there is no library, and what is generated does not compile.",
  remedy: "Keep every target, or raise the major version.",
  reference: "BRIDGE.md, The file, `targets`",
  message: "other targets than before: {baseline} -> {current}",
  check: (pair) => {
    if (pair.fact !== "targets") return null;
    const data = { baseline: pair.baseline, current: pair.current };
    return pair.lost ? { data, as: "lost" } : { data };
  },
});
