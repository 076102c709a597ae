import { defineRule } from "../../findings/rule.ts";
import { suspicion } from "../../findings/severity.ts";
import { variantMismatch } from "../variant-mismatch.ts";

export const variantNameMismatch = defineRule({
  id: "variant-name-mismatch",
  subject: "variant",

  summary: "an enumerator has another name on each side for the same value",
  severity: { otherwise: suspicion },
  effect:
    "Both sides carry the same number and may mean different things by it: what one of them returns as one state is taken for another.",
  remedy: "Find out which of the two names is right and use it on both sides.",
  reference: "C17 6.7.2.2; Rust reference, custom discriminant values",
  message:
    "value {value} of `{type}` is called `{baseline}` in the definition and `{current}` in the declaration",
  check: (pair) => {
    if (pair.change !== "kept" || variantMismatch(pair) !== "name") return null;
    const { value, name: baseline } = pair.baseline;
    const { name: current } = pair.current;
    return { data: { type: pair.type, value: value.toString(), baseline, current } };
  },
});
