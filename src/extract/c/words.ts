import type { ScalarName } from "../../idl/type.ts";
import { FIXED_SCALARS, PLATFORM_SCALARS, POINTER_WIDTH_SCALARS } from "../../idl/type.ts";

/** The words of C and its extensions that a declaration is made of. */

type QualifierWord = "const" | "volatile" | "restrict" | "atomic" | "none" | "unsupported";

/** `unsupported` are Microsoft's words for pointers whose size is not the target's. */
export const QUALIFIER_WORDS: ReadonlyMap<string, QualifierWord> = new Map<string, QualifierWord>([
  ["const", "const"],
  ["__const", "const"],
  ["__const__", "const"],
  ["volatile", "volatile"],
  ["__volatile", "volatile"],
  ["__volatile__", "volatile"],
  ["restrict", "restrict"],
  ["__restrict", "restrict"],
  ["__restrict__", "restrict"],
  ["_Atomic", "atomic"],
  ["__unaligned", "none"],
  ["__ptr64", "none"],
  ["__ptr32", "unsupported"],
  ["__sptr", "unsupported"],
  ["__uptr", "unsupported"],
  ["__w64", "none"],
]);

/** Clang's nullability qualifiers; `_Null_unspecified` says nothing. */
export const NULLABILITY_WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["_Nonnull", false],
  ["__nonnull", false],
  ["_Nullable", true],
  ["__nullable", true],
  ["_Null_unspecified", null],
  ["__null_unspecified", null],
]);

/** Calling conventions as C compilers spell them, and the contract's name; `C` is the default. */
export const CONVENTION_WORDS: ReadonlyMap<string, string> = new Map([
  ["__cdecl", "C"],
  ["_cdecl", "C"],
  ["__clrcall", "clrcall"],
  ["__stdcall", "stdcall"],
  ["_stdcall", "stdcall"],
  ["__fastcall", "fastcall"],
  ["_fastcall", "fastcall"],
  ["__thiscall", "thiscall"],
  ["__vectorcall", "vectorcall"],
  ["__regcall", "regcall"],
  ["__pascal", "pascal"],
]);

export const STORAGE_WORDS: ReadonlySet<string> = new Set([
  "typedef",
  "extern",
  "static",
  "register",
  "auto",
]);
export const INLINE_WORDS: ReadonlySet<string> = new Set([
  "inline",
  "__inline",
  "__inline__",
  "_inline",
  "__forceinline",
]);
export const NORETURN_WORDS: ReadonlySet<string> = new Set(["_Noreturn"]);
export const THREAD_WORDS: ReadonlySet<string> = new Set(["_Thread_local", "thread_local", "__thread"]);
export const ATTRIBUTE_WORDS: ReadonlySet<string> = new Set(["__attribute__", "__attribute"]);
export const DECLSPEC_WORDS: ReadonlySet<string> = new Set(["__declspec", "_declspec"]);
export const ALIGNAS_WORDS: ReadonlySet<string> = new Set(["_Alignas", "alignas"]);
export const ASM_WORDS: ReadonlySet<string> = new Set(["asm", "__asm", "__asm__"]);
export const STATIC_ASSERT_WORDS: ReadonlySet<string> = new Set(["_Static_assert", "static_assert"]);
export const TYPEOF_WORDS: ReadonlySet<string> = new Set([
  "typeof",
  "__typeof",
  "__typeof__",
  "typeof_unqual",
]);
export const SIZEOF_WORD = "sizeof";
export const ALIGNOF_WORDS: ReadonlySet<string> = new Set([
  "_Alignof",
  "__alignof",
  "__alignof__",
  "alignof",
]);

/** Words that are added up to a basic type (C17 6.7.2p2). */
export const BASIC_WORDS: ReadonlyMap<string, string> = new Map([
  ["void", "void"],
  ["char", "char"],
  ["short", "short"],
  ["int", "int"],
  ["long", "long"],
  ["float", "float"],
  ["double", "double"],
  ["signed", "signed"],
  ["__signed", "signed"],
  ["__signed__", "signed"],
  ["unsigned", "unsigned"],
  ["_Bool", "bool"],
  ["bool", "bool"],
  ["_Complex", "complex"],
  ["__complex", "complex"],
  ["__complex__", "complex"],
  ["__int128", "int128"],
  ["__int128_t", "i128"],
  ["__uint128_t", "u128"],
  ["__int8", "char"],
  ["__int16", "short"],
  ["__int32", "int"],
  ["__int64", "int64"],
  ["_Float16", "f16"],
  ["__fp16", "f16"],
  ["_Float32", "f32"],
  ["_Float64", "f64"],
  ["_Float128", "f128"],
  ["__float128", "f128"],
  ["_Float32x", "f64"],
  ["__builtin_va_list", "va_list"],
  ["__gnuc_va_list", "va_list"],
]);

/** Basic words that older compilers take as names. */
export const SOMETIMES_NAMES: ReadonlySet<string> = new Set(
  [...BASIC_WORDS.keys()].filter((word) => word === "bool" || /^_Float|^__float/.test(word)),
);

/** The basic types by their words in sorted order. */
export const BASIC_TYPES: ReadonlyMap<string, ScalarName> = new Map<string, ScalarName>([
  ["char", "c_char"],
  ["char signed", "c_schar"],
  ["char unsigned", "c_uchar"],
  ["short", "c_short"],
  ["short signed", "c_short"],
  ["int short", "c_short"],
  ["int short signed", "c_short"],
  ["short unsigned", "c_ushort"],
  ["int short unsigned", "c_ushort"],
  ["int", "c_int"],
  ["signed", "c_int"],
  ["int signed", "c_int"],
  ["unsigned", "c_uint"],
  ["int unsigned", "c_uint"],
  ["long", "c_long"],
  ["long signed", "c_long"],
  ["int long", "c_long"],
  ["int long signed", "c_long"],
  ["long unsigned", "c_ulong"],
  ["int long unsigned", "c_ulong"],
  ["long long", "c_longlong"],
  ["long long signed", "c_longlong"],
  ["int long long", "c_longlong"],
  ["int long long signed", "c_longlong"],
  ["long long unsigned", "c_ulonglong"],
  ["int long long unsigned", "c_ulonglong"],
  ["int64", "c_longlong"],
  ["int64 signed", "c_longlong"],
  ["int64 unsigned", "c_ulonglong"],
  ["float", "c_float"],
  ["double", "c_double"],
  ["double long", "c_longdouble"],
  ["bool", "bool"],
  ["int128", "i128"],
  ["int128 signed", "i128"],
  ["int128 unsigned", "u128"],
  ["i128", "i128"],
  ["u128", "u128"],
  ["f16", "f16"],
  ["f32", "f32"],
  ["f64", "f64"],
  ["f128", "f128"],
  ["va_list", "va_list"],
]);

const INTRINSIC_PREFIX = "__ffi_";
const SCALARS: ReadonlySet<string> = new Set([
  ...FIXED_SCALARS,
  ...POINTER_WIDTH_SCALARS,
  ...PLATFORM_SCALARS,
]);

function isScalarName(name: string): name is ScalarName {
  return SCALARS.has(name);
}

/** The scalar that a built-in name such as `__ffi_usize` stands for; null for every other word. */
export function intrinsicScalar(word: string): ScalarName | null {
  if (!word.startsWith(INTRINSIC_PREFIX)) return null;
  const name = word.slice(INTRINSIC_PREFIX.length);
  return isScalarName(name) ? name : null;
}

const TAG_WORDS: ReadonlySet<string> = new Set(["struct", "union", "enum"]);

/** Words that are no identifiers, of those that can stand where a name is expected. `bool` and C23's others may be names. */
const RESERVED: ReadonlySet<string> = new Set([
  ...[...BASIC_WORDS.keys()].filter((word) => !SOMETIMES_NAMES.has(word)),
  ...QUALIFIER_WORDS.keys(),
  ...NULLABILITY_WORDS.keys(),
  ...CONVENTION_WORDS.keys(),
  ...STORAGE_WORDS,
  ...INLINE_WORDS,
  ...NORETURN_WORDS,
  ...ATTRIBUTE_WORDS,
  ...DECLSPEC_WORDS,
  ...ASM_WORDS,
  ...TAG_WORDS,
  "_Alignas",
  "_Alignof",
  "_Static_assert",
  "_Thread_local",
  "__thread",
  "_BitInt",
  "__typeof",
  "__typeof__",
  "__extension__",
  SIZEOF_WORD,
  "return",
  "if",
  "else",
  "for",
  "while",
  "do",
  "switch",
  "case",
  "default",
  "goto",
  "break",
  "continue",
]);

export function isReserved(word: string): boolean {
  return RESERVED.has(word);
}

/** Whether the word begins a type without any lookup of names. */
export function isTypeWord(word: string): boolean {
  return (
    BASIC_WORDS.has(word) ||
    QUALIFIER_WORDS.has(word) ||
    TAG_WORDS.has(word) ||
    TYPEOF_WORDS.has(word) ||
    word === "_BitInt" ||
    intrinsicScalar(word) !== null
  );
}
