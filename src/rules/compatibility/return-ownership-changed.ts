import { defineRule } from "../../findings/rule.ts";
import { meaningBreak } from "../../findings/severity.ts";
import { contradictedFact } from "../contradicted-facts.ts";

export const returnOwnershipChanged = defineRule({
  id: "return-ownership-changed",
  subject: "return",
  summary: "another side frees what a function gives back, or frees it otherwise",
  severity: { otherwise: meaningBreak },
  effect:
    "Consumers go on to free what is no longer theirs, or no longer free what is, or hand it to the wrong function. Nothing of it shows when they are built.",
  remedy: "Add a new function for the new ownership, and keep the old one as it is.",
  reference: "SEI CERT C MEM00-C, MEM31-C",
  message: "who frees the result of `{function}` changed: {baseline} -> {current}",
  check: (pair) => {
    const fact = contradictedFact(pair, "transfer") ?? contradictedFact(pair, "destructor");
    return fact === null
      ? null
      : { data: { function: pair.function, baseline: fact.from, current: fact.to } };
  },
});
