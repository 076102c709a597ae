import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { changeSlots } from "../type-slots.ts";

export const fieldOrderMismatch = defineRule({
  id: "field-order-mismatch",
  subject: "field",

  summary: "the fields of a struct stand in another order on each side",
  severity: { otherwise: disagreement },
  effect:
    "Each side reads under one name what the other wrote under another. If the types are alike, nothing else shows it: no size, no offset and no compiler.",
  remedy:
    "Write the fields into the declaration in the order of the definition; only `repr(C)` keeps the order that the source has.",
  reference: "C17 6.7.2.1p15; Rust reference, the C representation",
  message:
    "field `{field}` of `{type}` stands elsewhere among the others: at offset {from} in the definition and {to} in the declaration",
  check: (pair) =>
    fieldMismatchOf(pair, "order") === null
      ? null
      : { data: { type: pair.type, field: pair.name, ...changeSlots(pair.offset) } },
});
