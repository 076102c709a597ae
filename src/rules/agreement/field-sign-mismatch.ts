import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { memberSlots, signSlots } from "../mismatch-slots.ts";

export const fieldSignMismatch = defineRule({
  id: "field-sign-mismatch",
  subject: "field",

  summary: "a field has another sign on each side",
  severity: { otherwise: suspicion },
  effect:
    "Both sides find the same bits and read them as different numbers: -1 on one side is the largest value there is on the other.",
  remedy: "Write the definition's sign into the declaration.",
  reference: "C17 6.2.6.2",
  message: "{what} `{field}` of `{type}` is {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = fieldMismatchOf(pair, "sign")?.type ?? null;
    if (mismatch === null) return null;
    return { data: { ...memberSlots(pair, mismatch), ...signSlots(mismatch) } };
  },
});
