import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";

export const staticAdded = defineRule({
  id: "static-added",
  subject: "static",
  summary: "an exported variable is new",
  severity: { otherwise: addition },
  effect:
    "Nothing changes for those who use the library already. A program that uses the variable needs at least this version of the library at run time.",
  remedy: "Consider a function instead, which leaves the library free to change the type of the variable.",
  reference: "C17 6.9p5",
  message: "variable `{static}` was added",
  check: (pair) => (pair.change === "added" && !pair.becameFunction ? { data: { static: pair.name } } : null),
});
