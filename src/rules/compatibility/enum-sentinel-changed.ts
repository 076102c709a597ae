import { defineRule } from "../../findings/rule.ts";
import { meaningWarning } from "../../findings/severity.ts";

export const enumSentinelChanged = defineRule({
  id: "enum-sentinel-changed",
  subject: "variant",
  summary: "an enumerator that counts the others moved because some were added",
  severity: { otherwise: meaningWarning },
  effect:
    "Consumers that were built before have arrays and loops of the old length: an index that comes from the library may lie behind their end. Those that are compiled again follow by themselves.",
  remedy: "Publish no enumerator that counts the others; offer a function that returns the number.",
  reference: "C17 6.7.2.2p3",
  message: "`{variant}` of `{type}`, which counts the others, changed from {from} to {to}",
  check: (pair) => {
    if (pair.change !== "kept" || !pair.sentinel) return null;
    const { value: from } = pair.baseline;
    const { value: to } = pair.current;
    return { data: { type: pair.type, variant: pair.name, from: from.toString(), to: to.toString() } };
  },
});
