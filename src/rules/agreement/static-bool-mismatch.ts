import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { variableSlots } from "../mismatch-slots.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticBoolMismatch = defineRule({
  id: "static-bool-mismatch",
  subject: "static",

  summary: "a variable is a bool on one side and an integer on the other",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "A bool holds 0 or 1 and nothing else: any other number that one side stores is undefined behaviour when Rust reads it as a bool. If the widths differ too, bytes behind the variable are read or overwritten.",
  remedy: "Declare `bool` of `stdbool.h` where the definition has a bool, or make both sides an integer.",
  reference: "Rust reference, behavior considered undefined; C17 6.2.7p2, 6.3.1.2",
  message: "{what} `{static}` is a bool on one side and an integer on the other: {types}",
  check: (pair) => {
    const mismatch = staticMismatchOf(pair, "bool");
    if (mismatch === null) return null;
    return { data: variableSlots(pair, mismatch.type), as: mismatch.grade };
  },
});
