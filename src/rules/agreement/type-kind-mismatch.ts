import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { typeMismatchOf } from "../type-mismatch.ts";
import { kindWords } from "../type-slots.ts";

export const typeKindMismatch = defineRule({
  id: "type-kind-mismatch",
  subject: "type",

  summary: "a name stands for another kind of type on each side",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "A plain number is taken for a record, or one of some names for a struct with a tag: size, registers and every offset are in doubt. Where the definition keeps its fields to itself, nobody can say whether those that the declaration shows are there; where Rust's enum with data is written out as a struct of the same size, nobody but its author can.",
  remedy:
    "Declare the kind of type that the definition has; a type that is hidden by name only, and one with a layout as `repr(C)` with the same fields.",
  reference: "C17 6.2.7p1, 6.7.2.3p2; RFC 2195; Rust reference, type layout",
  message: "`{type}` is declared as {current} and defined as {baseline}",
  check: (pair) => {
    const mismatch = typeMismatchOf(pair, "kind");
    if (mismatch === null || pair.change !== "kept") return null;
    const data = { baseline: kindWords(pair.baseline), current: kindWords(pair.current) };
    return { data: { type: pair.name, ...data }, as: mismatch.grade };
  },
});
