import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { effectOf, primaryParamDifference, severityByEffect } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramPointeeChanged = defineRule({
  id: "param-pointee-changed",
  subject: "param",
  summary: "a pointer that is passed points at another type",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "The pointer itself travels as before. Where the memory behind it is laid out otherwise, the function reads and writes with other sizes and offsets than the consumer prepared, up to writing past its end. Where it is the same or hidden, only code that is built again notices, by a warning or an error about incompatible pointers. To or from `void *` nothing is checked any more.",
  remedy: "Keep the type behind the pointer, or add another function for the new one.",
  reference: "C17 6.5.16.1p1; C17 6.2.7p1",
  message: "parameter `{param}` of `{function}` points at another type: `{baseline}` -> `{current}`",
  check: (pair) => {
    const difference = primaryParamDifference(pair, "pointee");
    return difference === null ? null : { data: paramSlots(pair), as: effectOf(difference, "param") };
  },
});
