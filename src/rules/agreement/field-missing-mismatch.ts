import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { severityByGrade } from "../grade.ts";

export const fieldMissingMismatch = defineRule({
  id: "field-missing-mismatch",
  subject: "field",

  summary: "a struct has a field on one side that the other lacks",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "Every field behind it stands elsewhere on the other side, or the whole has another size: values are read from the wrong bytes, and who reserves the struct by the shorter form has the other side write past its end.",
  remedy: "Write the definition's fields into the declaration, all of them and in their order.",
  reference: "C17 6.7.2.1p15, 6.2.7p1; Rust reference, the C representation",
  message: "field `{field}` of `{type}` is only in the {side}",
  check: (pair) => {
    const mismatch = pair.holder === "struct" ? fieldMismatchOf(pair, "missing") : null;
    if (mismatch === null) return null;
    const side = pair.change === "added" ? "declaration" : "definition";
    return { data: { type: pair.type, field: pair.name, side }, as: mismatch.grade };
  },
});
