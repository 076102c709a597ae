import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { kindChangeOf } from "../kind-change.ts";
import { kindWords } from "../type-slots.ts";

export const structBecameOpaque = defineRule({
  id: "struct-became-opaque",
  subject: "type",
  summary: "the definition of a type is no longer public",
  severity: { otherwise: sourceBreak },
  effect:
    "Consumers that read a member, reserve the type or take its size no longer compile. Those that are built already go on only as long as the library keeps the layout that they know.",
  remedy:
    "Offer functions that read and write the members and that create and free the object, one version before the definition goes; keep the layout until the next major version.",
  reference: "C17 6.2.5p22, 6.5.2.3p1, 6.5.3.4p1",
  message: "{baseline} `{type}` became opaque",
  check: (pair) =>
    pair.change === "kept" && kindChangeOf(pair) === "became-opaque"
      ? { data: { type: pair.name, baseline: kindWords(pair.baseline) } }
      : null,
});
