import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { levelSlots, memberSlots } from "../mismatch-slots.ts";

export const fieldPointerLevelMismatch = defineRule({
  id: "field-pointer-level-mismatch",
  subject: "field",

  summary: "a field leads through more pointers on one side than on the other",
  severity: { otherwise: disagreement },
  effect:
    "One side follows a pointer that the other never stored, or takes an address for text or numbers. What compiles through a cast reads from a wrong address as soon as the field is used.",
  remedy: "Count the stars on both sides and declare as many as the definition has.",
  reference: "C17 6.5.3.2p4, 6.7.6.1",
  message:
    "{what} `{field}` of `{type}` leads through {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = fieldMismatchOf(pair, "pointer-level")?.type ?? null;
    if (mismatch === null) return null;
    return { data: { ...memberSlots(pair, mismatch), ...levelSlots(mismatch) } };
  },
});
