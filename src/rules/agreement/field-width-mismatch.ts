import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { memberSlots, widthSlots } from "../mismatch-slots.ts";

export const fieldWidthMismatch = defineRule({
  id: "field-width-mismatch",
  subject: "field",

  summary: "a field has another width on each side",
  severity: { otherwise: disagreement },
  effect:
    "One side writes fewer bytes than the other reads, or more than there are: upper bytes come from padding that nobody set, or the neighbour is overwritten. Padding may hide that from the size of the record, and small values on little-endian machines from tests.",
  remedy:
    "Write the definition's width into the declaration; for lengths that is `size_t` in C where Rust has `usize`.",
  reference: "C17 6.7.2.1p15, 6.2.6.1; Rust reference, the C representation",
  message:
    "{what} `{field}` of `{type}` is {from} {bytes} wide in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = fieldMismatchOf(pair, "width")?.type ?? null;
    if (mismatch === null) return null;
    return { data: { ...memberSlots(pair, mismatch), ...widthSlots(mismatch) } };
  },
});
