import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { primaryReturnDifference } from "../primary-difference.ts";
import { returnSlots } from "../slots.ts";

export const returnEnumIntChanged = defineRule({
  id: "return-enum-int-changed",
  subject: "return",
  summary: "a result changed between an enum and an integer of the same width",
  severity: { otherwise: sourceBreak },
  effect:
    "C takes either without a word; C++ rejects an integer where an enum is stored, and Go and Rust see another type, so that their callers fail to build. A Rust consumer that holds the result as an enum is undefined when a value arrives that has no name.",
  remedy: "Keep the type, and name new values in the enum.",
  reference: "C17 6.7.2.2p4",
  message: "result of `{function}` changed between an enum and an integer: `{baseline}` -> `{current}`",
  check: (pair) =>
    primaryReturnDifference(pair, "enum-integer") === null ? null : { data: returnSlots(pair) },
});
