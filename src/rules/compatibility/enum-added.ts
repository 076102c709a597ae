import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";
import { kindWords } from "../type-slots.ts";

export const enumAdded = defineRule({
  id: "enum-added",
  subject: "type",
  summary: "a new enum is declared",
  severity: { otherwise: addition },
  effect:
    "Nothing that exists changes. Only a consumer that already declares the type or one of its enumerators fails to compile.",
  remedy:
    "Nothing has to be done. Give the enumerators a prefix of their own: they share one name space with functions and variables.",
  reference: "C17 6.2.3, 6.7.2.2",
  message: "`{type}` is new ({kind})",
  check: (pair) =>
    pair.change === "added" && (pair.current.kind === "enum" || pair.current.kind === "tagged")
      ? { data: { type: pair.name, kind: kindWords(pair.current) } }
      : null,
});
