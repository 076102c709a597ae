import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { nullSlots } from "../mismatch-slots.ts";
import { returnMismatch } from "../place-mismatch.ts";

export const returnNullMismatch = defineRule({
  id: "return-null-mismatch",
  subject: "return",

  summary: "the function may return null where callers are told that it does not",
  severity: { otherwise: suspicion },
  effect:
    "The caller leaves out the test for null that the declaration calls needless, and reads or frees address 0 as soon as the function has nothing to give.",
  remedy:
    "Take the promise out of the declaration and test the result in every caller, or never return null.",
  reference: "Rust reference, behavior considered undefined; C17 6.5.3.2p4",
  message: "result of `{function}` is {from} in the definition and {to} in the declaration",
  check: (pair) => {
    if (returnMismatch(pair)?.kind !== "null") return null;
    return { data: { function: pair.function, ...nullSlots(pair.baseline) } };
  },
});
