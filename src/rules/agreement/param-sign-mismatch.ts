import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { paramSides, signSlots } from "../mismatch-slots.ts";
import { paramMismatch } from "../place-mismatch.ts";

export const paramSignMismatch = defineRule({
  id: "param-sign-mismatch",
  subject: "param",

  summary: "a number is passed with a sign that the function does not take it with",
  severity: { otherwise: suspicion },
  effect:
    "The bits arrive as they were sent and are read as another number: -1 becomes the largest value there is, and a large count a negative one. For numbers narrower than an `int` the caller also extends the value by the sign that it knows, so that the upper bits of the register are wrong for a callee that relies on them.",
  remedy:
    "Write the definition's sign into the declaration, or change the definition if negative values were meant.",
  reference: "C17 6.2.6.2; x86-64 psABI 3.2.3; AAPCS64 6.8.2",
  message:
    "parameter `{param}` of `{function}` is {from} in the definition and {to} in the declaration: {types}",
  check: (pair) => {
    const mismatch = paramMismatch(pair);
    if (mismatch?.kind !== "sign") return null;
    return { data: { ...paramSides(pair), ...signSlots(mismatch) } };
  },
});
