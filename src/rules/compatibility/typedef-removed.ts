import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { kindWords } from "../type-slots.ts";

export const typedefRemoved = defineRule({
  id: "typedef-removed",
  subject: "type",
  summary: "a typedef is no longer declared",
  severity: { otherwise: sourceBreak },
  effect:
    "Consumers that spell a type by this name no longer compile. Those that are built already never see it.",
  remedy: "Keep the typedef, marked deprecated, until the next major version: it costs nothing.",
  reference: "C17 6.7.8",
  message: "`{type}` ({kind}) is no longer declared",
  check: (pair) =>
    pair.change === "removed" && (pair.baseline.kind === "alias" || pair.baseline.kind === "callback")
      ? { data: { type: pair.name, kind: kindWords(pair.baseline) } }
      : null,
});
