import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { nullSlots } from "../mismatch-slots.ts";
import { paramMismatch } from "../place-mismatch.ts";

export const paramNullMismatch = defineRule({
  id: "param-null-mismatch",
  subject: "param",

  summary: "callers may pass null where the function takes no null",
  severity: { otherwise: suspicion },
  effect:
    "A Rust reference, `Box`, `NonNull` or bare function pointer that is null is undefined behaviour before the function's first line: a test for null inside of it may be optimised away, and what follows reads address 0.",
  remedy:
    "Take an `Option` of the type in the definition and answer null there, or say `_Nonnull` in the declaration.",
  reference: "Rust reference, behavior considered undefined; C17 6.5.3.2p4",
  message: "parameter `{param}` of `{function}` is {from} in the definition and {to} in the declaration",
  check: (pair) => {
    if (paramMismatch(pair)?.kind !== "null" || pair.change !== "kept") return null;
    return { data: { function: pair.function, param: pair.name, ...nullSlots(pair.baseline) } };
  },
});
