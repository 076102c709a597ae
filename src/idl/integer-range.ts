import type { ScalarName } from "./type.ts";

/** Least and greatest value. */
export interface IntegerRange {
  readonly least: bigint;
  readonly most: bigint;
}

const signed = (bits: bigint): IntegerRange => ({
  least: -(1n << (bits - 1n)),
  most: (1n << (bits - 1n)) - 1n,
});
const unsigned = (bits: bigint): IntegerRange => ({ least: 0n, most: (1n << bits) - 1n });
/** Of a type that is signed on some targets and unsigned on others. */
const either = (bits: bigint): IntegerRange => ({ least: signed(bits).least, most: unsigned(bits).most });

/** No C type is wider than 64 bits where the ABI chooses an enum's storage (C17 6.7.2.2 and the extension beyond it). */
const CHOSEN = either(64n);

const RANGES: Readonly<Partial<Record<ScalarName | "c", IntegerRange>>> = {
  c: CHOSEN,
  bool: unsigned(1n),
  char32: unsigned(32n),
  i8: signed(8n),
  i16: signed(16n),
  i32: signed(32n),
  i64: signed(64n),
  i128: signed(128n),
  u8: unsigned(8n),
  u16: unsigned(16n),
  u32: unsigned(32n),
  u64: unsigned(64n),
  u128: unsigned(128n),
  isize: signed(64n),
  usize: unsigned(64n),
  c_char: either(8n),
  c_schar: signed(8n),
  c_uchar: unsigned(8n),
  c_short: signed(16n),
  c_ushort: unsigned(16n),
  c_int: signed(32n),
  c_uint: unsigned(32n),
  c_long: signed(64n),
  c_ulong: unsigned(64n),
  c_longlong: signed(64n),
  c_ulonglong: unsigned(64n),
  wchar: either(32n),
};

/**
 * What an integer type can hold on the target where it is widest: `c_long` and `usize` are 64 bits here. Null for
 * what is no integer.
 */
export function integerRange(name: ScalarName | "c"): IntegerRange | null {
  return RANGES[name] ?? null;
}
