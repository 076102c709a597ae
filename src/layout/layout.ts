import type { Field, Variant } from "../idl/contract.ts";
import type { ScalarName } from "../idl/type.ts";

/** Where a member stands. Bytes, but `bitOffset` and `bitWidth`, which are bits. */
export interface FieldLayout {
  readonly field: Field;
  /** First byte of the member; of a bit-field, the byte that holds its first bit. */
  readonly offset: number;
  readonly size: number;
  readonly align: number;
  /** First bit of a bit-field, counted from the start of the record. */
  readonly bitOffset?: number;
  readonly bitWidth?: number;
}

/** The tag of a tagged enum at offset 0 and the fields of each payload; offsets count from the start of the whole. */
export interface TaggedLayout {
  readonly tag: ScalarName;
  readonly payloads: readonly { readonly variant: Variant; readonly fields: readonly FieldLayout[] }[];
}

/** Size and alignment in bytes for one target; `fields` is empty unless the type is a record. */
export type Layout =
  | {
      readonly kind: "sized";
      readonly size: number;
      readonly align: number;
      readonly fields: readonly FieldLayout[];
      /** Of a tagged enum. */
      readonly tagged?: TaggedLayout;
      /** Microsoft only: the alignment that packing of an enclosing record does not lower, where one is asked for. */
      readonly requiredAlign?: number;
    }
  /** Known by name only (opaque, void, function, flexible array): it has no size. */
  | { readonly kind: "incomplete" }
  /** Could not be computed; the reason becomes a gap where the size matters. */
  | { readonly kind: "unknown"; readonly reason: string };

/** How a value travels through a call by value. */
export type Passing =
  | { readonly kind: "ignored" }
  /** In registers, one class per register, as far as registers are left; on i686 in stack slots. */
  | { readonly kind: "direct"; readonly classes: readonly ("integer" | "float" | "vector" | "x87")[] }
  /** Copied to the stack of the call (SysV class MEMORY for parameters). */
  | { readonly kind: "stack" }
  /** Through a hidden pointer to a copy (parameter) or to the result's place (return). */
  | { readonly kind: "hidden-pointer" }
  | { readonly kind: "unknown"; readonly reason: string };
