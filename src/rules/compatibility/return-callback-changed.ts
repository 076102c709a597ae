import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { primaryReturnDifference, severityByEffect } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnCallbackChanged = defineRule({
  id: "return-callback-changed",
  subject: "return",
  summary: "a function pointer that is given back has another signature",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "A program that was built before calls the function behind the pointer with the old arguments, and reads the old result: the library gets garbage. Whoever builds again gets a warning or an error about incompatible function pointers.",
  remedy: "Keep the function, and add another one that gives the new function pointer back.",
  reference: "C17 6.3.2.3p8; C17 6.7.6.3p15",
  message: "function pointer that `{function}` gives back has another signature: {what}",
  check: (pair) => {
    const difference = primaryReturnDifference(pair, "callback");
    return difference === null
      ? null
      : { data: { ...returnSlots(pair), what: difference.what }, as: difference.breaks };
  },
});
