import { defineRule } from "../../findings/rule.ts";
import { sourceBreak } from "../../findings/severity.ts";
import { primaryParamDifference } from "../primary-difference.ts";
import { paramSlots } from "../slots.ts";

export const paramEnumIntChanged = defineRule({
  id: "param-enum-int-changed",
  subject: "param",
  summary: "a parameter changed between an enum and an integer of the same width",
  severity: { otherwise: sourceBreak },
  effect:
    "C takes either without a word; C++ rejects an integer for an enum, and Go and Rust see another type, so that their callers fail to build. A Rust implementation that takes an enum is undefined when a consumer passes a value that has no name.",
  remedy: "Keep the integer and convert it inside the function, with an answer for unknown values.",
  reference: "C17 6.7.2.2p4",
  message:
    "parameter `{param}` of `{function}` changed between an enum and an integer: `{baseline}` -> `{current}`",
  check: (pair) =>
    primaryParamDifference(pair, "enum-integer") === null ? null : { data: paramSlots(pair) },
});
