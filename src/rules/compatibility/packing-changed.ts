import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";
import { kindChangeOf } from "../kind-change.ts";
import { layoutCases, layoutChangeOf } from "../record-severity.ts";
import { changeSlots } from "../type-slots.ts";

export const packingChanged = defineRule({
  id: "packing-changed",
  subject: "type",
  summary: "the packing of a record was added, removed or changed",
  severity: { otherwise: binaryBreak, cases: layoutCases },
  effect:
    "Padding between the fields comes or goes, so that a consumer that was built before reads and writes the fields at their old offsets: each of them gets bytes of its neighbours. Go cannot name fields that are no longer aligned.",
  remedy:
    "Restore the packing; where the bytes have to be laid out otherwise, declare a new record with explicit padding members.",
  reference: "C17 6.7.2.1p14-15; GCC type attribute `packed`",
  message: "the packing of `{type}` changed; size {from} -> {to} bytes",
  check: (pair) =>
    pair.change === "kept" && pair.layoutCause === "packing" && kindChangeOf(pair) === null
      ? {
          data: { type: pair.name, ...changeSlots(pair.size) },
          as: layoutChangeOf(pair),
        }
      : null,
});
