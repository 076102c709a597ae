import type { Triple } from "../../../idl/target.ts";

/** Predefined macros of some targets: one `NAME VALUE` a line. */
export interface MacroGroup {
  readonly targets: readonly Triple[];
  readonly macros: string;
}

/**
 * The predefined macros that tell targets apart, as clang 14 in its default C17 mode has them (macOS: for version
 * 11.0, the first that runs on aarch64). Each group holds what exactly its targets share. `__ffi_libc_gnu` and
 * `__ffi_libc_musl` are no macros of a compiler: the built-in standard headers tell the C libraries apart by them.
 */
export const TARGET_MACROS: readonly MacroGroup[] = [
  {
    targets: [
      "aarch64-apple-darwin",
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "i686-unknown-linux-gnu",
      "x86_64-pc-windows-gnu",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__GCC_ATOMIC_BOOL_LOCK_FREE 2
__GCC_ATOMIC_CHAR16_T_LOCK_FREE 2
__GCC_ATOMIC_CHAR32_T_LOCK_FREE 2
__GCC_ATOMIC_CHAR_LOCK_FREE 2
__GCC_ATOMIC_INT_LOCK_FREE 2
__GCC_ATOMIC_LONG_LOCK_FREE 2
__GCC_ATOMIC_POINTER_LOCK_FREE 2
__GCC_ATOMIC_SHORT_LOCK_FREE 2
__GCC_ATOMIC_TEST_AND_SET_TRUEVAL 1
__GCC_ATOMIC_WCHAR_T_LOCK_FREE 2
__GNUC_MINOR__ 2
__GNUC_PATCHLEVEL__ 1
__GNUC_STDC_INLINE__ 1
__GNUC__ 4
__GXX_ABI_VERSION 1002
__STDC__ 1
`,
  },
  {
    targets: [
      "aarch64-apple-darwin",
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "x86_64-pc-windows-gnu",
      "x86_64-pc-windows-msvc",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__CLANG_ATOMIC_LLONG_LOCK_FREE 2
__FLT_EVAL_METHOD__ 0
__INTPTR_WIDTH__ 64
__POINTER_WIDTH__ 64
__PTRDIFF_WIDTH__ 64
__SIZEOF_INT128__ 16
__SIZEOF_POINTER__ 8
__SIZEOF_PTRDIFF_T__ 8
__SIZEOF_SIZE_T__ 8
__SIZE_WIDTH__ 64
__UINTPTR_WIDTH__ 64
`,
  },
  {
    targets: [
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "i686-unknown-linux-gnu",
      "x86_64-pc-windows-gnu",
      "x86_64-pc-windows-msvc",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__BIGGEST_ALIGNMENT__ 16
__OBJC_BOOL_IS_BOOL 0
__USER_LABEL_PREFIX__
__WINT_UNSIGNED__ 1
`,
  },
  {
    targets: [
      "aarch64-apple-darwin",
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "i686-unknown-linux-gnu",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__GCC_HAVE_DWARF2_CFI_ASM 1
__SIZEOF_WCHAR_T__ 4
__SIZEOF_WINT_T__ 4
__WCHAR_WIDTH__ 32
__WINT_WIDTH__ 32
__clang_wide_literal_encoding__ "UTF-32"
`,
  },
  {
    targets: [
      "aarch64-apple-darwin",
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "x86_64-pc-windows-gnu",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__GCC_ATOMIC_LLONG_LOCK_FREE 2
`,
  },
  {
    targets: [
      "aarch64-apple-darwin",
      "i686-unknown-linux-gnu",
      "x86_64-pc-windows-gnu",
      "x86_64-pc-windows-msvc",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__REGISTER_PREFIX__
`,
  },
  {
    targets: [
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "i686-unknown-linux-gnu",
      "x86_64-pc-windows-gnu",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__LDBL_MAX_10_EXP__ 4932
__LDBL_MAX_EXP__ 16384
__LDBL_MIN_10_EXP__ (-4931)
__LDBL_MIN_EXP__ (-16381)
`,
  },
  {
    targets: [
      "aarch64-apple-darwin",
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
_LP64 1
__INTMAX_C_SUFFIX__ L
__INTMAX_FMTd__ "ld"
__INTMAX_FMTi__ "li"
__INTMAX_MAX__ 9223372036854775807L
__INTMAX_TYPE__ long int
__INTPTR_FMTd__ "ld"
__INTPTR_FMTi__ "li"
__INTPTR_MAX__ 9223372036854775807L
__INTPTR_TYPE__ long int
__LONG_MAX__ 9223372036854775807L
__LONG_WIDTH__ 64
__LP64__ 1
__PTRDIFF_FMTd__ "ld"
__PTRDIFF_FMTi__ "li"
__PTRDIFF_MAX__ 9223372036854775807L
__PTRDIFF_TYPE__ long int
__SIZEOF_LONG__ 8
__SIZE_FMTX__ "lX"
__SIZE_FMTo__ "lo"
__SIZE_FMTu__ "lu"
__SIZE_FMTx__ "lx"
__SIZE_MAX__ 18446744073709551615UL
__SIZE_TYPE__ long unsigned int
__UINTMAX_C_SUFFIX__ UL
__UINTMAX_FMTX__ "lX"
__UINTMAX_FMTo__ "lo"
__UINTMAX_FMTu__ "lu"
__UINTMAX_FMTx__ "lx"
__UINTMAX_MAX__ 18446744073709551615UL
__UINTMAX_TYPE__ long unsigned int
__UINTPTR_FMTX__ "lX"
__UINTPTR_FMTo__ "lo"
__UINTPTR_FMTu__ "lu"
__UINTPTR_FMTx__ "lx"
__UINTPTR_MAX__ 18446744073709551615UL
__UINTPTR_TYPE__ long unsigned int
`,
  },
  {
    targets: [
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "i686-unknown-linux-gnu",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__ELF__ 1
__PIE__ 2
__WINT_MAX__ 4294967295U
__WINT_TYPE__ unsigned int
__gnu_linux__ 1
__linux 1
__linux__ 1
__pie__ 2
__unix 1
__unix__ 1
linux 1
unix 1
`,
  },
  {
    targets: [
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "x86_64-pc-windows-gnu",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__SIZEOF_LONG_DOUBLE__ 16
`,
  },
  {
    targets: [
      "i686-unknown-linux-gnu",
      "x86_64-pc-windows-gnu",
      "x86_64-pc-windows-msvc",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__GCC_ASM_FLAG_OUTPUTS__ 1
__NO_MATH_INLINES 1
__SEG_FS 1
__SEG_GS 1
__code_model_small__ 1
__seg_fs __attribute__((address_space(257)))
__seg_gs __attribute__((address_space(256)))
`,
  },
  {
    targets: [
      "aarch64-apple-darwin",
      "i686-unknown-linux-gnu",
      "x86_64-pc-windows-gnu",
      "x86_64-pc-windows-msvc",
    ],
    macros: `
__INT64_C_SUFFIX__ LL
__INT64_FMTd__ "lld"
__INT64_FMTi__ "lli"
__INT64_MAX__ 9223372036854775807LL
__INT64_TYPE__ long long int
__INT_FAST64_FMTd__ "lld"
__INT_FAST64_FMTi__ "lli"
__INT_FAST64_MAX__ 9223372036854775807LL
__INT_FAST64_TYPE__ long long int
__INT_LEAST64_FMTd__ "lld"
__INT_LEAST64_FMTi__ "lli"
__INT_LEAST64_MAX__ 9223372036854775807LL
__INT_LEAST64_TYPE__ long long int
__UINT64_C_SUFFIX__ ULL
__UINT64_FMTX__ "llX"
__UINT64_FMTo__ "llo"
__UINT64_FMTu__ "llu"
__UINT64_FMTx__ "llx"
__UINT64_MAX__ 18446744073709551615ULL
__UINT64_TYPE__ long long unsigned int
__UINT_FAST64_FMTX__ "llX"
__UINT_FAST64_FMTo__ "llo"
__UINT_FAST64_FMTu__ "llu"
__UINT_FAST64_FMTx__ "llx"
__UINT_FAST64_MAX__ 18446744073709551615ULL
__UINT_FAST64_TYPE__ long long unsigned int
__UINT_LEAST64_FMTX__ "llX"
__UINT_LEAST64_FMTo__ "llo"
__UINT_LEAST64_FMTu__ "llu"
__UINT_LEAST64_FMTx__ "llx"
__UINT_LEAST64_MAX__ 18446744073709551615ULL
__UINT_LEAST64_TYPE__ long long unsigned int
`,
  },
  {
    targets: [
      "aarch64-apple-darwin",
      "i686-unknown-linux-gnu",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__WCHAR_MAX__ 2147483647
__WCHAR_TYPE__ int
`,
  },
  {
    targets: [
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "x86_64-pc-windows-gnu",
      "x86_64-pc-windows-msvc",
    ],
    macros: `
__WCHAR_UNSIGNED__ 1
`,
  },
  {
    targets: [
      "aarch64-unknown-linux-gnu",
      "aarch64-unknown-linux-musl",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__INT64_C_SUFFIX__ L
__INT64_FMTd__ "ld"
__INT64_FMTi__ "li"
__INT64_MAX__ 9223372036854775807L
__INT64_TYPE__ long int
__INT_FAST64_FMTd__ "ld"
__INT_FAST64_FMTi__ "li"
__INT_FAST64_MAX__ 9223372036854775807L
__INT_FAST64_TYPE__ long int
__INT_LEAST64_FMTd__ "ld"
__INT_LEAST64_FMTi__ "li"
__INT_LEAST64_MAX__ 9223372036854775807L
__INT_LEAST64_TYPE__ long int
__UINT64_C_SUFFIX__ UL
__UINT64_FMTX__ "lX"
__UINT64_FMTo__ "lo"
__UINT64_FMTu__ "lu"
__UINT64_FMTx__ "lx"
__UINT64_MAX__ 18446744073709551615UL
__UINT64_TYPE__ long unsigned int
__UINT_FAST64_FMTX__ "lX"
__UINT_FAST64_FMTo__ "lo"
__UINT_FAST64_FMTu__ "lu"
__UINT_FAST64_FMTx__ "lx"
__UINT_FAST64_MAX__ 18446744073709551615UL
__UINT_FAST64_TYPE__ long unsigned int
__UINT_LEAST64_FMTX__ "lX"
__UINT_LEAST64_FMTo__ "lo"
__UINT_LEAST64_FMTu__ "lu"
__UINT_LEAST64_FMTx__ "lx"
__UINT_LEAST64_MAX__ 18446744073709551615UL
__UINT_LEAST64_TYPE__ long unsigned int
`,
  },
  {
    targets: [
      "i686-unknown-linux-gnu",
      "x86_64-pc-windows-gnu",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__LDBL_DECIMAL_DIG__ 21
__LDBL_DENORM_MIN__ 3.64519953188247460253e-4951L
__LDBL_DIG__ 18
__LDBL_EPSILON__ 1.08420217248550443401e-19L
__LDBL_MANT_DIG__ 64
__LDBL_MAX__ 1.18973149535723176502e+4932L
__LDBL_MIN__ 3.36210314311209350626e-4932L
__SIZEOF_FLOAT128__ 16
`,
  },
  {
    targets: [
      "x86_64-pc-windows-gnu",
      "x86_64-pc-windows-msvc",
      "x86_64-unknown-linux-gnu",
      "x86_64-unknown-linux-musl",
    ],
    macros: `
__FXSR__ 1
__MMX__ 1
__SSE2_MATH__ 1
__SSE2__ 1
__SSE_MATH__ 1
__SSE__ 1
__amd64 1
__amd64__ 1
__k8 1
__k8__ 1
__tune_k8__ 1
__x86_64 1
__x86_64__ 1
`,
  },
  {
    targets: ["aarch64-apple-darwin", "aarch64-unknown-linux-gnu", "aarch64-unknown-linux-musl"],
    macros: `
__AARCH64EL__ 1
__AARCH64_CMODEL_SMALL__ 1
__ARM_64BIT_STATE 1
__ARM_ACLE 200
__ARM_ALIGN_MAX_STACK_PWR 4
__ARM_ARCH 8
__ARM_ARCH_ISA_A64 1
__ARM_ARCH_PROFILE 'A'
__ARM_FEATURE_CLZ 1
__ARM_FEATURE_DIRECTED_ROUNDING 1
__ARM_FEATURE_DIV 1
__ARM_FEATURE_FMA 1
__ARM_FEATURE_IDIV 1
__ARM_FEATURE_LDREX 0xF
__ARM_FEATURE_NUMERIC_MAXMIN 1
__ARM_FEATURE_UNALIGNED 1
__ARM_FP 0xE
__ARM_FP16_ARGS 1
__ARM_FP16_FORMAT_IEEE 1
__ARM_NEON 1
__ARM_NEON_FP 0xE
__ARM_PCS_AAPCS64 1
__ARM_SIZEOF_MINIMAL_ENUM 4
__ARM_SIZEOF_WCHAR_T 4
__FLT16_DECIMAL_DIG__ 5
__FLT16_DENORM_MIN__ 5.9604644775390625e-8F16
__FLT16_DIG__ 3
__FLT16_EPSILON__ 9.765625e-4F16
__FLT16_HAS_DENORM__ 1
__FLT16_HAS_INFINITY__ 1
__FLT16_HAS_QUIET_NAN__ 1
__FLT16_MANT_DIG__ 11
__FLT16_MAX_10_EXP__ 4
__FLT16_MAX_EXP__ 16
__FLT16_MAX__ 6.5504e+4F16
__FLT16_MIN_10_EXP__ (-4)
__FLT16_MIN_EXP__ (-13)
__FLT16_MIN__ 6.103515625e-5F16
__aarch64__ 1
`,
  },
  {
    targets: ["aarch64-apple-darwin", "aarch64-unknown-linux-musl", "x86_64-unknown-linux-musl"],
    macros: `
__NO_MATH_ERRNO__ 1
`,
  },
  {
    targets: ["aarch64-unknown-linux-gnu", "i686-unknown-linux-gnu", "x86_64-unknown-linux-gnu"],
    macros: `
__ffi_libc_gnu 1
`,
  },
  {
    targets: ["i686-unknown-linux-gnu", "x86_64-pc-windows-gnu", "x86_64-pc-windows-msvc"],
    macros: `
__INTMAX_C_SUFFIX__ LL
__INTMAX_FMTd__ "lld"
__INTMAX_FMTi__ "lli"
__INTMAX_MAX__ 9223372036854775807LL
__INTMAX_TYPE__ long long int
__LONG_MAX__ 2147483647L
__LONG_WIDTH__ 32
__SIZEOF_LONG__ 4
__UINTMAX_C_SUFFIX__ ULL
__UINTMAX_FMTX__ "llX"
__UINTMAX_FMTo__ "llo"
__UINTMAX_FMTu__ "llu"
__UINTMAX_FMTx__ "llx"
__UINTMAX_MAX__ 18446744073709551615ULL
__UINTMAX_TYPE__ long long unsigned int
`,
  },
  {
    targets: ["i686-unknown-linux-gnu", "x86_64-unknown-linux-gnu", "x86_64-unknown-linux-musl"],
    macros: `
__FLOAT128__ 1
`,
  },
  {
    targets: ["aarch64-apple-darwin", "x86_64-pc-windows-msvc"],
    macros: `
__LDBL_DECIMAL_DIG__ 17
__LDBL_DENORM_MIN__ 4.9406564584124654e-324L
__LDBL_DIG__ 15
__LDBL_EPSILON__ 2.2204460492503131e-16L
__LDBL_MANT_DIG__ 53
__LDBL_MAX_10_EXP__ 308
__LDBL_MAX_EXP__ 1024
__LDBL_MAX__ 1.7976931348623157e+308L
__LDBL_MIN_10_EXP__ (-307)
__LDBL_MIN_EXP__ (-1021)
__LDBL_MIN__ 2.2250738585072014e-308L
__SIZEOF_LONG_DOUBLE__ 8
__STDC_NO_THREADS__ 1
`,
  },
  {
    targets: ["aarch64-unknown-linux-gnu", "aarch64-unknown-linux-musl"],
    macros: `
__CHAR_UNSIGNED__ 1
__LDBL_DECIMAL_DIG__ 36
__LDBL_DENORM_MIN__ 6.47517511943802511092443895822764655e-4966L
__LDBL_DIG__ 33
__LDBL_EPSILON__ 1.92592994438723585305597794258492732e-34L
__LDBL_MANT_DIG__ 113
__LDBL_MAX__ 1.18973149535723176508575932662800702e+4932L
__LDBL_MIN__ 3.36210314311209350626267781732175260e-4932L
__WCHAR_MAX__ 4294967295U
__WCHAR_TYPE__ unsigned int
`,
  },
  {
    targets: ["aarch64-unknown-linux-musl", "x86_64-unknown-linux-musl"],
    macros: `
__ffi_libc_musl 1
`,
  },
  {
    targets: ["x86_64-pc-windows-gnu", "x86_64-pc-windows-msvc"],
    macros: `
_WIN32 1
_WIN64 1
__INTPTR_FMTd__ "lld"
__INTPTR_FMTi__ "lli"
__INTPTR_MAX__ 9223372036854775807LL
__INTPTR_TYPE__ long long int
__PTRDIFF_FMTd__ "lld"
__PTRDIFF_FMTi__ "lli"
__PTRDIFF_MAX__ 9223372036854775807LL
__PTRDIFF_TYPE__ long long int
__SIZEOF_WCHAR_T__ 2
__SIZEOF_WINT_T__ 2
__SIZE_FMTX__ "llX"
__SIZE_FMTo__ "llo"
__SIZE_FMTu__ "llu"
__SIZE_FMTx__ "llx"
__SIZE_MAX__ 18446744073709551615ULL
__SIZE_TYPE__ long long unsigned int
__UINTPTR_FMTX__ "llX"
__UINTPTR_FMTo__ "llo"
__UINTPTR_FMTu__ "llu"
__UINTPTR_FMTx__ "llx"
__UINTPTR_MAX__ 18446744073709551615ULL
__UINTPTR_TYPE__ long long unsigned int
__WCHAR_MAX__ 65535
__WCHAR_TYPE__ unsigned short
__WCHAR_WIDTH__ 16
__WINT_MAX__ 65535
__WINT_TYPE__ unsigned short
__WINT_WIDTH__ 16
__clang_wide_literal_encoding__ "UTF-16"
`,
  },
  {
    targets: ["aarch64-apple-darwin"],
    macros: `
__AARCH64_SIMD__ 1
__APPLE_CC__ 6000
__APPLE__ 1
__ARM64_ARCH_8__ 1
__ARM_FEATURE_AES 1
__ARM_FEATURE_ATOMICS 1
__ARM_FEATURE_COMPLEX 1
__ARM_FEATURE_CRC32 1
__ARM_FEATURE_CRYPTO 1
__ARM_FEATURE_DOTPROD 1
__ARM_FEATURE_FP16_FML 1
__ARM_FEATURE_FP16_SCALAR_ARITHMETIC 1
__ARM_FEATURE_FP16_VECTOR_ARITHMETIC 1
__ARM_FEATURE_FRINT 1
__ARM_FEATURE_JCVT 1
__ARM_FEATURE_QRDMX 1
__ARM_FEATURE_SHA2 1
__ARM_NEON__ 1
__BIGGEST_ALIGNMENT__ 8
__BLOCKS__ 1
__DYNAMIC__ 1
__ENVIRONMENT_MAC_OS_X_VERSION_MIN_REQUIRED__ 110000
__MACH__ 1
__OBJC_BOOL_IS_BOOL 1
__SSP__ 1
__USER_LABEL_PREFIX__ _
__WINT_MAX__ 2147483647
__WINT_TYPE__ int
__arm64 1
__arm64__ 1
__block __attribute__((__blocks__(byref)))
__nonnull _Nonnull
__null_unspecified _Null_unspecified
__nullable _Nullable
__strong
__unsafe_unretained
__weak __attribute__((objc_gc(weak)))
`,
  },
  {
    targets: ["i686-unknown-linux-gnu"],
    macros: `
_ILP32 1
__CLANG_ATOMIC_LLONG_LOCK_FREE 1
__FLT_EVAL_METHOD__ 2
__GCC_ATOMIC_LLONG_LOCK_FREE 1
__ILP32__ 1
__INTPTR_FMTd__ "d"
__INTPTR_FMTi__ "i"
__INTPTR_MAX__ 2147483647
__INTPTR_TYPE__ int
__INTPTR_WIDTH__ 32
__LAHF_SAHF__ 1
__POINTER_WIDTH__ 32
__PTRDIFF_FMTd__ "d"
__PTRDIFF_FMTi__ "i"
__PTRDIFF_MAX__ 2147483647
__PTRDIFF_TYPE__ int
__PTRDIFF_WIDTH__ 32
__SIZEOF_LONG_DOUBLE__ 12
__SIZEOF_POINTER__ 4
__SIZEOF_PTRDIFF_T__ 4
__SIZEOF_SIZE_T__ 4
__SIZE_FMTX__ "X"
__SIZE_FMTo__ "o"
__SIZE_FMTu__ "u"
__SIZE_FMTx__ "x"
__SIZE_MAX__ 4294967295U
__SIZE_TYPE__ unsigned int
__SIZE_WIDTH__ 32
__UINTPTR_FMTX__ "X"
__UINTPTR_FMTo__ "o"
__UINTPTR_FMTu__ "u"
__UINTPTR_FMTx__ "x"
__UINTPTR_MAX__ 4294967295U
__UINTPTR_TYPE__ unsigned int
__UINTPTR_WIDTH__ 32
__i386 1
__i386__ 1
__i686 1
__i686__ 1
__pentiumpro 1
__pentiumpro__ 1
__tune_i686__ 1
__tune_pentiumpro__ 1
i386 1
`,
  },
  {
    targets: ["x86_64-pc-windows-gnu"],
    macros: `
WIN32 1
WIN64 1
WINNT 1
__MINGW32__ 1
__MINGW64__ 1
__MSVCRT__ 1
__SEH__ 1
__WIN32 1
__WIN32__ 1
__WIN64 1
__WIN64__ 1
__WINNT 1
__WINNT__ 1
__cdecl __attribute__((__cdecl__))
__fastcall __attribute__((__fastcall__))
__pascal __attribute__((__pascal__))
__stdcall __attribute__((__stdcall__))
__thiscall __attribute__((__thiscall__))
_cdecl __attribute__((__cdecl__))
_fastcall __attribute__((__fastcall__))
_pascal __attribute__((__pascal__))
_stdcall __attribute__((__stdcall__))
_thiscall __attribute__((__thiscall__))
`,
  },
  {
    targets: ["x86_64-pc-windows-msvc"],
    macros: `
_INTEGRAL_MAX_BITS 64
_MSC_BUILD 1
_MSC_EXTENSIONS 1
_MSC_FULL_VER 192000000
_MSC_VER 1920
_MSVC_EXECUTION_CHARACTER_SET 65001
_M_AMD64 100
_M_X64 100
`,
  },
];
