import { defineRule } from "../../findings/rule.ts";
import { meaningWarning } from "../../findings/severity.ts";
import { structFieldChange } from "../primary-field-change.ts";
import { fieldSlots } from "../type-slots.ts";

export const structFieldSignednessChanged = defineRule({
  id: "struct-field-signedness-changed",
  subject: "field",
  summary: "an integer field changed its sign",
  severity: { otherwise: meaningWarning },
  effect:
    "The bytes are the same, but values with the highest bit set mean another number to consumers that were built before. When compiled again, comparisons such as `< 0` are always or never true.",
  remedy: "Keep the sign, and check the range inside the library.",
  reference: "C17 6.2.6.2, 6.3.1.3",
  message: "field `{field}` of `{type}` was `{baseline}` and is now `{current}`",
  check: (pair) => {
    const change = structFieldChange(pair, "sign");
    return change === null ? null : { data: fieldSlots(pair) };
  },
});
