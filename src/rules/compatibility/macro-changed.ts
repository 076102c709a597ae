import { defineRule } from "../../findings/rule.ts";
import { meaningWarning, sourceBreak } from "../../findings/severity.ts";

export const macroChanged = defineRule({
  id: "macro-changed",
  subject: "macro",
  summary: "a macro expands to something else",
  severity: {
    otherwise: meaningWarning,
    cases: { arguments: { when: "if it takes another number of arguments", severity: sourceBreak } },
  },
  effect:
    "Its text is copied into consumers when they are compiled: a program that was built before goes on with the old expansion, and one that is built again gets the new one. If it takes another number of arguments, whoever uses it gets a compile error.",
  remedy: "Keep what the macro does, and add another one for the new behaviour.",
  reference: "C17 6.10.3p4",
  message: "macro `{macro}` {what}: `{baseline}` -> `{current}`",
  check: (pair) => {
    if (pair.change !== "kept" || pair.version || !pair.changed) return null;
    const { baseline, current } = pair;
    const macro = pair.name;
    if (baseline.params?.length !== current.params?.length) {
      const was = baseline.params?.join(", ") || "none";
      const is = current.params?.join(", ") || "none";
      return { data: { macro, what: "takes other arguments", baseline: was, current: is }, as: "arguments" };
    }
    const bodies = { baseline: baseline.body || "nothing", current: current.body || "nothing" };
    return { data: { macro, what: "expands to something else", ...bodies } };
  },
});
