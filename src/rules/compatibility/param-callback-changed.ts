import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { primaryParamDifference, severityByEffect } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramCallbackChanged = defineRule({
  id: "param-callback-changed",
  subject: "param",
  summary: "a function pointer that is passed has another signature",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "The library calls the function of the consumer with other arguments than it was built for, or reads another result: the callback gets garbage. Whoever builds again gets a warning or an error about incompatible function pointers.",
  remedy: "Keep the function, and add another one that takes the new callback.",
  reference: "C17 6.3.2.3p8; C17 6.7.6.3p15",
  message: "callback `{param}` of `{function}` has another signature: {what}",
  check: (pair) => {
    const difference = primaryParamDifference(pair, "callback");
    return difference === null
      ? null
      : { data: { ...paramSlots(pair), what: difference.what }, as: difference.breaks };
  },
});
