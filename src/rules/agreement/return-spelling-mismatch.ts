import { defineRule } from "../../findings/rule.ts";
import { aside } from "../../findings/severity.ts";
import { returnSides } from "../mismatch-slots.ts";
import { returnMismatch } from "../place-mismatch.ts";

export const returnSpellingMismatch = defineRule({
  id: "return-spelling-mismatch",
  subject: "return",

  summary: "a result is the same in memory and told otherwise",
  severity: { otherwise: aside },
  effect:
    "Nothing goes wrong in memory. But the declaration invites other use than the definition means: writing to what is `const`, bytes where it gives text, a number where it gives one of some names, `void *` that fits wherever a pointer is asked for.",
  remedy: "Declare what the definition gives back as closely as the language can say it.",
  reference: "C17 6.2.7, 6.7.3; Rust reference, type layout",
  message:
    "result of `{function}` is `{baseline}` in the definition and `{current}` in the declaration, the same memory",
  check: (pair) => {
    const mismatch = returnMismatch(pair);
    if (mismatch?.kind !== "spelling") return null;
    return { data: returnSides(pair) };
  },
});
