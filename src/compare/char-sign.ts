import type { Type } from "../idl/type.ts";
import type { Comparison } from "./comparison.ts";
import type { TypeDifference } from "./type-difference.ts";

/**
 * Bytes in memory are the same bytes as `char`, `i8` or `u8`: where one of them is plain `char`, whose sign is the
 * target's, only the spelling differs. By value it does differ: a register is extended by the sign.
 */
export function withoutCharSign(
  differences: readonly TypeDifference[],
  from: Type,
  to: Type,
  comparison: Comparison,
): readonly TypeDifference[] {
  const isChar =
    isPlainChar(comparison.baseline.resolve(from)) || isPlainChar(comparison.current.resolve(to));
  if (!isChar) return differences;
  return differences.map((difference) => (difference.kind === "sign" ? { kind: "spelling" } : difference));
}

function isPlainChar(type: Type): boolean {
  return type.kind === "scalar" && type.name === "c_char";
}
