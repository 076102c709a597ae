import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { severityByGrade } from "../grade.ts";

export const fieldNameMismatch = defineRule({
  id: "field-name-mismatch",
  subject: "field",

  summary: "a field at one place has another name on each side",
  severity: { otherwise: suspicion, cases: { spelling: severityByGrade.spelling } },
  effect:
    "Both sides use the same bytes and may mean different things by them: a field that was renamed on one side, or two fields that changed places, compile and link as before.",
  remedy: "Find out which of the two names is right and use it on both sides.",
  reference: "C17 6.2.7p1",
  message:
    "the field at offset {offset} of `{type}` is called `{baseline}` in the definition and `{current}` in the declaration",
  check: (pair) => {
    const mismatch = fieldMismatchOf(pair, "name");
    if (mismatch === null || pair.renamed === null) return null;
    const offset = pair.offset.from ?? "unknown";
    const data = { type: pair.type, offset, baseline: pair.name, current: pair.renamed };
    return mismatch.grade === "spelling" ? { data, as: "spelling" } : { data };
  },
});
