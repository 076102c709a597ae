import type { Span } from "../source/source-file.ts";
import type { Condition } from "./condition.ts";
import type { Meaning } from "./meaning.ts";

/**
 * Types as they are in memory, not as a language calls them. Widths of platform types stay symbolic until a target
 * is named. Types carry no spans, so that equality is structural.
 */

/** The widest `_BitInt` that a compiler takes, in bits (clang's BITINT_MAXWIDTH). */
export const WIDEST_BITINT = 2 ** 23;

export const FIXED_SCALARS = [
  "bool",
  "char32",
  "i8",
  "i16",
  "i32",
  "i64",
  "i128",
  "u8",
  "u16",
  "u32",
  "u64",
  "u128",
  "f16",
  "f32",
  "f64",
  "f128",
] as const;
export const POINTER_WIDTH_SCALARS = ["isize", "usize"] as const;
export const PLATFORM_SCALARS = [
  "c_char",
  "c_schar",
  "c_uchar",
  "c_short",
  "c_ushort",
  "c_int",
  "c_uint",
  "c_long",
  "c_ulong",
  "c_longlong",
  "c_ulonglong",
  "c_float",
  "c_double",
  "c_longdouble",
  "wchar",
  "va_list",
] as const;

export type ScalarName =
  | (typeof FIXED_SCALARS)[number]
  | (typeof POINTER_WIDTH_SCALARS)[number]
  | (typeof PLATFORM_SCALARS)[number];

/** An array's length: a number, a constant's name, the size of a type, or arithmetic of these. */
export type Length =
  | { readonly kind: "integer"; readonly value: bigint }
  | { readonly kind: "constant"; readonly name: string }
  | { readonly kind: "size-of"; readonly type: Type }
  | {
      readonly kind: "binary";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Length;
      readonly right: Length;
    };

export type Type =
  | { readonly kind: "void" }
  | { readonly kind: "never" }
  | { readonly kind: "scalar"; readonly name: ScalarName }
  | {
      readonly kind: "pointer";
      readonly to: Type;
      /** Whether the pointee may be written through this pointer (`*mut`), or not (`*const`). */
      readonly mutable: boolean;
      readonly volatile?: true;
      readonly restrict?: true;
    }
  /** `length: null` is a flexible array, the last field of a struct. */
  | { readonly kind: "array"; readonly of: Type; readonly length: Length | null }
  /** A pointer to a function; C's function types occur only behind pointers. */
  | ({ readonly kind: "function" } & Signature)
  /** Refers to an item of the contract's `types` by its name. */
  | { readonly kind: "named"; readonly name: string }
  /** Not understood; a gap says why. A rule that meets one says nothing certain. */
  | { readonly kind: "unknown"; readonly reason: string }
  | { readonly kind: "complex"; readonly of: Type }
  | { readonly kind: "vector"; readonly of: Type; readonly lanes: number }
  | { readonly kind: "bitint"; readonly signed: boolean; readonly bits: number }
  | { readonly kind: "atomic"; readonly of: Type };

export interface Signature {
  readonly params: readonly Param[];
  readonly returns: Result;
  readonly variadic?: true;
  /** Calling convention where it is not `C`. */
  readonly abi?: string;
}

export interface Param extends Condition, Meaning {
  readonly name?: string;
  readonly type: Type;
  /** `[static N]`: the callee may read N elements. */
  readonly bound?: bigint;
  readonly span?: Span;
}

/** What a function gives back; `type` is `void` for nothing, `never` if it does not return. */
export interface Result extends Meaning {
  readonly type: Type;
  readonly span?: Span;
}
