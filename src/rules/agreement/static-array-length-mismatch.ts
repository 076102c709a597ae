import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { variableSlots } from "../mismatch-slots.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticArrayLengthMismatch = defineRule({
  id: "static-array-length-mismatch",
  subject: "static",

  summary: "an exported array has another number of elements on each side",
  severity: { otherwise: disagreement },
  effect:
    "The side that counts more elements reads and writes whatever the linker put behind the array; a program that keeps a copy of it (a copy relocation) reserves too few bytes.",
  remedy: "Give both sides one length, best by a constant of one name that is compared too.",
  reference: "C17 6.2.7p2-3; x86-64 psABI, R_X86_64_COPY",
  message:
    "{what} `{static}` has another number of elements in the definition than in the declaration: {types}",
  check: (pair) => {
    const mismatch = staticMismatchOf(pair, "array-length");
    if (mismatch === null) return null;
    return { data: variableSlots(pair, mismatch.type) };
  },
});
