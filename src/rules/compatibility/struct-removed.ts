import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { kindWords } from "../type-slots.ts";

export const structRemoved = defineRule({
  id: "struct-removed",
  subject: "type",
  summary: "a struct or opaque type is no longer declared",
  severity: { otherwise: sourceBreak },
  effect:
    "Consumers that name the type no longer compile. Those that are built already go on, unless a function that used it is gone too.",
  remedy: "Keep the name for one more major version: `typedef struct replacement old_name;`.",
  reference: "C17 6.7.2.3",
  message: "`{type}` ({kind}) is no longer declared",
  check: (pair) =>
    pair.change === "removed" && (pair.baseline.kind === "struct" || pair.baseline.kind === "opaque")
      ? { data: { type: pair.name, kind: kindWords(pair.baseline) } }
      : null,
});
