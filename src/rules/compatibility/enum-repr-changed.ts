import { findDifference } from "../../compare/type-difference.ts";
import { defineRule } from "../../findings/rule.ts";
import { binaryBreak, harmless } from "../../findings/severity.ts";
import type { EnumDefinition } from "../../idl/contract.ts";

/** Bytes, and who chose them where that changed: `4 bytes (the ABI's choice)`. */
function storageOf({ repr }: EnumDefinition, other: EnumDefinition, size: number | null): string {
  const bytes = size === null ? "an unknown number of bytes" : size === 1 ? "1 byte" : `${size} bytes`;
  if (repr === other.repr) return bytes;
  return `${bytes} (${repr === "c" ? "the ABI's choice" : `\`${repr}\``})`;
}

export const enumReprChanged = defineRule({
  id: "enum-repr-changed",
  subject: "type",
  summary: "the integer type that stores an enum changed",
  severity: {
    otherwise: binaryBreak,
    cases: { "same-memory": { when: "if the size stays", severity: harmless } },
  },
  effect:
    "A consumer that was built before stores and passes the enum with its old size: fields behind it move, arrays have another stride, and the upper bits of an argument are garbage.",
  remedy: "Keep the size, and fix it in the declaration with an integer type of known width.",
  reference: "C17 6.7.2.2p4; Rust reference, type layout",
  message: "`{type}` was stored in {baseline} and is now stored in {current}",
  check: (pair) => {
    if (pair.change !== "kept" || pair.baseline.kind !== "enum" || pair.current.kind !== "enum") return null;
    const resized = pair.size.from !== pair.size.to;
    const signFlips = findDifference(pair.differences, "sign") !== null;
    const changed = resized || (pair.baseline.repr !== pair.current.repr && !signFlips);
    if (!changed) return null;
    const data = {
      type: pair.name,
      baseline: storageOf(pair.baseline, pair.current, pair.size.from),
      current: storageOf(pair.current, pair.baseline, pair.size.to),
    };
    return { data, as: resized ? undefined : "same-memory" };
  },
});
