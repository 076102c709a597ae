import type { GapReason } from "../../idl/gap.ts";
import type { Length, ScalarName } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";

/** The value of a constant expression. */
export type Value =
  /** `type` is null for a literal whose type nothing has settled yet. */
  | { readonly kind: "integer"; readonly value: bigint; readonly type: ScalarName | null }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "char"; readonly value: string }
  /** Decimal text. */
  | { readonly kind: "float"; readonly text: string; readonly type: "f32" | "f64" | null }
  | { readonly kind: "string"; readonly text: string }
  /** A `usize` that depends on the target. */
  | { readonly kind: "length"; readonly length: Length }
  | { readonly kind: "failure"; readonly reason: GapReason; readonly detail: string; readonly span: Span };

interface Width {
  readonly signed: boolean;
  /** In bits, on the narrowest and on the widest of the targets. */
  readonly least: number;
  readonly most: number;
}

const fixed = (bits: number, signed: boolean): Width => ({ signed, least: bits, most: bits });

const WIDTHS: ReadonlyMap<ScalarName, Width> = new Map<ScalarName, Width>([
  ["i8", fixed(8, true)],
  ["i16", fixed(16, true)],
  ["i32", fixed(32, true)],
  ["i64", fixed(64, true)],
  ["i128", fixed(128, true)],
  ["u8", fixed(8, false)],
  ["u16", fixed(16, false)],
  ["u32", fixed(32, false)],
  ["u64", fixed(64, false)],
  ["u128", fixed(128, false)],
  ["c_schar", fixed(8, true)],
  ["c_uchar", fixed(8, false)],
  ["c_short", fixed(16, true)],
  ["c_ushort", fixed(16, false)],
  ["c_int", fixed(32, true)],
  ["c_uint", fixed(32, false)],
  ["c_longlong", fixed(64, true)],
  ["c_ulonglong", fixed(64, false)],
  ["isize", { signed: true, least: 32, most: 64 }],
  ["usize", { signed: false, least: 32, most: 64 }],
  ["c_long", { signed: true, least: 32, most: 64 }],
  ["c_ulong", { signed: false, least: 32, most: 64 }],
]);

/** How wide an integer type is; null for `c_char`, whose sign is the target's, and for what is no integer. */
export function widthOf(type: ScalarName): Width | null {
  return WIDTHS.get(type) ?? null;
}

/** The integer type that a text names, `c_char` aside; null for anything else. */
export function integerNamed(text: string | undefined): ScalarName | null {
  return [...WIDTHS.keys()].find((name) => name === text) ?? null;
}

export function isInteger(type: ScalarName): boolean {
  return WIDTHS.has(type) || type === "c_char";
}

function fits(value: bigint, bits: number, signed: boolean): boolean {
  const limit = 1n << BigInt(signed ? bits - 1 : bits);
  return value < limit && value >= (signed ? -limit : 0n);
}

/**
 * Whether the type holds the value. On a target where it is too narrow the crate does not compile, so that the widest
 * one counts.
 */
export function holds(type: ScalarName, value: bigint): boolean {
  if (type === "c_char") return value >= -128n && value <= 255n;
  const width = widthOf(type);
  return width !== null && fits(value, width.most, width.signed);
}

/** The value cut to the type as `as` does it; null where the targets differ. */
export function cut(type: ScalarName, value: bigint): bigint | null {
  if (type === "c_char") return value >= 0n && value <= 127n ? value : null;
  const width = widthOf(type);
  if (width === null) return null;
  if (fits(value, width.least, width.signed)) return value;
  if (width.least !== width.most) return null;
  return width.signed ? BigInt.asIntN(width.most, value) : BigInt.asUintN(width.most, value);
}
