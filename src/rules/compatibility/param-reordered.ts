import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const paramReordered = defineRule({
  id: "param-reordered",
  subject: "function",
  summary: "a function takes the same parameters in another order",
  severity: { otherwise: fullBreak },
  effect:
    "A program that was built before passes each value where the function now reads another one. Where the swapped types are the same, it also compiles again without a word and goes wrong at run time (a copy in the wrong direction, width taken for height).",
  remedy: "Restore the order, or use a new name for the function with the new order.",
  reference: "C17 6.5.2.2p6; C17 6.7.6.3p15",
  message: "parameters of `{function}` are now ordered ({current}), were ({baseline})",
  check: (pair) => {
    if (pair.change !== "kept" || pair.reordered === null) return null;
    const { baseline, current } = pair.reordered;
    return { data: { function: pair.name, baseline: baseline.join(", "), current: current.join(", ") } };
  },
});
