import { defineRule } from "../../findings/rule.ts";
import { meaningBreak } from "../../findings/severity.ts";
import type { ErrorConvention } from "../../idl/meaning.ts";

function describe({ kind, ok, out, function: told }: ErrorConvention): string {
  return [
    kind,
    ...(ok === undefined ? [] : [`ok is ${ok}`]),
    // Which parameter it is, under which name, is told with the parameters.
    ...(out === undefined ? [] : ["error in a parameter"]),
    ...(told === undefined ? [] : [`told by \`${told}\``]),
  ].join(", ");
}

export const functionErrorConventionChanged = defineRule({
  id: "function-error-convention-changed",
  subject: "function",
  summary: "a function reports failure in another way",
  severity: { otherwise: meaningBreak },
  effect:
    "Consumers look for failure where it no longer shows: they take each failure for a success, or each success for a failure, and free or keep the wrong error.",
  remedy: "Keep the way in which a function fails; add a new function for a new one.",
  reference: "SEI CERT C ERR33-C",
  message: "function `{function}` reports failure otherwise: {baseline} -> {current}",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const { baseline, current } = pair;
    if (baseline.error === undefined || current.error === undefined) return null;
    const [from, to] = [describe(baseline.error), describe(current.error)];
    return from === to ? null : { data: { function: pair.name, baseline: from, current: to } };
  },
});
