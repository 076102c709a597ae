import { defineRule } from "../../findings/rule.ts";
import { meaningBreak } from "../../findings/severity.ts";
import { contradictedParamFact } from "../contradicted-facts.ts";

export const paramOwnershipChanged = defineRule({
  id: "param-ownership-changed",
  subject: "param",
  summary: "another side frees what a parameter points at, or frees it otherwise",
  severity: { otherwise: meaningBreak },
  effect:
    "What the one side frees now, the other side goes on to free or to use: memory is freed twice, used after it was freed, or never freed. Nothing of it shows when consumers are built.",
  remedy: "Add a new function for the new ownership, and keep the old one as it is.",
  reference: "SEI CERT C MEM00-C, MEM31-C",
  message: "who frees parameter `{param}` of `{function}` changed: {baseline} -> {current}",
  check: (pair) => {
    const fact = contradictedParamFact(pair, "transfer") ?? contradictedParamFact(pair, "destructor");
    return fact === null
      ? null
      : { data: { function: pair.function, param: pair.name, baseline: fact.from, current: fact.to } };
  },
});
