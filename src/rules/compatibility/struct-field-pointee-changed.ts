import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { effectOf, severityByEffect } from "../primary-difference.ts";
import { structFieldChange } from "../primary-field-change.ts";
import { fieldSlots } from "../type-slots.ts";

export const structFieldPointeeChanged = defineRule({
  id: "struct-field-pointee-changed",
  subject: "field",
  summary: "a pointer field points at another type",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "The pointer itself is stored alike, but a consumer that was built before reads and writes what it points at as the old type. One that is compiled again fails, in C perhaps only with a warning.",
  remedy: "Leave the field as it is, and add another one of the new type.",
  reference: "C17 6.2.7, 6.3.2.3p7, 6.5p7",
  message: "field `{field}` of `{type}` was `{baseline}` and is now `{current}`",
  check: (pair) => {
    const change = structFieldChange(pair, "pointee");
    return change === null
      ? null
      : {
          data: fieldSlots(pair),
          as: change.difference === null ? undefined : effectOf(change.difference, "memory"),
        };
  },
});
