import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { functionMismatch } from "../symbol-mismatch.ts";

export const variadicMismatch = defineRule({
  id: "variadic-mismatch",
  subject: "function",

  summary: "a function takes a variable number of arguments on one side only",
  severity: { otherwise: disagreement },
  effect:
    "Callers of a variadic function widen small arguments, and on some targets pass all of the variable ones on the stack or count those in vector registers in `al`: a function that expects them in registers finds something else there, and the other way round.",
  remedy:
    "Declare `...` where the definition has it, and nowhere else; Go and stable Rust cannot define such a function, so that a wrapper in C has to.",
  reference: "C17 6.5.2.2p6-7; x86-64 psABI 3.5.7; Apple arm64 calling conventions",
  message:
    "function `{function}` takes {from} number of arguments in the definition and {to} one in the declaration",
  check: (pair) => {
    if (functionMismatch(pair) !== "variadic" || pair.change !== "kept") return null;
    const [fixed, variable] = ["a fixed", "a variable"];
    const isVariadic = pair.baseline.variadic === true;
    const [from, to] = isVariadic ? [variable, fixed] : [fixed, variable];
    return { data: { function: pair.name, from, to } };
  },
});
