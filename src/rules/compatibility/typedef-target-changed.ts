import type { TypeDifference } from "../../compare/type-difference.ts";
import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { printType } from "../../idl/type-expression.ts";
import { type Effect, effectOf, severityByEffect } from "../primary-difference.ts";
import { innermostDifference } from "../primary-field-change.ts";

/** A typedef may stand in any place, so that each difference counts as it does in the worst of them. */
function effectOfTarget(difference: TypeDifference): Effect {
  if (difference.kind === "pointee" && difference.void !== null) return "source";
  return effectOf(difference, difference.kind === "sign" ? "param" : "memory");
}

export const typedefTargetChanged = defineRule({
  id: "typedef-target-changed",
  subject: "type",
  summary: "a typedef stands for another type",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "Everything that is declared through the typedef changes with it. If the type differs in memory, a consumer that was built before passes and reads values of the old one: they are cut, extended with garbage or looked for in another register. If only what compilers check differs, those that are compiled again fail.",
  remedy: "Keep the typedef as it is, and add a new one with new functions that use it.",
  reference: "C17 6.7.8, 6.2.7",
  message: "`{type}` was `{baseline}` and is now `{current}`",
  check: (pair) => {
    if (pair.change !== "kept" || pair.baseline.kind !== "alias" || pair.current.kind !== "alias")
      return null;
    const difference = innermostDifference(pair.differences);
    if (difference === null) return null;
    const data = {
      type: pair.name,
      baseline: printType(pair.baseline.to),
      current: printType(pair.current.to),
    };
    return { data, as: effectOfTarget(difference) };
  },
});
