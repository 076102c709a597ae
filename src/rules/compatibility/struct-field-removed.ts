import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";

export const structFieldRemoved = defineRule({
  id: "struct-field-removed",
  subject: "field",
  summary: "a field of a struct is gone",
  severity: { otherwise: fullBreak },
  effect:
    "A consumer that was built before reads and writes the field still: it hits the bytes of a neighbour or runs past the end. One that is compiled again fails where it names the field.",
  remedy: "Keep the field with its type and place, under the name `reserved`, until the next major version.",
  reference: "C17 6.7.2.1p15, 6.5.2.3",
  message: "`{type}` lost field `{field}` of type `{baseline}`",
  check: (pair) =>
    pair.change === "removed" && pair.holder === "struct"
      ? { data: { type: pair.type, field: pair.name, baseline: pair.declared.baseline } }
      : null,
});
