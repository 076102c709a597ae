import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { functionMismatch } from "../symbol-mismatch.ts";

export const callingConventionMismatch = defineRule({
  id: "calling-convention-mismatch",
  subject: "function",

  summary: "a function is declared with another calling convention than it has",
  severity: { otherwise: disagreement },
  effect:
    "The caller puts the arguments into other registers or stack slots than the function reads, and may leave the clearing of the stack to the wrong side: garbage arguments, a lost stack pointer, a crash after the return. Rust's own convention is not specified at all.",
  remedy: 'Write `extern "C"` on the definition, or the definition\'s convention into the declaration.',
  reference:
    "Rust reference, `extern` function qualifier; GCC x86 function attributes; Microsoft x64 calling convention",
  message:
    "function `{function}` follows convention `{baseline}` in the definition and `{current}` in the declaration",
  check: (pair) => {
    if (functionMismatch(pair) !== "convention" || pair.change !== "kept") return null;
    const [baseline, current] = [pair.baseline.abi ?? "C", pair.current.abi ?? "C"];
    return { data: { function: pair.name, baseline, current } };
  },
});
