import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { returnSides, signSlots } from "../mismatch-slots.ts";
import { returnMismatch } from "../place-mismatch.ts";

export const returnSignMismatch = defineRule({
  id: "return-sign-mismatch",
  subject: "return",

  summary: "a result is read with another sign than the function gives it",
  severity: { otherwise: suspicion },
  effect:
    "The bits arrive and are read as another number: an error code of -1 becomes the largest value there is and passes a test for `< 0`, or a large count turns negative.",
  remedy:
    "Write the definition's sign into the declaration, or change the definition if negative values were not meant.",
  reference: "C17 6.2.6.2; x86-64 psABI 3.2.3; AAPCS64 6.9",
  message: "result of `{function}` is {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = returnMismatch(pair);
    if (mismatch?.kind !== "sign") return null;
    return { data: { ...returnSides(pair), ...signSlots(mismatch) } };
  },
});
