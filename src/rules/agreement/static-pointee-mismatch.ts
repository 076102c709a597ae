import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { variableSlots } from "../mismatch-slots.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticPointeeMismatch = defineRule({
  id: "static-pointee-mismatch",
  subject: "static",

  summary: "a variable points at something else on each side",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "The address is read alike, and behind it each side uses the sizes and offsets of another type: it reads the wrong bytes, and may write past the end of what is there.",
  remedy: "Declare the variable as a pointer to the type that the definition has.",
  reference: "C17 6.2.7p2, 6.5p7",
  message: "{what} `{static}` points at another type in the declaration than in the definition: {types}",
  check: (pair) => {
    const mismatch = staticMismatchOf(pair, "pointee");
    if (mismatch === null) return null;
    return { data: variableSlots(pair, mismatch.type), as: mismatch.grade };
  },
});
