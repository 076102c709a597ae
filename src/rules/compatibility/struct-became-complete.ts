import { defineRule } from "../../findings/rule.ts";
import { addition } from "../../findings/severity.ts";
import { kindChangeOf } from "../kind-change.ts";
import { kindWords } from "../type-slots.ts";

export const structBecameComplete = defineRule({
  id: "struct-became-complete",
  subject: "type",
  summary: "an opaque type got a public definition",
  severity: { otherwise: addition },
  effect:
    "Nothing that exists changes. From now on the layout is a promise: consumers may reserve the type, embed it and read its members, so that later changes of it break them.",
  remedy: "Keep the type opaque unless consumers have to see the members.",
  reference: "C17 6.2.5p22, 6.7.2.3",
  message: "opaque type `{type}` now has a public definition as {current}",
  check: (pair) =>
    pair.change === "kept" && kindChangeOf(pair) === "became-complete"
      ? { data: { type: pair.name, current: kindWords(pair.current) } }
      : null,
});
