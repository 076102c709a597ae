import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { typeMismatchOf } from "../type-mismatch.ts";
import { byteUnit, changeSlots } from "../type-slots.ts";

export const structSizeMismatch = defineRule({
  id: "struct-size-mismatch",
  subject: "type",

  summary: "a struct has another size on each side, and none of its fields is the reason",
  severity: { otherwise: disagreement },
  effect:
    "Who reserves, copies or steps through an array of it by the smaller size has the other side read and write past the end; elements of arrays are looked for at the wrong place.",
  remedy: "Give both sides the same packing, alignment and trailing padding.",
  reference: "C17 6.2.6.1, 6.7.2.1p15-17; Rust reference, the alignment modifiers",
  message: "struct `{type}` takes {from} {bytes} in the definition and {to} in the declaration{because}",
  check: (pair) => {
    if (typeMismatchOf(pair, "size") === null) return null;
    const because = pair.layoutCause === "packing" ? ": it is packed on one side only, or more tightly" : "";
    return { data: { type: pair.name, ...changeSlots(pair.size), bytes: byteUnit(pair.size.from), because } };
  },
});
