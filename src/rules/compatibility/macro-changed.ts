import { defineRule } from "../../findings/rule.ts";
import { meaningWarning, sourceBreak } from "../../findings/severity.ts";

export const macroChanged = defineRule({
  id: "macro-changed",
  subject: "macro",
  summary: "a macro expands to something else",
  severity: { otherwise: meaningWarning, cases: { arguments: sourceBreak } },
  effect:
    "Its text is copied into consumers when they are compiled: a program that was built before goes on with the old expansion, and one that is built again gets the new one. If it takes another number of arguments, whoever uses it gets a compile error.",
  remedy: "Keep what the macro does, and add another one for the new behaviour.",
  reference: "C17 6.10.3p4",
  message: "macro `{macro}` changed: `{baseline}` -> `{current}`",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const { baseline, current } = pair;
    const data = { macro: pair.name, baseline: baseline.body, current: current.body };
    if (baseline.params?.length !== current.params?.length) return { data, as: "arguments" };
    return baseline.body === current.body ? null : { data };
  },
});
