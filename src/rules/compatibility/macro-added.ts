import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";

export const macroAdded = defineRule({
  id: "macro-added",
  subject: "macro",
  summary: "a macro is new",
  severity: { otherwise: addition },
  effect:
    "Nothing changes for those who use the library already, unless the name collides with one of their own.",
  remedy: "Nothing to do; name the macro in the changelog.",
  reference: "C17 6.10.3",
  message: "macro `{macro}` was added",
  check: (pair) => (pair.change === "added" ? { data: { macro: pair.name } } : null),
});
