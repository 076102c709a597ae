import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { effectOf, primaryDifference, severityByEffect } from "../primary-difference.ts";

export const staticTypeChanged = defineRule({
  id: "static-type-changed",
  subject: "static",
  summary: "an exported variable has another type",
  severity: { otherwise: fullBreak, cases: severityByEffect },
  effect:
    "A program that was built before reads and writes the memory of the variable as the old type: garbage, or bytes that belong to something else. If the size changed, a program that holds a copy of the variable (a copy relocation) and the library disagree on how many bytes there are. Where the bits agree, only code that is built again notices.",
  remedy: "Keep the variable, and offer the new type through a function.",
  reference: "C17 6.2.7p2; x86-64 psABI, R_X86_64_COPY",
  message: "type of variable `{static}` changed: `{baseline}` -> `{current}`",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const difference = primaryDifference(pair.differences);
    if (difference === null || difference.kind === "spelling") return null;
    const data = { static: pair.name, baseline: pair.type.baseline, current: pair.type.current };
    return { data, as: effectOf(difference, "memory") };
  },
});
