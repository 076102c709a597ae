import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { nullSlots } from "../mismatch-slots.ts";

export const fieldNullMismatch = defineRule({
  id: "field-null-mismatch",
  subject: "field",

  summary: "a field may be null on one side and must not be on the other",
  severity: { otherwise: suspicion },
  effect:
    "One side stores a null that the other reads without a test: a crash, and undefined behaviour where Rust has a reference, `Box`, `NonNull` or bare function pointer there.",
  remedy:
    "Say the same on both sides: an `Option` in Rust where the declaration allows null, `_Nonnull` where it does not.",
  reference: "Rust reference, behavior considered undefined; C17 6.5.3.2p4",
  message: "field `{field}` of `{type}` is {from} in the definition and {to} in the declaration",
  check: (pair) => {
    if (fieldMismatchOf(pair, "null") === null || pair.change !== "kept") return null;
    return { data: { type: pair.type, field: pair.name, ...nullSlots(pair.baseline) } };
  },
});
