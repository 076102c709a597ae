import { defineRule } from "../../findings/rule.ts";
import { aside } from "../../findings/severity.ts";
import { variableSlots } from "../mismatch-slots.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticSpellingMismatch = defineRule({
  id: "static-spelling-mismatch",
  subject: "static",

  summary: "a variable is the same in memory and told otherwise",
  severity: { otherwise: aside },
  effect:
    "Nothing goes wrong in memory. But the declaration invites other use than the definition means: text where there are bytes, a number where there is one of some names, `void *` behind which any handle fits.",
  remedy: "Declare the variable as closely to the definition as the language can say it.",
  reference: "C17 6.2.7, 6.7.3",
  message:
    "{what} `{static}` is `{baseline}` in the definition and `{current}` in the declaration, the same memory",
  check: (pair) => {
    const mismatch = staticMismatchOf(pair, "spelling");
    if (mismatch === null) return null;
    return { data: variableSlots(pair, mismatch.type) };
  },
});
