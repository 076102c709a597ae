import type { StandardHeader } from "./standard-header.ts";

const WIDTHS = [8, 16, 32, 64] as const;

function exactTypes(): string {
  return WIDTHS.flatMap((bits) => [
    `typedef __ffi_i${bits} int${bits}_t;`,
    `typedef __ffi_u${bits} uint${bits}_t;`,
    `typedef __ffi_i${bits} int_least${bits}_t;`,
    `typedef __ffi_u${bits} uint_least${bits}_t;`,
  ]).join("\n");
}

function exactLimits(): string {
  return WIDTHS.flatMap((bits) =>
    ["", "_LEAST"].flatMap((kind) => [
      `#define INT${kind}${bits}_MIN (-__INT${bits}_MAX__ - 1)`,
      `#define INT${kind}${bits}_MAX __INT${bits}_MAX__`,
      `#define UINT${kind}${bits}_MAX __UINT${bits}_MAX__`,
    ]),
  ).join("\n");
}

/** The 16 and 32 bit types that each C library calls fast; the others have exact width everywhere. */
function fastType(bits: number, type: string, most: string): string {
  return `typedef ${type} int_fast${bits}_t;
typedef unsigned ${type} uint_fast${bits}_t;
#define INT_FAST${bits}_MIN (-${most} - 1)
#define INT_FAST${bits}_MAX ${most}
#define UINT_FAST${bits}_MAX (${most} * 2U + 1U)`;
}

const STDINT = `#pragma once
${exactTypes()}
typedef __ffi_i8 int_fast8_t;
typedef __ffi_u8 uint_fast8_t;
typedef __ffi_i64 int_fast64_t;
typedef __ffi_u64 uint_fast64_t;
typedef __ffi_isize intptr_t;
typedef __ffi_usize uintptr_t;
typedef __ffi_i64 intmax_t;
typedef __ffi_u64 uintmax_t;
${exactLimits()}
#define INT_FAST8_MIN INT8_MIN
#define INT_FAST8_MAX INT8_MAX
#define UINT_FAST8_MAX UINT8_MAX
#define INT_FAST64_MIN INT64_MIN
#define INT_FAST64_MAX INT64_MAX
#define UINT_FAST64_MAX UINT64_MAX
#if defined(__ffi_libc_gnu)
${fastType(16, "long", "__LONG_MAX__")}
${fastType(32, "long", "__LONG_MAX__")}
#elif defined(__ffi_libc_musl) || defined(_MSC_VER)
${fastType(16, "int", "__INT_MAX__")}
${fastType(32, "int", "__INT_MAX__")}
#else
typedef short int_fast16_t;
typedef unsigned short uint_fast16_t;
#define INT_FAST16_MIN INT16_MIN
#define INT_FAST16_MAX INT16_MAX
#define UINT_FAST16_MAX UINT16_MAX
${fastType(32, "int", "__INT_MAX__")}
#endif
#define INTPTR_MIN (-__INTPTR_MAX__ - 1)
#define INTPTR_MAX __INTPTR_MAX__
#define UINTPTR_MAX __UINTPTR_MAX__
#define INTMAX_MIN (-__INTMAX_MAX__ - 1)
#define INTMAX_MAX __INTMAX_MAX__
#define UINTMAX_MAX __UINTMAX_MAX__
#define PTRDIFF_MIN (-__PTRDIFF_MAX__ - 1)
#define PTRDIFF_MAX __PTRDIFF_MAX__
#define SIZE_MAX __SIZE_MAX__
#define SIG_ATOMIC_MIN (-__SIG_ATOMIC_MAX__ - 1)
#define SIG_ATOMIC_MAX __SIG_ATOMIC_MAX__
#define WCHAR_MAX __WCHAR_MAX__
#if defined(__WCHAR_UNSIGNED__)
#define WCHAR_MIN 0
#else
#define WCHAR_MIN (-__WCHAR_MAX__ - 1)
#endif
#define WINT_MAX __WINT_MAX__
#if defined(__WINT_UNSIGNED__)
#define WINT_MIN 0
#else
#define WINT_MIN (-__WINT_MAX__ - 1)
#endif
#define INT8_C(c) c
#define INT16_C(c) c
#define INT32_C(c) c
#define UINT8_C(c) c
#define UINT16_C(c) c
#define UINT32_C(c) c ## U
#if defined(__LP64__) && !defined(__APPLE__)
#define INT64_C(c) c ## L
#define UINT64_C(c) c ## UL
#else
#define INT64_C(c) c ## LL
#define UINT64_C(c) c ## ULL
#endif
#if defined(__LP64__)
#define INTMAX_C(c) c ## L
#define UINTMAX_C(c) c ## UL
#else
#define INTMAX_C(c) c ## LL
#define UINTMAX_C(c) c ## ULL
#endif
`;

/** `PRId32` and its kin, from the formats that the compiler predefines. */
function formatMacros(): string {
  const lines: string[] = [];
  const add = (suffix: string, type: string): void => {
    for (const letter of ["d", "i"]) lines.push(`#define PRI${letter}${suffix} __INT${type}_FMT${letter}__`);
    for (const letter of ["o", "u", "x", "X"])
      lines.push(`#define PRI${letter}${suffix} __UINT${type}_FMT${letter}__`);
  };
  for (const bits of WIDTHS) {
    add(`${bits}`, `${bits}`);
    add(`LEAST${bits}`, `_LEAST${bits}`);
  }
  add("MAX", "MAX");
  add("PTR", "PTR");
  return lines.join("\n");
}

export const INTEGER_HEADERS: readonly StandardHeader[] = [
  { name: "stdint.h", text: STDINT },
  {
    name: "inttypes.h",
    text: `#pragma once
#include <stdint.h>
typedef struct { intmax_t quot; intmax_t rem; } imaxdiv_t;
${formatMacros()}
`,
  },
  {
    name: "limits.h",
    text: `#pragma once
#define CHAR_BIT __CHAR_BIT__
#define SCHAR_MIN (-__SCHAR_MAX__ - 1)
#define SCHAR_MAX __SCHAR_MAX__
#define UCHAR_MAX (__SCHAR_MAX__ * 2 + 1)
#if defined(__CHAR_UNSIGNED__)
#define CHAR_MIN 0
#define CHAR_MAX UCHAR_MAX
#else
#define CHAR_MIN SCHAR_MIN
#define CHAR_MAX SCHAR_MAX
#endif
#define SHRT_MIN (-__SHRT_MAX__ - 1)
#define SHRT_MAX __SHRT_MAX__
#define USHRT_MAX (__SHRT_MAX__ * 2 + 1)
#define INT_MIN (-__INT_MAX__ - 1)
#define INT_MAX __INT_MAX__
#define UINT_MAX (__INT_MAX__ * 2U + 1U)
#define LONG_MIN (-__LONG_MAX__ - 1L)
#define LONG_MAX __LONG_MAX__
#define ULONG_MAX (__LONG_MAX__ * 2UL + 1UL)
#define LLONG_MIN (-__LONG_LONG_MAX__ - 1LL)
#define LLONG_MAX __LONG_LONG_MAX__
#define ULLONG_MAX (__LONG_LONG_MAX__ * 2ULL + 1ULL)
#if defined(__linux__)
#define PATH_MAX 4096
#define NAME_MAX 255
#define SSIZE_MAX __PTRDIFF_MAX__
#elif defined(__APPLE__)
#define PATH_MAX 1024
#define NAME_MAX 255
#define SSIZE_MAX __LONG_MAX__
#elif defined(__MINGW32__)
#define PATH_MAX 260
#endif
#if defined(__ffi_libc_gnu)
#define MB_LEN_MAX 16
#elif defined(__ffi_libc_musl)
#define MB_LEN_MAX 4
#elif defined(_WIN32)
#define MB_LEN_MAX 5
#else
#define MB_LEN_MAX 6
#endif
`,
  },
];
