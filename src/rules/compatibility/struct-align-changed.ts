import { defineRule } from "../../findings/rule.ts";
import { kindChangeOf } from "../kind-change.ts";
import { extent, layoutCases, layoutChangeOf } from "../record-severity.ts";
import { changeSlots } from "../type-slots.ts";

export const structAlignChanged = defineRule({
  id: "struct-align-changed",
  subject: "type",
  summary: "the alignment of a record changed through the alignment of a member",
  severity: { ...extent, cases: layoutCases },
  effect:
    "A consumer that was built before reserves the record at an address that fits the old alignment. Code in the library that counts on the new one faults or reads slowly; records that embed it, and arguments on the stack, stand elsewhere than the consumer thinks.",
  remedy: "Restore the alignment of the member, or let the library alone reserve the record.",
  reference: "C17 6.2.8, 6.7.5; x86-64 psABI 3.1.2",
  message: "the alignment of a member of `{type}` changed; its own alignment {from} -> {to} bytes",
  check: (pair) =>
    pair.change === "kept" && pair.layoutCause === "align" && kindChangeOf(pair) === null
      ? {
          data: { type: pair.name, ...changeSlots(pair.align) },
          as: layoutChangeOf(pair),
        }
      : null,
});
