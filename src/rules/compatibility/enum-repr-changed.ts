import { findDifference } from "../../compare/type-difference.ts";
import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, harmless } from "../../findings/severity.ts";
import type { EnumDefinition } from "../../idl/contract.ts";
import { changeSlots } from "../type-slots.ts";

function storageOf({ repr }: EnumDefinition): string {
  return repr === "c" ? "what the ABI chooses" : `\`${repr}\``;
}

export const enumReprChanged = defineRule({
  id: "enum-repr-changed",
  subject: "type",
  summary: "the integer type that stores an enum changed",
  severity: { otherwise: binaryBreak, cases: { "same-memory": harmless } },
  effect:
    "A consumer that was built before stores and passes the enum with its old size: fields behind it move, arrays have another stride, and the upper bits of an argument are garbage.",
  remedy: "Keep the size, and fix it in the declaration with an integer type of known width.",
  reference: "C17 6.7.2.2p4; Rust reference, type layout",
  message: "`{type}` was stored as {baseline} and is now stored as {current}; size {from} -> {to} bytes",
  check: (pair) => {
    if (pair.change !== "kept" || pair.baseline.kind !== "enum" || pair.current.kind !== "enum") return null;
    const resized = pair.size.from !== pair.size.to;
    const signFlips = findDifference(pair.differences, "sign") !== null;
    const changed = resized || (pair.baseline.repr !== pair.current.repr && !signFlips);
    if (!changed) return null;
    const data = { type: pair.name, baseline: storageOf(pair.baseline), current: storageOf(pair.current) };
    return { data: { ...data, ...changeSlots(pair.size) }, as: resized ? undefined : "same-memory" };
  },
});
