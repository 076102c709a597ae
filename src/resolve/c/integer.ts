import type { ScalarName } from "../../idl/type.ts";

/**
 * C's integer types and conversions (C17 6.3.1). Widths that differ between targets are asked for only when a value
 * depends on them, so that targets are told apart no more than needed.
 */

/** Answers what a predefined macro of the target says, e.g. `__SIZEOF_LONG__`; undefined if it is not defined. */
export type Predefined = (name: string) => string | undefined;

interface IntegerKind {
  readonly signed: boolean | "char" | "wchar";
  /** Bytes, or the macro that tells them. */
  readonly bytes: number | "__SIZEOF_LONG__" | "__SIZEOF_POINTER__" | "__SIZEOF_WCHAR_T__";
  /** Conversion rank (C17 6.3.1.1p1); those of fixed and pointer-wide types lie between. */
  readonly rank: number;
}

const INTEGERS: ReadonlyMap<ScalarName, IntegerKind> = new Map<ScalarName, IntegerKind>([
  ["bool", { signed: false, bytes: 1, rank: 0 }],
  ["c_char", { signed: "char", bytes: 1, rank: 1 }],
  ["c_schar", { signed: true, bytes: 1, rank: 1 }],
  ["c_uchar", { signed: false, bytes: 1, rank: 1 }],
  ["i8", { signed: true, bytes: 1, rank: 1 }],
  ["u8", { signed: false, bytes: 1, rank: 1 }],
  ["c_short", { signed: true, bytes: 2, rank: 2 }],
  ["c_ushort", { signed: false, bytes: 2, rank: 2 }],
  ["i16", { signed: true, bytes: 2, rank: 2 }],
  ["u16", { signed: false, bytes: 2, rank: 2 }],
  ["wchar", { signed: "wchar", bytes: "__SIZEOF_WCHAR_T__", rank: 2.5 }],
  ["c_int", { signed: true, bytes: 4, rank: 3 }],
  ["c_uint", { signed: false, bytes: 4, rank: 3 }],
  ["i32", { signed: true, bytes: 4, rank: 3 }],
  ["u32", { signed: false, bytes: 4, rank: 3 }],
  ["char32", { signed: false, bytes: 4, rank: 3 }],
  ["c_long", { signed: true, bytes: "__SIZEOF_LONG__", rank: 4 }],
  ["c_ulong", { signed: false, bytes: "__SIZEOF_LONG__", rank: 4 }],
  ["isize", { signed: true, bytes: "__SIZEOF_POINTER__", rank: 4.2 }],
  ["usize", { signed: false, bytes: "__SIZEOF_POINTER__", rank: 4.2 }],
  ["i64", { signed: true, bytes: 8, rank: 4.5 }],
  ["u64", { signed: false, bytes: 8, rank: 4.5 }],
  ["c_longlong", { signed: true, bytes: 8, rank: 5 }],
  ["c_ulonglong", { signed: false, bytes: 8, rank: 5 }],
  ["i128", { signed: true, bytes: 16, rank: 6 }],
  ["u128", { signed: false, bytes: 16, rank: 6 }],
]);

const UNSIGNED: ReadonlyMap<ScalarName, ScalarName> = new Map<ScalarName, ScalarName>([
  ["c_int", "c_uint"],
  ["i32", "u32"],
  ["c_long", "c_ulong"],
  ["isize", "usize"],
  ["i64", "u64"],
  ["c_longlong", "c_ulonglong"],
  ["i128", "u128"],
]);

export function isInteger(name: ScalarName): boolean {
  return INTEGERS.has(name);
}

function kindOf(name: ScalarName): IntegerKind {
  return INTEGERS.get(name) ?? { signed: true, bytes: 4, rank: 3 };
}

function ask(predefined: Predefined, name: string): number | null {
  const text = predefined(name);
  return text !== undefined && /^[0-9]{1,3}$/.test(text) ? Number.parseInt(text, 10) : null;
}

/** Size in bytes; null if the target does not say. */
export function integerBytes(name: ScalarName, predefined: Predefined): number | null {
  const { bytes } = kindOf(name);
  return typeof bytes === "number" ? bytes : ask(predefined, bytes);
}

export function isSigned(name: ScalarName, predefined: Predefined): boolean {
  const { signed } = kindOf(name);
  if (signed === "char") return predefined("__CHAR_UNSIGNED__") === undefined;
  if (signed === "wchar") return predefined("__WCHAR_UNSIGNED__") === undefined;
  return signed;
}

function rangeOf(bits: number, signed: boolean): { readonly min: bigint; readonly max: bigint } {
  const power = 1n << BigInt(signed ? bits - 1 : bits);
  return { min: signed ? -power : 0n, max: power - 1n };
}

/** Whether the type can hold the value; null if the target does not say. */
export function fits(name: ScalarName, value: bigint, predefined: Predefined): boolean | null {
  if (name === "bool") return value === 0n || value === 1n;
  const { bytes, signed } = kindOf(name);
  if (signed === "char" && value >= 0n && value <= 127n) return true;
  const least = typeof bytes === "number" ? bytes : bytes === "__SIZEOF_WCHAR_T__" ? 2 : 4;
  const surely = rangeOf(8 * least, signed !== false);
  const certain = typeof signed === "boolean" || value >= 0n;
  if (certain && value >= surely.min && value <= surely.max) return true;
  const width = integerBytes(name, predefined);
  if (width === null) return null;
  const range = rangeOf(8 * width, isSigned(name, predefined));
  return value >= range.min && value <= range.max;
}

/** The value modulo the type's width (C17 6.3.1.3; compilers wrap for signed types too); null if unknown. */
export function wrap(name: ScalarName, value: bigint, predefined: Predefined): bigint | null {
  const fitting = fits(name, value, predefined);
  if (fitting === null) return null;
  if (fitting) return value;
  if (name === "bool") return 1n;
  const width = integerBytes(name, predefined);
  if (width === null) return null;
  const bits = 8 * width;
  return isSigned(name, predefined) ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

/** Integer promotion (C17 6.3.1.1p2): what is narrower than int becomes int. */
export function promote(name: ScalarName): ScalarName {
  return kindOf(name).rank < 3 ? "c_int" : name === "char32" ? "u32" : name;
}

/** The usual arithmetic conversions of two integer types (C17 6.3.1.8); null if the target does not say. */
export function commonType(a: ScalarName, b: ScalarName, predefined: Predefined): ScalarName | null {
  const left = promote(a);
  const right = promote(b);
  if (left === right) return left;
  const leftSigned = isSigned(left, predefined);
  const rightSigned = isSigned(right, predefined);
  const leftRank = kindOf(left).rank;
  const rightRank = kindOf(right).rank;
  if (leftSigned === rightSigned) return leftRank >= rightRank ? left : right;
  const [signed, unsigned] = leftSigned ? [left, right] : [right, left];
  if (kindOf(unsigned).rank >= kindOf(signed).rank) return unsigned;
  const signedBytes = integerBytes(signed, predefined);
  const unsignedBytes = integerBytes(unsigned, predefined);
  if (signedBytes === null || unsignedBytes === null) return null;
  if (signedBytes > unsignedBytes) return signed;
  return UNSIGNED.get(signed) ?? null;
}

/** The type of an integer literal: the first that can hold it (C17 6.4.4.1p5); null if none can. */
export function literalType(
  literal: {
    readonly value: bigint;
    readonly decimal: boolean;
    readonly unsigned: boolean;
    readonly long: 0 | 1 | 2;
  },
  predefined: Predefined,
): ScalarName | null {
  const ladder: readonly (readonly [ScalarName, ScalarName])[] = [
    ["c_int", "c_uint"],
    ["c_long", "c_ulong"],
    ["c_longlong", "c_ulonglong"],
  ];
  for (const [signed, unsigned] of ladder.slice(literal.long)) {
    if (!literal.unsigned && fits(signed, literal.value, predefined) === true) return signed;
    const mayBeUnsigned = literal.unsigned || !literal.decimal;
    if (mayBeUnsigned && fits(unsigned, literal.value, predefined) === true) return unsigned;
  }
  return null;
}
