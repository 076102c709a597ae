import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { functionMismatch } from "../symbol-mismatch.ts";

export const paramOrderMismatch = defineRule({
  id: "param-order-mismatch",
  subject: "function",

  summary: "a function takes the same parameters in another order than it is declared with",
  severity: { otherwise: disagreement },
  effect:
    "The caller passes each value in the place of another. Where the types are alike nothing shows it, at build time or at run time, but what the function does: it copies from the destination into the source.",
  remedy:
    "Write the parameters into the declaration in the order of the definition, and go through every call.",
  reference: "C17 6.5.2.2p4; x86-64 psABI 3.2.3",
  message: "function `{function}` takes ({baseline}) in the definition and ({current}) in the declaration",
  check: (pair) => {
    if (functionMismatch(pair) !== "order" || pair.reordered === null) return null;
    const { baseline, current } = pair.reordered;
    const data = { baseline: baseline.join(", "), current: current.join(", ") };
    return { data: { function: pair.name, ...data } };
  },
});
