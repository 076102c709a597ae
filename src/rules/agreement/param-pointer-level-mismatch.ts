import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { levelSlots, paramSides } from "../mismatch-slots.ts";
import { paramMismatch } from "../place-mismatch.ts";

export const paramPointerLevelMismatch = defineRule({
  id: "param-pointer-level-mismatch",
  subject: "param",

  summary: "a parameter leads through more pointers on one side than on the other",
  severity: { otherwise: disagreement },
  effect:
    "One side follows a pointer that the other never stored: the function takes the caller's data for an address and reads or writes there, or takes an address for data. That is a crash at best, and memory that is overwritten elsewhere at worst.",
  remedy:
    "Count the stars on both sides and declare as many as the definition has; an output parameter has one more than the value that it delivers.",
  reference: "C17 6.5.3.2p4, 6.7.6.1",
  message:
    "parameter `{param}` of `{function}` leads through {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = paramMismatch(pair);
    if (mismatch?.kind !== "pointer-level") return null;
    return { data: { ...paramSides(pair), ...levelSlots(mismatch) } };
  },
});
