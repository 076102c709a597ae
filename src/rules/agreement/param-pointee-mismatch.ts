import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { paramSides } from "../mismatch-slots.ts";
import { paramMismatch } from "../place-mismatch.ts";

export const paramPointeeMismatch = defineRule({
  id: "param-pointee-mismatch",
  subject: "param",

  summary: "a pointer is passed to something else than the function expects behind it",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "The address arrives, and behind it the function reads and writes with the sizes and offsets of its own type: fields are read from the wrong bytes, and what it writes may reach past the end of what the caller reserved. Where both types are hidden, one kind of handle is taken for another.",
  remedy:
    "Declare the parameter as a pointer to the type that the definition has; if the two are one type with two names, give both sides one name.",
  reference: "C17 6.2.7p1, 6.5p7",
  message:
    "parameter `{param}` of `{function}` points at another type in the declaration than in the definition: {types}",
  check: (pair) => {
    const mismatch = paramMismatch(pair);
    if (mismatch?.kind !== "pointee") return null;
    return { data: paramSides(pair), as: mismatch.grade };
  },
});
