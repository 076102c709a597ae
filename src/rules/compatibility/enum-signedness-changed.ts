import { findDifference } from "../../compare/type-difference.ts";
import { defineRule } from "../../findings/rule.ts";
import { meaningWarning } from "../../findings/severity.ts";

export const enumSignednessChanged = defineRule({
  id: "enum-signedness-changed",
  subject: "type",
  summary: "the integer type that stores an enum changed its sign",
  severity: { otherwise: meaningWarning },
  effect:
    "The bits are the same. When compiled again, comparisons and conversions to wider integers give other results for values with the highest bit set; Go sees `int32` instead of `uint32`, or the other way, and no longer compiles.",
  remedy:
    "Fix the integer type of the enum in its declaration, or have a negative enumerator from the start.",
  reference: "C17 6.7.2.2p4",
  message: "`{type}` is now stored as {current} integer of {size} bytes",
  check: (pair) => {
    if (pair.change !== "kept" || pair.baseline.kind !== "enum" || pair.current.kind !== "enum") return null;
    const difference = findDifference(pair.differences, "sign");
    if (difference === null || pair.size.from !== pair.size.to) return null;
    const current = difference.toSigned ? "a signed" : "an unsigned";
    return { data: { type: pair.name, current, size: pair.size.to ?? "unknown" } };
  },
});
