import { defineRule } from "../../findings/rule.ts";
import { harmless, meaningBreak } from "../../findings/severity.ts";
import { contradictedParamFact } from "../contradicted-facts.ts";

export const paramLimitChanged = defineRule({
  id: "param-limit-changed",
  subject: "param",
  summary: "the library takes longer or shorter slices than before",
  severity: {
    otherwise: meaningBreak,
    cases: { longer: { when: "if longer ones are taken", severity: harmless } },
  },
  effect:
    "What consumers hand over, and was taken, is refused when they run. To take longer slices harms nobody.",
  remedy: "Go on to take what was taken, or add a new function with the lower limit.",
  reference: "contract format, max",
  message: "the longest slice that `{param}` of `{function}` may be: {baseline} -> {current}",
  check: (pair) => {
    const fact = contradictedParamFact(pair, "max");
    if (fact === null) return null;
    const { from, to } = fact;
    const data = { function: pair.function, param: pair.name, baseline: String(from), current: String(to) };
    const isLonger = to === "none" || (from !== "none" && to > from);
    return isLonger ? { data, as: "longer" } : { data };
  },
});
