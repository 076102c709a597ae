import type { Field } from "../idl/contract.ts";
import type { DataModel } from "./data-model.ts";

/** The packing and kind of the record around a bit-field. */
interface Around {
  readonly kind: "struct" | "union";
  readonly packed?: number;
}

/**
 * Why nothing certain can be said of a bit-field: GCC and clang lay it out differently, or the attribute `packed` and
 * `#pragma pack(1)`, which a contract does not tell apart, do. `natural` is the alignment of its type in bytes.
 */
export function disputeOf(
  field: Field,
  natural: number,
  around: Around,
  model: DataModel,
): string | undefined {
  if (model.records === "microsoft") return undefined;
  return model.bitFields === "sysv" ? sysvDispute(field, natural, around) : mingwDispute(field, around);
}

/** clang begins the bit-field at the alignment that it asks for; GCC only if that is no less than its type's. */
function sysvDispute(field: Field, natural: number, around: Around): string | undefined {
  if (field.align === undefined) return undefined;
  if (around.packed !== undefined) return "compilers disagree on an aligned bit-field in a packed record";
  return field.align < natural || field.packed === true
    ? "compilers disagree on a bit-field that is aligned below its type"
    : undefined;
}

/**
 * GCC places an aligned bit-field there, but leaves the record's alignment; a zero width keeps its type's alignment
 * under the attribute and loses it under the pragma; a packed union shrinks to the bits it needs, with GCC alone.
 */
function mingwDispute(field: Field, around: Around): string | undefined {
  if (field.align !== undefined || field.packed === true)
    return "compilers disagree on an aligned or packed bit-field on this target";
  if (around.packed === undefined) return undefined;
  if (field.bits === 0)
    return "compilers disagree on a zero-width bit-field in a packed record on this target";
  return around.kind === "union"
    ? "compilers disagree on a bit-field in a packed union on this target"
    : undefined;
}
