import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { memberSlots } from "../mismatch-slots.ts";

export const fieldArrayLengthMismatch = defineRule({
  id: "field-array-length-mismatch",
  subject: "field",

  summary: "an array in a record has another number of elements on each side",
  severity: { otherwise: disagreement },
  effect:
    "The side that knows fewer elements reserves too little, and the other reads and writes past the end; every later field stands elsewhere. An array that ends a record makes the whole shorter or longer than the other side thinks.",
  remedy: "Give both sides one length, best by a constant of one name that is compared too.",
  reference: "C17 6.7.2.1p15, p18, 6.7.6.2",
  message:
    "{what} `{field}` of `{type}` has another number of elements in the definition than in the declaration: {types}",
  check: (pair) => {
    const mismatch = fieldMismatchOf(pair, "array-length");
    if (mismatch === null) return null;
    return { data: memberSlots(pair, mismatch.type) };
  },
});
