import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { kindWords } from "../type-slots.ts";

export const unionRemoved = defineRule({
  id: "union-removed",
  subject: "type",
  summary: "a union is no longer declared",
  severity: { otherwise: sourceBreak },
  effect:
    "Consumers that name the union no longer compile. Those that are built already go on, unless a function that used it is gone too.",
  remedy: "Keep the name for one more major version, as a typedef of what replaces it.",
  reference: "C17 6.7.2.3",
  message: "`{type}` ({kind}) is no longer declared",
  check: (pair) =>
    pair.change === "removed" && pair.baseline.kind === "union"
      ? { data: { type: pair.name, kind: kindWords(pair.baseline) } }
      : null,
});
