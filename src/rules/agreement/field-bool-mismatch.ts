import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { severityByGrade } from "../grade.ts";
import { memberSlots } from "../mismatch-slots.ts";

export const fieldBoolMismatch = defineRule({
  id: "field-bool-mismatch",
  subject: "field",

  summary: "a field is a bool on one side and an integer on the other",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "A bool holds 0 or 1 and nothing else: any other number that one side stores is undefined behaviour when Rust reads it as a bool. If the widths differ too, the neighbours are read or overwritten.",
  remedy:
    "Declare `bool` of `stdbool.h` where the definition has a bool, or store an integer in the definition and compare it with 0.",
  reference: "Rust reference, behavior considered undefined; C17 6.2.5p2, 6.3.1.2",
  message: "{what} `{field}` of `{type}` is a bool on one side and an integer on the other: {types}",
  check: (pair) => {
    const mismatch = fieldMismatchOf(pair, "bool");
    if (mismatch === null) return null;
    return { data: memberSlots(pair, mismatch.type), as: mismatch.grade };
  },
});
