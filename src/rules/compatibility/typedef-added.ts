import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";
import { kindWords } from "../type-slots.ts";

export const typedefAdded = defineRule({
  id: "typedef-added",
  subject: "type",
  summary: "a new typedef is declared",
  severity: { otherwise: addition },
  effect:
    "Nothing that exists changes: a typedef is a name, not a type. Only a consumer that already declares this name fails to compile.",
  remedy:
    "Nothing has to be done. Where it only gives a type that was there a second name, both may be used.",
  reference: "C17 6.7.8",
  message: "`{type}` is new ({kind})",
  check: (pair) =>
    pair.change === "added" && (pair.current.kind === "alias" || pair.current.kind === "callback")
      ? { data: { type: pair.name, kind: kindWords(pair.current) } }
      : null,
});
