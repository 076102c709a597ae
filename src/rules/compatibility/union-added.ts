import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";
import { kindWords } from "../type-slots.ts";

export const unionAdded = defineRule({
  id: "union-added",
  subject: "type",
  summary: "a new union is declared",
  severity: { otherwise: addition },
  effect:
    "Nothing that exists changes. Only a consumer that already declares something of this name fails to compile.",
  remedy:
    "Nothing has to be done. Prefix the name with the library's own prefix, so that it clashes with nobody's.",
  reference: "C17 6.2.3, 6.7.2.3",
  message: "`{type}` is new ({kind})",
  check: (pair) =>
    pair.change === "added" && pair.current.kind === "union"
      ? { data: { type: pair.name, kind: kindWords(pair.current) } }
      : null,
});
