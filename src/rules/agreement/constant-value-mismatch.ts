import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";

export const constantValueMismatch = defineRule({
  id: "constant-value-mismatch",
  subject: "constant",

  summary: "a constant has another value on each side",
  severity: { otherwise: disagreement },
  effect:
    "Each side has its own copy of the value in its code. A length that differs overruns a buffer, a flag or status means something else, a version check passes or fails for the wrong reason; nothing compares the two at run time.",
  remedy: "Write the definition's value into the declaration, or generate one from the other.",
  reference: "C17 6.10.3; Rust reference, constant items",
  message: "constant `{constant}` is {baseline} in the definition and {current} in the declaration",
  check: (pair) => {
    if (pair.change !== "kept" || pair.baseline.value === pair.current.value) return null;
    const values = { baseline: String(pair.baseline.value), current: String(pair.current.value) };
    return { data: { constant: pair.name, ...values } };
  },
});
