import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { levelSlots, variableSlots } from "../mismatch-slots.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticPointerLevelMismatch = defineRule({
  id: "static-pointer-level-mismatch",
  subject: "static",

  summary: "a variable leads through more pointers on one side than on the other",
  severity: { otherwise: disagreement },
  effect:
    "One side follows a pointer that the other never stored: an array that is declared as a pointer, for one, has its first bytes taken for an address.",
  remedy: "Count the stars on both sides and declare as many as the definition has.",
  reference: "C17 6.2.7p2, 6.5.3.2p4",
  message: "{what} `{static}` leads through {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = staticMismatchOf(pair, "pointer-level")?.type ?? null;
    if (mismatch === null) return null;
    return { data: { ...variableSlots(pair, mismatch), ...levelSlots(mismatch) } };
  },
});
