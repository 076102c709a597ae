import { defineRule } from "../../findings/rule.ts";
import { disagreement } from "../../findings/severity.ts";
import type { TypeDefinition } from "../../idl/contract.ts";
import { severityByGrade } from "../grade.ts";
import { typeMismatchOf } from "../type-mismatch.ts";
import { countBytes } from "../type-slots.ts";

/** The storage with its bytes: `u8` (1 byte), the ABI's choice (4 bytes). */
function storageOf(definition: TypeDefinition, size: number | null): string {
  const repr = definition.kind === "enum" || definition.kind === "tagged" ? [definition.repr].flat() : [];
  const words = repr.join() === "c" ? "the ABI's choice" : `\`${repr.join(", ")}\``;
  return size === null ? words : `${words} (${countBytes(size)})`;
}

export const enumReprMismatch = defineRule({
  id: "enum-repr-mismatch",
  subject: "type",

  summary: "the integer that stores an enum, or its tag, differs between the two sides",
  severity: { otherwise: disagreement, cases: severityByGrade },
  effect:
    "An enum that takes one byte on one side and four on the other is read with bytes of its neighbours, and as an argument with bits that nobody set; fields behind it stand elsewhere. With another sign alone, the upper bits of an argument may differ, for callers extend by the sign that they know.",
  remedy:
    "Fix the storage on both sides: `repr(i32)` or `repr(u8)` in Rust, an integer typedef with named constants (or C23 `enum name : type`) in C.",
  reference: "C17 6.7.2.2p4; C23 6.7.2.2; Rust reference, primitive representations",
  message: "`{type}` is stored as {baseline} in the definition and as {current} in the declaration",
  check: (pair) => {
    const mismatch = typeMismatchOf(pair, "repr");
    if (mismatch === null || pair.change !== "kept") return null;
    const baseline = storageOf(pair.baseline, pair.size.from);
    const current = storageOf(pair.current, pair.size.to);
    return { data: { type: pair.name, baseline, current }, as: mismatch.grade };
  },
});
