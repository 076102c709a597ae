import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const staticRemoved = defineRule({
  id: "static-removed",
  subject: "static",
  summary: "an exported variable is gone",
  severity: { otherwise: fullBreak },
  effect:
    "A program that was built before does not start, because the dynamic linker finds no such symbol; whoever builds again gets a compile or link error.",
  remedy: "Keep the variable until the next major version, and offer a function that gives its value.",
  reference: "ELF gABI, Symbol Table; C17 6.9p5",
  message: "variable `{static}` was removed",
  check: (pair) =>
    pair.change === "removed" && !pair.becameFunction ? { data: { static: pair.name } } : null,
});
