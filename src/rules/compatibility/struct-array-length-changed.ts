import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import { structFieldChange } from "../primary-field-change.ts";
import { changeSlots, fieldSlots } from "../type-slots.ts";

export const structArrayLengthChanged = defineRule({
  id: "struct-array-length-changed",
  subject: "field",
  summary: "an array field has another number of elements",
  severity: { otherwise: binaryBreak },
  effect:
    "Fields behind the array move and the struct changes its size: a consumer that was built before reads the bytes of a neighbour, and runs past its own memory or the library's.",
  remedy: "Keep the length; use a pointer with a length, or a new struct, where more is needed.",
  reference: "C17 6.7.6.2, 6.7.2.1p15",
  message:
    "array field `{field}` of `{type}` was `{baseline}` and is now `{current}`; size {from} -> {to} bytes",
  check: (pair) => {
    const change = structFieldChange(pair, "array-length");
    return change === null ? null : { data: { ...fieldSlots(pair), ...changeSlots(pair.size) } };
  },
});
