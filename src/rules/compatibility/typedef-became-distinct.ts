import type { TypePair } from "../../compare/pair.ts";
import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { kindChangeOf } from "../kind-change.ts";
import { type Effect, effectOf, severityByEffect } from "../primary-difference.ts";
import { innermostDifference } from "../primary-field-change.ts";
import { kindWords } from "../type-slots.ts";

/** By what the two stand for, where that was compared; undefined is the worst. */
function effectOfKinds(pair: TypePair): Effect | undefined {
  const difference = innermostDifference(pair.differences);
  if (difference !== null) return effectOf(difference, difference.kind === "sign" ? "param" : "memory");
  const onlyBehindPointers = pair.size.from === null && pair.size.to === null;
  return onlyBehindPointers ? "source" : undefined;
}

export const typedefBecameDistinct = defineRule({
  id: "typedef-became-distinct",
  subject: "type",
  summary: "a typedef became a type of its own, or the other way",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "A scalar or pointer and a struct of the same size may travel in other registers or through a hidden pointer, so that a consumer that was built before passes the value where nobody looks for it. One that is compiled again fails where it converts, compares or prints the value.",
  remedy: "Keep the typedef as it is and give the new type a new name, with new functions that use it.",
  reference: "C17 6.2.7, 6.7.8; x86-64 psABI 3.2.3",
  message: "`{type}` was declared as {baseline} and is now declared as {current}",
  check: (pair) =>
    pair.change === "kept" && kindChangeOf(pair) === "distinct"
      ? {
          data: { type: pair.name, baseline: kindWords(pair.baseline), current: kindWords(pair.current) },
          as: effectOfKinds(pair),
        }
      : null,
});
