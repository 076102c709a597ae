import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { kindWords } from "../type-slots.ts";

export const enumRemoved = defineRule({
  id: "enum-removed",
  subject: "type",
  summary: "an enum is no longer declared",
  severity: { otherwise: sourceBreak },
  effect:
    "Consumers that name the enum or one of its enumerators no longer compile. Those that are built already carry the numbers in their code and go on.",
  remedy: "Keep the enum, marked deprecated, until the next major version.",
  reference: "C17 6.7.2.2",
  message: "`{type}` ({kind}) is no longer declared",
  check: (pair) =>
    pair.change === "removed" && (pair.baseline.kind === "enum" || pair.baseline.kind === "tagged")
      ? { data: { type: pair.name, kind: kindWords(pair.baseline) } }
      : null,
});
