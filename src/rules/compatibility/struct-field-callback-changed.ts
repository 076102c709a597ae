import type { TypeDifference } from "../../compare/type-difference.ts";
import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { effectOf, severityByEffect } from "../primary-difference.ts";
import { structFieldChange } from "../primary-field-change.ts";

function whatOf(difference: TypeDifference | null): string {
  return difference?.kind === "callback" ? difference.what : "its signature";
}

export const structFieldCallbackChanged = defineRule({
  id: "struct-field-callback-changed",
  subject: "field",
  summary: "a field that holds a callback has another signature",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "Whoever calls through the field passes arguments that the function behind it does not expect, or reads a result that it does not give. Consumers that are compiled again fail where they store a function of the old signature, or are only warned.",
  remedy: "Leave the field as it is, and append another one of the new signature.",
  reference: "C17 6.3.2.3p8, 6.7.6.3p15",
  message: "callback field `{field}` of `{type}` changed: {what}",
  check: (pair) => {
    const change = structFieldChange(pair, "callback");
    return change === null
      ? null
      : {
          data: { type: pair.type, field: pair.name, what: whatOf(change.difference) },
          as: change.difference === null ? undefined : effectOf(change.difference, "memory"),
        };
  },
});
