import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { typeMismatchOf } from "../type-mismatch.ts";
import { byteUnit, changeSlots } from "../type-slots.ts";

export const structAlignMismatch = defineRule({
  id: "struct-align-mismatch",
  subject: "type",

  summary: "a struct has another alignment on each side",
  severity: { otherwise: disagreement },
  effect:
    "The side that counts on the stricter alignment gets addresses that do not have it: a fault on some machines and instructions, undefined behaviour in Rust everywhere. Records that embed it, and arguments on the stack, stand elsewhere than the other side thinks.",
  remedy:
    "Say the same alignment on both sides: `align` and `packed` of the definition belong into the declaration too.",
  reference: "C17 6.2.8, 6.7.5; Rust reference, the alignment modifiers",
  message: "struct `{type}` is aligned to {from} {bytes} in the definition and to {to} in the declaration",
  check: (pair) =>
    typeMismatchOf(pair, "align") === null
      ? null
      : { data: { type: pair.name, ...changeSlots(pair.align), bytes: byteUnit(pair.align.from) } },
});
