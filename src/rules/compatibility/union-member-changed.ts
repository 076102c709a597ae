import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { type Effect, effectOf, severityByEffect } from "../primary-difference.ts";
import { type FieldChange, primaryFieldChange, resizesUnion } from "../primary-field-change.ts";
import { fieldSlots } from "../type-slots.ts";

function effectOfChange(change: FieldChange): Effect {
  if (change.kind === "bit-field") return "binary";
  if (change.difference !== null) return effectOf(change.difference, "memory");
  return change.kind === "volatile" ? "meaning" : "source";
}

export const unionMemberChanged = defineRule({
  id: "union-member-changed",
  subject: "field",
  summary: "a member of a union has another type, qualifier or name",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "All members share their bytes, so that nothing moves; but a consumer that was built before reads and writes them as the old type. One that is compiled again fails where the name or the type no longer fits.",
  remedy: "Leave the member as it is, and add another one.",
  reference: "C17 6.7.2.1p16, 6.2.7",
  message: "member `{field}: {baseline}` of union `{type}` is now `{name}: {current}`",
  check: (pair) => {
    const change = pair.holder === "union" && !resizesUnion(pair) ? primaryFieldChange(pair) : null;
    if (change === null) return null;
    return { data: { ...fieldSlots(pair), name: pair.renamed ?? pair.name }, as: effectOfChange(change) };
  },
});
