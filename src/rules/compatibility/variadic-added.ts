import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

export const variadicAdded = defineRule({
  id: "variadic-added",
  subject: "function",
  summary: "a function takes a variable number of arguments now",
  severity: { otherwise: binaryBreak },
  effect:
    "Variadic arguments travel otherwise: on the stack on Apple arm64, with the number of vector registers in `al` on x86-64 System V. A program that was built before calls by the fixed convention, so that the function reads garbage or saves the wrong registers; a WebAssembly module fails to link. Go cannot call variadic functions at all.",
  remedy:
    "Keep the function with its fixed parameters; add a variadic one under another name, and one that takes a `va_list`.",
  reference: "C17 6.5.2.2p6; x86-64 psABI 3.2.3; Apple arm64 ABI, variadic functions",
  message: "function `{function}` became variadic",
  check: (pair) =>
    pair.change === "kept" && !pair.baseline.variadic && pair.current.variadic
      ? { data: { function: pair.name } }
      : null,
});
