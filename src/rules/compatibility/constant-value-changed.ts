import { defineRule } from "../../findings/rule.ts";
import { meaningBreak, meaningWarning } from "../../findings/severity.ts";
import { constantKindOf } from "../constant-kind.ts";

export const constantValueChanged = defineRule({
  id: "constant-value-changed",
  subject: "constant",
  summary: "a constant has another value",
  severity: {
    otherwise: meaningBreak,
    cases: { text: { when: "if it is a text", severity: meaningWarning } },
  },
  effect:
    "The value is copied into consumers when they are compiled: a program that was built before goes on with the old one. A number that is a size, flag or status code then means one thing on one side and something else on the other; a text that names a file, key or protocol no longer fits what the library looks for. Nothing reports it.",
  remedy: "Keep the value and add another constant for the new one.",
  reference: "C17 6.10.3",
  message: "value of constant `{constant}` changed: {baseline} -> {current}",
  check: (pair) => {
    if (pair.change !== "kept" || pair.version) return null;
    const { baseline, current } = pair;
    if (constantKindOf(baseline) !== constantKindOf(current) || baseline.value === current.value) return null;
    const values = { baseline: String(baseline.value), current: String(current.value) };
    const as = constantKindOf(current) === "text" ? "text" : undefined;
    return { data: { constant: pair.name, ...values }, as };
  },
});
