import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { classSlots, variableSlots } from "../mismatch-slots.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticClassMismatch = defineRule({
  id: "static-class-mismatch",
  subject: "static",

  summary: "a variable is another kind of value on each side",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "The bytes of the variable are read as something that they are not: a float as an integer, a record as a pointer. A pointer and an integer of its width share their bits, so that only their meaning is in doubt.",
  remedy:
    "Declare the variable with the type of its definition; an array as an array, for a pointer is not the same (C17 6.7.6.2).",
  reference: "C17 6.2.7p2, 6.5p7",
  message: "{what} `{static}` is {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = staticMismatchOf(pair, "class")?.type ?? null;
    if (mismatch === null) return null;
    return { data: { ...variableSlots(pair, mismatch), ...classSlots(mismatch) }, as: mismatch.grade };
  },
});
