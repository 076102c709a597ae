import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { levelSlots, returnSides } from "../mismatch-slots.ts";
import { returnMismatch } from "../place-mismatch.ts";

export const returnPointerLevelMismatch = defineRule({
  id: "return-pointer-level-mismatch",
  subject: "return",

  summary: "a result leads through more pointers on one side than on the other",
  severity: { otherwise: disagreement },
  effect:
    "The caller follows a pointer that the function never stored, or takes an address for the value itself: it crashes, or reads memory that has nothing to do with the result. Freed by it, the wrong address is handed to the allocator.",
  remedy: "Count the stars on both sides and declare as many as the definition has.",
  reference: "C17 6.5.3.2p4, 6.7.6.1",
  message:
    "result of `{function}` leads through {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = returnMismatch(pair);
    if (mismatch?.kind !== "pointer-level") return null;
    return { data: { ...returnSides(pair), ...levelSlots(mismatch) } };
  },
});
