import { defineRule } from "../../findings/rule.ts";
import { aside } from "../../findings/severity.ts";
import { fieldMismatchOf } from "../field-mismatch.ts";
import { memberSlots, qualifiedType } from "../mismatch-slots.ts";

export const fieldSpellingMismatch = defineRule({
  id: "field-spelling-mismatch",
  subject: "field",

  summary: "a field is the same in memory and told otherwise",
  severity: { otherwise: aside },
  effect:
    "Nothing goes wrong in memory. But the declaration invites other use than the definition means: writing to what is `const`, text where there are bytes, a number where there is one of some names, `void *` behind which any handle fits.",
  remedy: "Declare the field as closely to the definition as the language can say it.",
  reference: "C17 6.2.7, 6.7.3; Rust reference, type layout",
  message:
    "{what} `{field}` of `{type}` is `{baseline}` in the definition and `{current}` in the declaration, the same memory",
  check: (pair) => {
    const mismatch = fieldMismatchOf(pair, "spelling");
    if (mismatch === null || pair.change !== "kept") return null;
    const baseline = qualifiedType(pair.baseline, pair.declared.baseline);
    const current = qualifiedType(pair.current, pair.declared.current);
    return { data: { ...memberSlots(pair, mismatch.type), baseline, current } };
  },
});
