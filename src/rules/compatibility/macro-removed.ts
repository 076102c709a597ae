import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";

export const macroRemoved = defineRule({
  id: "macro-removed",
  subject: "macro",
  summary: "a macro is gone",
  severity: { otherwise: sourceBreak },
  effect:
    "Whoever uses it gets a compile error when building again, or a link error for a function of its name. Programs that were built before carry what it expanded to and go on with it.",
  remedy: "Keep the macro, with a note that it is deprecated, or provide a function of the same name.",
  reference: "C17 6.10.3",
  message: "macro `{macro}` was removed",
  check: (pair) => (pair.change === "removed" ? { data: { macro: pair.name } } : null),
});
