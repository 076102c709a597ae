import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { severityByGrade } from "../grade.ts";
import { memberSlots } from "../mismatch-slots.ts";

export const fieldPointeeMismatch = defineRule({
  id: "field-pointee-mismatch",
  subject: "field",

  summary: "a field points at something else on each side",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "The address is read alike, and behind it each side uses the sizes and offsets of another type: it reads the wrong bytes, and may write past the end of what is there.",
  remedy:
    "Declare the field as a pointer to the type that the definition has; if the two are one type with two names, give both sides one name.",
  reference: "C17 6.2.7p1, 6.5p7",
  message:
    "{what} `{field}` of `{type}` points at another type in the declaration than in the definition: {types}",
  check: (pair) => {
    const mismatch = fieldMismatchOf(pair, "pointee");
    if (mismatch === null) return null;
    return { data: memberSlots(pair, mismatch.type), as: mismatch.grade };
  },
});
