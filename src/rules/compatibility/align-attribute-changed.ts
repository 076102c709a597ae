import { defineRule } from "../../findings/rule.ts";
import { kindChangeOf } from "../kind-change.ts";
import { extent, layoutCases, layoutChangeOf } from "../record-severity.ts";
import { changeSlots } from "../type-slots.ts";

export const alignAttributeChanged = defineRule({
  id: "align-attribute-changed",
  subject: "type",
  summary: "the alignment attribute of a record was added, removed or changed",
  severity: { ...extent, cases: layoutCases },
  effect:
    "A consumer that was built before reserves the record at an address that fits the old alignment. Code in the library that counts on the new one faults or reads slowly; records that embed it, and arguments on the stack, stand elsewhere than the consumer thinks.",
  remedy: "Restore the attribute on the record, or let the library alone reserve it.",
  reference: "C17 6.2.8; GCC type attribute `aligned`",
  message: "the alignment attribute of `{type}` changed; alignment {from} -> {to} bytes",
  check: (pair) =>
    pair.change === "kept" && pair.layoutCause === "align-attribute" && kindChangeOf(pair) === null
      ? { data: { type: pair.name, ...changeSlots(pair.align) }, as: layoutChangeOf(pair) }
      : null,
});
