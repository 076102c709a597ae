import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnConstAdded = defineRule({
  id: "return-const-added",
  subject: "return",
  summary: "consumers may no longer write what the result points at",
  severity: { otherwise: sourceBreak },
  effect:
    "Whoever keeps the result in a pointer without `const` gets a warning in C and an error in C++ and Rust when building again. A program that was built before and writes through it crashes if the memory is read-only now.",
  remedy:
    "Add another function that gives the `const` pointer back, and keep the old one with memory that may be written.",
  reference: "C17 6.5.16.1p1; C17 6.7.3p6",
  message: "result of `{function}` is now `const`: `{baseline}` -> `{current}`",
  check: (pair) =>
    primaryReturnDifference(pair, "const-added") === null ? null : { data: returnSlots(pair) },
});
