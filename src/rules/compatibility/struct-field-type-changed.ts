import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { effectOf, severityByEffect } from "../primary-difference.ts";
import { structFieldChange } from "../primary-field-change.ts";
import { fieldSlots } from "../type-slots.ts";

export const structFieldTypeChanged = defineRule({
  id: "struct-field-type-changed",
  subject: "field",
  summary: "a field has another type",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "A consumer that was built before reads and writes the field as the old type: bits are misread, cut or left unset, and later fields may stand elsewhere. One that is compiled again may fail, or convert without a word.",
  remedy: "Leave the field as it is, and add another one of the new type.",
  reference: "C17 6.2.7, 6.7.2.1p15",
  message: "field `{field}` of `{type}` was `{baseline}` and is now `{current}`",
  check: (pair) => {
    const change = structFieldChange(pair, "type");
    return change === null
      ? null
      : {
          data: fieldSlots(pair),
          as: change.difference === null ? undefined : effectOf(change.difference, "memory"),
        };
  },
});
