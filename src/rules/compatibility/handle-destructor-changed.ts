import { defineRule } from "../../findings/rule.ts";
import { meaningBreak } from "../../findings/severity.ts";
import type { TypeDefinition } from "../../idl/contract.ts";

function destructorOf(definition: TypeDefinition): string | null {
  return "destructor" in definition ? (definition.destructor ?? null) : null;
}

export const handleDestructorChanged = defineRule({
  id: "handle-destructor-changed",
  subject: "type",
  summary: "another function frees a type",
  severity: { otherwise: meaningBreak },
  effect:
    "Consumers go on to call the old function: it is gone, or it frees something else, or not all that there is to free.",
  remedy: "Keep the old function, and let it do what the new one does.",
  reference: "SEI CERT C MEM31-C",
  message: "`{type}` is freed by another function: {baseline} -> {current}",
  check: (pair) => {
    if (pair.change !== "kept") return null;
    const [from, to] = [destructorOf(pair.baseline), destructorOf(pair.current)];
    return from === null || to === null || from === to
      ? null
      : { data: { type: pair.name, baseline: from, current: to } };
  },
});
