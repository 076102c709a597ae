import type { Triple } from "../idl/target.ts";

/** How a floating-point number is written in memory; two formats may share one size. */
export type FloatFormat = "binary16" | "binary32" | "binary64" | "x87" | "binary128";

/** What a target's ABI fixes about sizes, alignments and passing, in bytes where nothing else is said. */
export interface DataModel {
  readonly pointer: 4 | 8;
  /** C's `long`: 4 under ILP32 and LLP64, 8 under LP64. */
  readonly long: 4 | 8;
  readonly charSigned: boolean;
  readonly wchar: { readonly size: 2 | 4; readonly signed: boolean };
  readonly longDouble: { readonly size: number; readonly align: number; readonly format: FloatFormat };
  /** Alignment of 64-bit integers. */
  readonly int64Align: 4 | 8;
  /** Alignment of `double`. */
  readonly float64Align: 4 | 8;
  /** Alignment of 128-bit integers, where a language has them. */
  readonly int128Align: 16;
  readonly vaList: {
    readonly size: number;
    readonly align: number;
    /** The array decays to a pointer as a parameter; the struct travels as a struct. */
    readonly kind: "array" | "struct" | "pointer";
  };
  /**
   * `gnu`: a record's packing also lowers what an `aligned` type inside asks for. `microsoft`: an explicit alignment
   * wins over packing, and a record without members does not exist in C.
   */
  readonly records: "gnu" | "microsoft";
  /** `sysv`: bit-fields of different types share bytes. `microsoft`: a change of size begins a new unit. */
  readonly bitFields: "sysv" | "microsoft";
  /** Whether unnamed and zero-width bit-fields raise the alignment of the record (AAPCS64 section 10.1.8). */
  readonly unnamedBitFieldsAlign: boolean;
  /** `gnu`: unsigned unless a value is negative, wider where a value needs it. `microsoft`: always `int`. */
  readonly enums: "gnu" | "microsoft";
  /** Greatest alignment of a GNU vector; null for none. */
  readonly vectorAlignLimit: number | null;
  /** Greatest size that an atomic type is padded and aligned to. */
  readonly atomicLimit: 8 | 16;
  /** How `_BitInt` above 64 bits is laid out: in words of this many bytes; null where no ABI says so. */
  readonly wideBitIntWord: 4 | 8 | 16 | null;
  readonly convention: "sysv-x86-64" | "sysv-i386" | "aapcs64" | "windows-x64";
}

/** System V psABI for x86-64, sections 3.1.2 (types, bit-fields) and 3.2.3 (passing, `va_list` in 3.5.7). */
const LINUX_X86_64: DataModel = {
  pointer: 8,
  long: 8,
  charSigned: true,
  wchar: { size: 4, signed: true },
  longDouble: { size: 16, align: 16, format: "x87" },
  int64Align: 8,
  float64Align: 8,
  int128Align: 16,
  vaList: { size: 24, align: 8, kind: "array" },
  records: "gnu",
  bitFields: "sysv",
  unnamedBitFieldsAlign: false,
  enums: "gnu",
  vectorAlignLimit: null,
  atomicLimit: 16,
  wideBitIntWord: 8,
  convention: "sysv-x86-64",
};

/** System V psABI for Intel386: 64-bit integers and doubles are aligned to 4 inside records. */
const LINUX_I686: DataModel = {
  ...LINUX_X86_64,
  pointer: 4,
  long: 4,
  longDouble: { size: 12, align: 4, format: "x87" },
  int64Align: 4,
  float64Align: 4,
  vaList: { size: 4, align: 4, kind: "pointer" },
  atomicLimit: 8,
  wideBitIntWord: 4,
  convention: "sysv-i386",
};

/** AAPCS64: `char` and `wchar_t` are unsigned, `long double` is binary128, `va_list` is a struct of five members. */
const LINUX_AARCH64: DataModel = {
  ...LINUX_X86_64,
  charSigned: false,
  wchar: { size: 4, signed: false },
  longDouble: { size: 16, align: 16, format: "binary128" },
  vaList: { size: 32, align: 8, kind: "struct" },
  unnamedBitFieldsAlign: true,
  vectorAlignLimit: 16,
  wideBitIntWord: 16,
  convention: "aapcs64",
};

/** Apple's "Writing ARM64 code for Apple platforms": signed `char`, `long double` is `double`, `va_list` is `char *`. */
const APPLE_AARCH64: DataModel = {
  ...LINUX_AARCH64,
  charSigned: true,
  wchar: { size: 4, signed: true },
  longDouble: { size: 8, align: 8, format: "binary64" },
  vaList: { size: 8, align: 8, kind: "pointer" },
  unnamedBitFieldsAlign: false,
  wideBitIntWord: null,
};

/** LLP64 with Microsoft's rules for records, bit-fields, enums and calls ("x64 ABI conventions"). */
const WINDOWS_MSVC: DataModel = {
  ...LINUX_X86_64,
  long: 4,
  wchar: { size: 2, signed: false },
  longDouble: { size: 8, align: 8, format: "binary64" },
  vaList: { size: 8, align: 8, kind: "pointer" },
  records: "microsoft",
  bitFields: "microsoft",
  enums: "microsoft",
  wideBitIntWord: null,
  convention: "windows-x64",
};

/** mingw: Microsoft's data sizes, bit-fields and calls, but GCC's enums, packing and x87 `long double`. */
const WINDOWS_GNU: DataModel = {
  ...WINDOWS_MSVC,
  longDouble: { size: 16, align: 16, format: "x87" },
  records: "gnu",
  enums: "gnu",
};

const DATA_MODELS: Readonly<Record<Triple, DataModel>> = {
  "aarch64-apple-darwin": APPLE_AARCH64,
  "aarch64-unknown-linux-gnu": LINUX_AARCH64,
  "aarch64-unknown-linux-musl": LINUX_AARCH64,
  "i686-unknown-linux-gnu": LINUX_I686,
  "x86_64-pc-windows-gnu": WINDOWS_GNU,
  "x86_64-pc-windows-msvc": WINDOWS_MSVC,
  "x86_64-unknown-linux-gnu": LINUX_X86_64,
  "x86_64-unknown-linux-musl": LINUX_X86_64,
};

/** The data model of a target. */
export function dataModelOf(target: Triple): DataModel {
  return DATA_MODELS[target];
}
