import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { returnSides } from "../mismatch-slots.ts";
import { returnMismatch } from "../place-mismatch.ts";

export const returnPointeeMismatch = defineRule({
  id: "return-pointee-mismatch",
  subject: "return",

  summary: "a result points at something else than the caller is told",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "The address arrives, and behind it the caller reads and writes with the sizes and offsets of another type than lies there. Where both types are hidden, the handle is later given to functions that expect another kind.",
  remedy:
    "Declare the result as a pointer to the type that the definition has; if the two are one type with two names, give both sides one name.",
  reference: "C17 6.2.7p1, 6.5p7",
  message: "result of `{function}` points at another type in the declaration than in the definition: {types}",
  check: (pair) => {
    const mismatch = returnMismatch(pair);
    if (mismatch?.kind !== "pointee") return null;
    return { data: returnSides(pair), as: mismatch.grade };
  },
});
