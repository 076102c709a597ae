import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { severityByGrade } from "../grade.ts";
import { classSlots, memberSlots } from "../mismatch-slots.ts";

export const fieldClassMismatch = defineRule({
  id: "field-class-mismatch",
  subject: "field",

  summary: "a field is another kind of value on each side",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "The bytes of a float are read as an integer, those of a record as a pointer, or the other way: garbage, and an address that leads nowhere. By value, the record may also travel in other registers. A pointer and an integer of its width share their bits, so that only their meaning is in doubt.",
  remedy: "Declare the field as the kind of value that the definition has.",
  reference: "C17 6.2.6.1, 6.5p7; x86-64 psABI 3.2.3",
  message: "{what} `{field}` of `{type}` is {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = fieldMismatchOf(pair, "class")?.type ?? null;
    if (mismatch === null) return null;
    return { data: { ...memberSlots(pair, mismatch), ...classSlots(mismatch) }, as: mismatch.grade };
  },
});
