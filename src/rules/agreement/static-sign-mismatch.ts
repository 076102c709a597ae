import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { signSlots, variableSlots } from "../mismatch-slots.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticSignMismatch = defineRule({
  id: "static-sign-mismatch",
  subject: "static",

  summary: "a variable has another sign on each side",
  severity: { otherwise: suspicion },
  effect:
    "Both sides find the same bits and read them as different numbers: -1 on one side is the largest value there is on the other.",
  remedy: "Write the definition's sign into the declaration.",
  reference: "C17 6.2.6.2",
  message: "{what} `{static}` is {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = staticMismatchOf(pair, "sign")?.type ?? null;
    if (mismatch === null) return null;
    return { data: { ...variableSlots(pair, mismatch), ...signSlots(mismatch) } };
  },
});
