import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

export const enumVariantValueChanged = defineRule({
  id: "enum-variant-value-changed",
  subject: "variant",
  summary: "enumerators have other values",
  severity: { otherwise: binaryBreak },
  effect:
    "Consumers that were built before carry the old numbers in their code: they pass one thing and mean another, and take what they get for something else. Nothing warns, at build time or at run time.",
  remedy:
    "Give every enumerator an explicit value, restore the old ones, and append new enumerators at the end.",
  reference: "C17 6.7.2.2p3",
  message: "`{variant}` of `{type}` changed its value from {from} to {to}; enumerators that changed: {count}",
  check: (pair) => {
    const first = pair.sentinel ? undefined : pair.run[0];
    if (first === undefined) return null;
    const { name: variant, from, to } = first;
    const count = pair.run.length;
    return { data: { type: pair.type, variant, from: from.toString(), to: to.toString(), count } };
  },
});
