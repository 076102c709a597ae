import { defineRule } from "../../findings/rule.ts";
import { harmless, meaningBreak } from "../../findings/severity.ts";
import { contradictedParamFact } from "../contradicted-facts.ts";

const LENGTHS = ["call", "handle", "forever"] as const;

export const paramRetentionChanged = defineRule({
  id: "param-retention-changed",
  subject: "param",
  summary: "the library keeps what a parameter stands for longer or shorter than before",
  severity: {
    otherwise: meaningBreak,
    cases: { shorter: { when: "if it is kept shorter", severity: harmless } },
  },
  effect:
    "Consumers let go of the memory or the callback when they were used to, and the library goes on to use it. What is kept shorter than before harms nobody.",
  remedy: "Copy what has to be kept, or add a new function that says how long it keeps it.",
  reference: "SEI CERT C MEM30-C",
  message: "parameter `{param}` of `{function}` is kept for another time: {baseline} -> {current}",
  check: (pair) => {
    const fact = contradictedParamFact(pair, "retained");
    if (fact === null) return null;
    const data = { function: pair.function, param: pair.name, baseline: fact.from, current: fact.to };
    return LENGTHS.indexOf(fact.to) < LENGTHS.indexOf(fact.from) ? { data, as: "shorter" } : { data };
  },
});
