import { defineRule } from "../../findings/rule.ts";
import { aside } from "../../findings/severity.ts";
import { paramSides } from "../mismatch-slots.ts";
import { paramMismatch } from "../place-mismatch.ts";

export const paramSpellingMismatch = defineRule({
  id: "param-spelling-mismatch",
  subject: "param",

  summary: "a parameter is the same in memory and told otherwise",
  severity: { otherwise: aside },
  effect:
    "Nothing goes wrong in memory. But the declaration invites other use than the definition means: `const` that the function does not keep, text where it takes bytes, a number where it takes one of some names, `void *` behind which any handle fits.",
  remedy:
    "Declare what the definition takes as closely as the language can say it, so that compilers catch a wrong argument.",
  reference: "C17 6.2.7, 6.7.3; Rust reference, type layout",
  message:
    "parameter `{param}` of `{function}` is `{baseline}` in the definition and `{current}` in the declaration, the same memory",
  check: (pair) => {
    const mismatch = paramMismatch(pair);
    if (mismatch?.kind !== "spelling") return null;
    return { data: paramSides(pair) };
  },
});
