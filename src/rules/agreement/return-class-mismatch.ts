import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { severityByGrade } from "../grade.ts";
import { classSlots, returnSides } from "../mismatch-slots.ts";
import { returnMismatch } from "../place-mismatch.ts";

export const returnClassMismatch = defineRule({
  id: "return-class-mismatch",
  subject: "return",

  summary: "a result is another kind of value on each side",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "Integers, floats and records come back in different registers, and a large record through a hidden pointer that only one side passes, which shifts every argument. The caller takes what happens to lie in its register for the result, or the function writes the result to an address that nobody gave it. Where both kinds share a register (a pointer and an integer of its width) the value arrives, and only its meaning is in doubt.",
  remedy: "Declare the result that the definition gives back, `void` only where it gives nothing.",
  reference: "x86-64 psABI 3.2.3; AAPCS64 6.9; Microsoft x64 calling convention, return values",
  message: "result of `{function}` is {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = returnMismatch(pair);
    if (mismatch?.kind !== "class") return null;
    return { data: { ...returnSides(pair), ...classSlots(mismatch) }, as: mismatch.grade };
  },
});
