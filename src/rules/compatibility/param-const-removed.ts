import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramConstRemoved = defineRule({
  id: "param-const-removed",
  subject: "param",
  summary: "the function may now write what a parameter points at",
  severity: { otherwise: sourceBreak },
  effect:
    "Whoever passes a pointer to `const` gets a warning in C and an error in C++ and Rust when building again. A program that was built before may pass read-only memory, and crashes if the function writes to it.",
  remedy: "Keep `const` and copy inside the function, or add another function that may write.",
  reference: "C17 6.5.16.1p1; C17 6.7.3p6",
  message: "parameter `{param}` of `{function}` no longer promises `const`: `{baseline}` -> `{current}`",
  check: (pair) =>
    primaryParamDifference(pair, "const-removed") === null ? null : { data: paramSlots(pair) },
});
