import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { nullSlots } from "../mismatch-slots.ts";
import { staticMismatchOf } from "../symbol-mismatch.ts";

export const staticNullMismatch = defineRule({
  id: "static-null-mismatch",
  subject: "static",

  summary: "a variable may be null on one side and must not be on the other",
  severity: { otherwise: suspicion },
  effect:
    "One side stores a null, or leaves the one that is there at first, and the other reads it without a test: a crash, and undefined behaviour where Rust has a reference, `Box`, `NonNull` or bare function pointer there.",
  remedy:
    "Say the same on both sides: an `Option` in Rust where the declaration allows null, `_Nonnull` where it does not.",
  reference: "Rust reference, behavior considered undefined; C17 6.5.3.2p4",
  message: "variable `{static}` is {from} in the definition and {to} in the declaration",
  check: (pair) => {
    if (staticMismatchOf(pair, "null") === null || pair.baseline === null) return null;
    return { data: { static: pair.name, ...nullSlots(pair.baseline) } };
  },
});
