import { defineRule } from "../../findings/rule.ts";
import { fullBreak } from "../../findings/severity.ts";
import { kindChangeOf } from "../kind-change.ts";
import { kindWords } from "../type-slots.ts";

export const enumBecameDataCarrying = defineRule({
  id: "enum-became-data-carrying",
  subject: "type",
  summary: "an enum gained payloads, or lost all of them",
  severity: { otherwise: fullBreak },
  effect:
    "A plain number became a tag with a union behind it, or the other way: size, alignment and the registers of by-value calls all change. A consumer that was built before reserves too little and passes a number where a record is read.",
  remedy: "Declare the new type under a new name and leave the old one as it is.",
  reference: "RFC 2195; Rust reference, type layout",
  message: "`{type}` was declared as {baseline} and is now declared as {current}",
  check: (pair) =>
    pair.change === "kept" && kindChangeOf(pair) === "data-carrying"
      ? { data: { type: pair.name, baseline: kindWords(pair.baseline), current: kindWords(pair.current) } }
      : null,
});
