import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";

export const bridgeTypeChanged = defineRule({
  id: "bridge-type-changed",
  subject: "bridge",
  summary: "what crosses a bridge is of another type in Go, whether or not C has the same for both",
  severity: { otherwise: sourceBreak },
  effect:
    "Go callers that are built again have a value of the old type, and do not compile. In C the type may be the same, and other values are taken or given: a `bool` is 0 or 1, a `char32` no surrogate, an enum one of its variants.",
  remedy: "Add a new op, field or callback of the new type, and keep the old one.",
  reference: "BRIDGE.md, Lowering 1; Go specification, Assignability",
  message: "{of} of `{item}` is of another type: `{baseline}` -> `{current}`",
  check: (pair) => {
    if (pair.fact !== "type") return null;
    const { of, item, baseline, current } = pair;
    return { data: { of, item, baseline, current } };
  },
});
