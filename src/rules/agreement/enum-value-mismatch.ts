import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import { variantMismatch } from "../variant-mismatch.ts";

export const enumValueMismatch = defineRule({
  id: "enum-value-mismatch",
  subject: "variant",

  summary: "enumerators have other values on each side",
  severity: { otherwise: disagreement },
  effect:
    "Only the number crosses the boundary: one side passes one state, and the other acts on another. Nothing warns, at build time or at run time.",
  remedy: "Give every enumerator an explicit value on both sides, the definition's.",
  reference: "C17 6.7.2.2p3; Rust reference, custom discriminant values",
  message:
    "`{variant}` of `{type}` is {from} in the definition and {to} in the declaration; enumerators that differ: {count}",
  check: (pair) => {
    const first = variantMismatch(pair) === "value" ? pair.run[0] : undefined;
    if (first === undefined) return null;
    const { name: variant, from, to } = first;
    const values = { from: from.toString(), to: to.toString() };
    return { data: { type: pair.type, variant, ...values, count: pair.run.length } };
  },
});
