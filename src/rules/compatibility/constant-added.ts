import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";

export const constantAdded = defineRule({
  id: "constant-added",
  subject: "constant",
  summary: "a constant is new",
  severity: { otherwise: addition },
  effect:
    "Nothing changes for those who use the library already, unless the name collides with one of their own.",
  remedy: "Nothing to do; name the constant in the changelog.",
  reference: "C17 6.10.3",
  message: "constant `{constant}` was added",
  check: (pair) => (pair.change === "added" ? { data: { constant: pair.name } } : null),
});
