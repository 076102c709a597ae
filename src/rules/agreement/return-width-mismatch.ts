import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { returnSides, widthSlots } from "../mismatch-slots.ts";
import { returnMismatch } from "../place-mismatch.ts";

export const returnWidthMismatch = defineRule({
  id: "return-width-mismatch",
  subject: "return",

  summary: "a result is read with another width than the function gives it",
  severity: { otherwise: disagreement },
  effect:
    "The function fills the bytes that its definition has, and the caller reads as many as the declaration says. If the caller reads more, the upper ones are left over from something else; if it reads fewer, large values are cut off: a length, a handle or an error code comes out as another one.",
  remedy:
    "Write the definition's width into the declaration; for lengths that is `size_t` in C where Rust has `usize`.",
  reference: "x86-64 psABI 3.2.3; AAPCS64 6.9; C17 6.5.2.2p5",
  message:
    "result of `{function}` is {from} {bytes} wide in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = returnMismatch(pair);
    if (mismatch?.kind !== "width") return null;
    return { data: { ...returnSides(pair), ...widthSlots(mismatch) } };
  },
});
