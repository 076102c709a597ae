import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { paramSides } from "../mismatch-slots.ts";
import { paramMismatch } from "../place-mismatch.ts";

export const paramBoolMismatch = defineRule({
  id: "param-bool-mismatch",
  subject: "param",

  summary: "a parameter is a bool on one side and an integer on the other",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "A bool holds 0 or 1 and nothing else. If the function takes a bool and the declaration lets any number through, a 2 is undefined behaviour in Rust and may take no branch or both. If the widths differ too, upper bytes are read that nobody set.",
  remedy:
    "Declare `bool` of `stdbool.h` where the definition has a bool, or take an integer in the definition and compare it with 0.",
  reference: "Rust reference, behavior considered undefined; C17 6.2.5p2, 6.3.1.2",
  message: "parameter `{param}` of `{function}` is a bool on one side and an integer on the other: {types}",
  check: (pair) => {
    const mismatch = paramMismatch(pair);
    if (mismatch?.kind !== "bool") return null;
    return { data: paramSides(pair), as: mismatch.grade };
  },
});
