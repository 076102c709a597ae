import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import type { Field } from "../../idl/contract.ts";
import { structFieldChange } from "../primary-field-change.ts";
import { fieldSlots } from "../type-slots.ts";

function bitsOf({ bits }: Field): string {
  if (bits === undefined) return "all bits";
  return bits === 1 ? "1 bit" : `${bits} bits`;
}

export const structBitfieldChanged = defineRule({
  id: "struct-bitfield-changed",
  subject: "field",
  summary: "a bit-field has another width or unit",
  severity: { otherwise: binaryBreak },
  effect:
    "The bits of this field and of its neighbours stand elsewhere: a consumer that was built before masks and shifts at the old place. Compilers differ in how they place bit-fields, so that the damage may show on some targets only.",
  remedy: "Keep the widths; in a new record use whole integers with masks.",
  reference: "C17 6.7.2.1p11; x86-64 psABI 3.1.2",
  message: "bit-field `{field}` of `{type}` changed: {from} of `{baseline}` -> {to} of `{current}`",
  check: (pair) => {
    if (pair.change !== "kept" || structFieldChange(pair, "bit-field") === null) return null;
    return { data: { ...fieldSlots(pair), from: bitsOf(pair.baseline), to: bitsOf(pair.current) } };
  },
});
