import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";

export const enumVariantRenamed = defineRule({
  id: "enum-variant-renamed",
  subject: "variant",
  summary: "an enumerator has another name and the same value",
  severity: { otherwise: sourceBreak },
  effect:
    "Consumers that name the enumerator no longer compile. Those that are built already go on; whether the value still means the same is for people to say.",
  remedy: "Keep the old name beside the new one, with the same value.",
  reference: "C17 6.7.2.2p3",
  message: "`{variant}` of `{type}` is now called `{current}`, with the same value",
  check: (pair) =>
    pair.change === "kept" && pair.renamed !== null
      ? { data: { type: pair.type, variant: pair.name, current: pair.renamed } }
      : null,
});
