import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { functionMismatch } from "../symbol-mismatch.ts";

export const noreturnMismatch = defineRule({
  id: "noreturn-mismatch",
  subject: "function",

  summary: "a function is declared as one that never returns, and it may",
  severity: { otherwise: disagreement },
  effect:
    "The caller has no code behind the call: when the function returns, execution runs on into whatever lies there in memory.",
  remedy: "Take `_Noreturn`, or `-> !`, out of the declaration, or never return.",
  reference: "C17 6.7.4p8; Rust reference, behavior considered undefined",
  message: "function `{function}` may return by its definition and never does by its declaration",
  check: (pair) => (functionMismatch(pair) === "noreturn" ? { data: { function: pair.name } } : null),
});
