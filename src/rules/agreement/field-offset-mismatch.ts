import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { displacedOf, typeMismatchOf } from "../type-mismatch.ts";
import { changeSlots } from "../type-slots.ts";

export const fieldOffsetMismatch = defineRule({
  id: "field-offset-mismatch",
  subject: "field",
  alsoAbout: ["type"],
  summary: "a field stands at another offset on each side, and no other field is the reason",
  severity: { otherwise: disagreement },
  effect:
    "One side reads and writes bytes of other fields, or of padding, under this name. Sizes may agree all the same, so that no check of them finds it.",
  remedy:
    "Give both sides the same packing and alignment: `packed` and `align` of the definition belong into the declaration too.",
  reference: "C17 6.7.2.1p14-15, 6.7.5; Rust reference, the alignment modifiers",
  message:
    "field `{field}` of `{type}` stands at offset {from} in the definition and {to} in the declaration",
  check: (pair) => {
    if (pair.subject === "field") {
      if (fieldMismatchOf(pair, "offset") === null) return null;
      return { data: { type: pair.type, field: pair.name, ...changeSlots(pair.offset) } };
    }
    const displaced = typeMismatchOf(pair, "offset") === null ? null : displacedOf(pair);
    if (displaced === null) return null;
    const { field, from, to } = displaced;
    return { data: { type: pair.name, field, from, to } };
  },
});
