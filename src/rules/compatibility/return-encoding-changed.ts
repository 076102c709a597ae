import { defineRule } from "../../findings/rule.ts";
import { meaningBreak } from "../../findings/severity.ts";
import { contradictedFact } from "../contradicted-facts.ts";

export const returnEncodingChanged = defineRule({
  id: "return-encoding-changed",
  subject: "return",
  summary: "text that a function gives back has another encoding",
  severity: { otherwise: meaningBreak },
  effect: "Consumers read the bytes in the old encoding and get other text, or none.",
  remedy: "Add a new function for the new encoding.",
  reference: "Unicode Standard 3.9, D92",
  message: "text that `{function}` gives back has another encoding: {baseline} -> {current}",
  check: (pair) => {
    const fact = contradictedFact(pair, "string");
    return fact === null
      ? null
      : { data: { function: pair.function, baseline: fact.from, current: fact.to } };
  },
});
