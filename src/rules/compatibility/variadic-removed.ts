import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const variadicRemoved = defineRule({
  id: "variadic-removed",
  subject: "function",
  summary: "a function no longer takes a variable number of arguments",
  severity: { otherwise: fullBreak },
  effect:
    "A program that was built before passes its arguments by the variadic convention, on Apple arm64 on the stack where the function now reads registers. Whoever passed more arguments than the list has gets a compile error when building again.",
  remedy: "Keep the variadic function and let it forward to a new one with fixed parameters.",
  reference: "C17 6.5.2.2p6; Apple arm64 ABI, variadic functions",
  message: "function `{function}` is no longer variadic",
  check: (pair) =>
    pair.change === "kept" && pair.baseline.variadic && !pair.current.variadic
      ? { data: { function: pair.name } }
      : null,
});
