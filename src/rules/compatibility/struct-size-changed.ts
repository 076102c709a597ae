import { defineRule } from "../../findings/rule.ts";
import { kindChangeOf } from "../kind-change.ts";
import { growth, worthALook } from "../record-severity.ts";
import { changeSlots } from "../type-slots.ts";

export const structSizeChanged = defineRule({
  id: "struct-size-changed",
  subject: "type",
  summary: "the size of a record changed, and none of its fields is the reason",
  severity: { otherwise: growth.otherwise, exposed: { ...growth.exposed, "library-allocated": worthALook } },
  effect:
    "A consumer that was built before reserves, copies and steps through arrays with the old size. If the record grew, the library reads and writes behind the end of the consumer's memory; if it shrank, elements of arrays are looked for at the wrong place.",
  remedy: "Restore the size with explicit reserved members, or hand the record out by pointer only.",
  reference: "C17 6.2.6.1, 6.7.2.1p15-17; x86-64 psABI 3.1.2",
  message: "`{type}` changed its size from {from} to {to} bytes",
  check: (pair) =>
    pair.change === "kept" &&
    pair.layoutCause === "size" &&
    !pair.separatorsChanged &&
    kindChangeOf(pair) === null
      ? { data: { type: pair.name, ...changeSlots(pair.size) } }
      : null,
});
