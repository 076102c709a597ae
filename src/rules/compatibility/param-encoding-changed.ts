import { defineRule } from "../../findings/rule.ts";
import { harmless, meaningBreak } from "../../findings/severity.ts";
import { contradictedParamFact, isWritten } from "../contradicted-facts.ts";

export const paramEncodingChanged = defineRule({
  id: "param-encoding-changed",
  subject: "param",
  summary: "text in a parameter has another encoding",
  severity: {
    otherwise: meaningBreak,
    cases: { "any-bytes": { when: "if any bytes are taken now", severity: harmless } },
  },
  effect:
    "Consumers go on to pass or read text in the old encoding: the library refuses it or takes it for other text. Bytes that are no text are refused where UTF-8 is asked for now.",
  remedy: "Add a new function for the new encoding.",
  reference: "Unicode Standard 3.9, D92",
  message: "text in parameter `{param}` of `{function}` has another encoding: {baseline} -> {current}",
  check: (pair) => {
    const fact = contradictedParamFact(pair, "string");
    if (fact === null || pair.change !== "kept") return null;
    const data = { function: pair.function, param: pair.name, baseline: fact.from, current: fact.to };
    const isTaken = !isWritten(pair.baseline) && fact.from === "utf8" && fact.to === "bytes";
    return isTaken ? { data, as: "any-bytes" } : { data };
  },
});
