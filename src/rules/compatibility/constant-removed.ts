import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";

export const constantRemoved = defineRule({
  id: "constant-removed",
  subject: "constant",
  summary: "a constant is gone",
  severity: { otherwise: sourceBreak },
  effect:
    "Whoever names it gets a compile error when building again. Programs that were built before carry its value and go on with it, whether or not the library still knows it.",
  remedy: "Keep the constant, with a note that it is deprecated.",
  reference: "C17 6.10.3",
  message: "constant `{constant}` was removed",
  check: (pair) => (pair.change === "removed" ? { data: { constant: pair.name } } : null),
});
