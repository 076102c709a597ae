import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

export const callbackTableSlotInserted = defineRule({
  id: "callback-table-slot-inserted",
  subject: "field",
  summary: "a callback was inserted into a table of callbacks",
  severity: { otherwise: binaryBreak },
  effect:
    "Tables that consumers filled in before hold each later callback one place too early: the library calls the wrong function, with the arguments of another.",
  remedy: "Append the callback at the end, and let a size or version field say whether it is there.",
  reference: "C17 6.7.2.1p15, 6.3.2.3p8",
  message: "callback table `{type}` gained slot `{field}` in front of others, at byte {offset}",
  check: (pair) =>
    pair.change === "added" && pair.holder === "struct" && pair.place === "middle" && pair.slot
      ? { data: { type: pair.type, field: pair.name, offset: pair.offset.to ?? "unknown" } }
      : null,
});
