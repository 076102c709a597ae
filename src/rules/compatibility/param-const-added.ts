import { defineRule } from "../../findings/rule.ts";
import { harmless } from "../../findings/severity.ts";
import { primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramConstAdded = defineRule({
  id: "param-const-added",
  subject: "param",
  summary: "the function no longer writes what a parameter points at",
  severity: { otherwise: harmless },
  effect:
    "Every caller compiles and runs as before. Only code that keeps the address of the function in a typed pointer has to follow.",
  remedy: "Nothing to do.",
  reference: "C17 6.5.16.1p1",
  message: "parameter `{param}` of `{function}` now promises `const`: `{baseline}` -> `{current}`",
  check: (pair) => (primaryParamDifference(pair, "const-added") === null ? null : { data: paramSlots(pair) }),
});
