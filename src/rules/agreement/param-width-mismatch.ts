import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { paramSides, widthSlots } from "../mismatch-slots.ts";
import { paramMismatch } from "../place-mismatch.ts";

export const paramWidthMismatch = defineRule({
  id: "param-width-mismatch",
  subject: "param",

  summary: "a number is passed with another width than the function takes",
  severity: { otherwise: disagreement },
  effect:
    "The caller fills the bytes that the declaration gives the value, and the function reads as many as its definition has. If the function reads more, the upper ones are whatever the register held: a length or index of some thousand billion. If it reads fewer, large values are cut off. Where arguments lie on the stack, every later one may be read from the wrong place.",
  remedy:
    "Write the definition's width into the declaration; for lengths that is `size_t` in C where Rust has `usize`.",
  reference: "x86-64 psABI 3.2.3; AAPCS64 6.8.2; C17 6.5.2.2p6",
  message:
    "parameter `{param}` of `{function}` is {from} {bytes} wide in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = paramMismatch(pair);
    if (mismatch?.kind !== "width") return null;
    return { data: { ...paramSides(pair), ...widthSlots(mismatch) } };
  },
});
