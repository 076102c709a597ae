import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { returnSides } from "../mismatch-slots.ts";
import { returnMismatch } from "../place-mismatch.ts";

export const returnBoolMismatch = defineRule({
  id: "return-bool-mismatch",
  subject: "return",

  summary: "a result is a bool on one side and an integer on the other",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "A function that returns a bool sets one byte of the register and leaves the others as they were: a caller that reads an `int` sees true where the function said false. The other way round, a status code such as 2 or -1 becomes a bool that is neither true nor false.",
  remedy:
    "Declare `bool` of `stdbool.h` where the definition has a bool, and the integer type where it returns a code.",
  reference: "x86-64 psABI 3.2.3; Rust reference, behavior considered undefined; C17 6.3.1.2",
  message: "result of `{function}` is a bool on one side and an integer on the other: {types}",
  check: (pair) => {
    const mismatch = returnMismatch(pair);
    if (mismatch?.kind !== "bool") return null;
    return { data: returnSides(pair), as: mismatch.grade };
  },
});
