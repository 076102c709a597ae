import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";

export const functionAdded = defineRule({
  id: "function-added",
  subject: "function",
  summary: "a function is new",
  severity: { otherwise: addition },
  effect:
    "Nothing changes for those who use the library already. A program that calls the new function needs at least this version of the library: at run time, or, as an inline function has no symbol, only where it is compiled.",
  remedy: "Nothing to do; name the function in the changelog.",
  reference: "C17 6.9p5",
  message: "function `{function}` was added",
  check: (pair) => (pair.change === "added" && !pair.becameStatic ? { data: { function: pair.name } } : null),
});
