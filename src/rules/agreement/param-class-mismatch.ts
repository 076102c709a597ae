import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { classSlots, paramSides } from "../mismatch-slots.ts";
import { paramMismatch } from "../place-mismatch.ts";

export const paramClassMismatch = defineRule({
  id: "param-class-mismatch",
  subject: "param",

  summary: "a parameter is another kind of value on each side",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "Integers, floats, pointers and records travel in different registers, and a record may travel behind a hidden pointer. The caller puts the value where the declaration says, and the function looks for it elsewhere: it takes whatever lies there for its argument, and every later argument may be off by one. Where both kinds share a register (a pointer and an integer of its width) the value arrives, and only its meaning is in doubt.",
  remedy:
    "Declare the parameter as the kind of value that the definition takes; a record by value or by pointer exactly as it does.",
  reference: "x86-64 psABI 3.2.3; AAPCS64 6.8.2; Microsoft x64 calling convention",
  message:
    "parameter `{param}` of `{function}` is {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = paramMismatch(pair);
    if (mismatch?.kind !== "class") return null;
    return { data: { ...paramSides(pair), ...classSlots(mismatch) }, as: mismatch.grade };
  },
});
