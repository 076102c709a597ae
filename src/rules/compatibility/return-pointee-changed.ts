import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { effectOf, primaryReturnDifference, severityByEffect } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnPointeeChanged = defineRule({
  id: "return-pointee-changed",
  subject: "return",
  summary: "a pointer that is given back points at another type",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "The pointer itself travels as before. Where the memory behind it is laid out otherwise, a program that was built before reads it with the old sizes and offsets and gets garbage, or reads past its end. Where it is the same or hidden, only code that is built again notices. From or to `void *` C converts in silence; C++, Go and Rust do not.",
  remedy: "Let the new type begin with the members of the old one, or add another function.",
  reference: "C17 6.5.16.1p1; C17 6.2.7p1",
  message: "result of `{function}` points at another type: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryReturnDifference(pair, "pointee");
    return difference === null ? null : { data: returnSlots(pair), as: effectOf(difference, "return") };
  },
});
