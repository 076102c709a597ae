import type { StandardHeader } from "./standard-header.ts";

/** Headers whose content the compiler gives rather than the C library. */
export const LANGUAGE_HEADERS: readonly StandardHeader[] = [
  {
    name: "stddef.h",
    text: `#pragma once
typedef __ffi_isize ptrdiff_t;
typedef __ffi_usize size_t;
typedef __ffi_wchar wchar_t;
#if defined(_MSC_VER)
typedef double max_align_t;
#elif defined(__APPLE__)
typedef long double max_align_t;
#elif defined(__LP64__) || defined(_WIN64)
/* i686 has none here: gcc and clang differ on it. */
typedef struct { long long __widest_integer; long double __widest_real; } max_align_t;
#endif
#define NULL ((void*)0)
#define offsetof(type, member) __builtin_offsetof(type, member)
`,
  },
  {
    name: "stdbool.h",
    text: `#pragma once
#define bool _Bool
#define true 1
#define false 0
#define __bool_true_false_are_defined 1
`,
  },
  {
    name: "stdarg.h",
    text: `#pragma once
typedef __ffi_va_list va_list;
#define va_start(list, last) __builtin_va_start(list, last)
#define va_arg(list, type) __builtin_va_arg(list, type)
#define va_copy(to, from) __builtin_va_copy(to, from)
#define va_end(list) __builtin_va_end(list)
`,
  },
  {
    name: "stdalign.h",
    text: `#pragma once
#define alignas _Alignas
#define alignof _Alignof
#define __alignas_is_defined 1
#define __alignof_is_defined 1
`,
  },
  { name: "stdnoreturn.h", text: "#pragma once\n#define noreturn _Noreturn\n" },
  {
    name: "iso646.h",
    text: `#pragma once
#define and &&
#define and_eq &=
#define bitand &
#define bitor |
#define compl ~
#define not !
#define not_eq !=
#define or ||
#define or_eq |=
#define xor ^
#define xor_eq ^=
`,
  },
  {
    name: "float.h",
    text: `#pragma once
#define FLT_RADIX __FLT_RADIX__
#define FLT_EVAL_METHOD __FLT_EVAL_METHOD__
#define DECIMAL_DIG __DECIMAL_DIG__
${["FLT", "DBL", "LDBL"]
  .flatMap((type) =>
    [
      "MANT_DIG",
      "DECIMAL_DIG",
      "DIG",
      "MIN_EXP",
      "MIN_10_EXP",
      "MAX_EXP",
      "MAX_10_EXP",
      "MAX",
      "EPSILON",
      "MIN",
    ].map((property) => `#define ${type}_${property} __${type}_${property}__`),
  )
  .join("\n")}
#define FLT_TRUE_MIN __FLT_DENORM_MIN__
#define DBL_TRUE_MIN __DBL_DENORM_MIN__
#define LDBL_TRUE_MIN __LDBL_DENORM_MIN__
`,
  },
  {
    name: "stdatomic.h",
    text: `#pragma once
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>
typedef enum {
  memory_order_relaxed = __ATOMIC_RELAXED,
  memory_order_consume = __ATOMIC_CONSUME,
  memory_order_acquire = __ATOMIC_ACQUIRE,
  memory_order_release = __ATOMIC_RELEASE,
  memory_order_acq_rel = __ATOMIC_ACQ_REL,
  memory_order_seq_cst = __ATOMIC_SEQ_CST
} memory_order;
typedef _Atomic(_Bool) atomic_bool;
typedef _Atomic(char) atomic_char;
typedef _Atomic(signed char) atomic_schar;
typedef _Atomic(unsigned char) atomic_uchar;
typedef _Atomic(short) atomic_short;
typedef _Atomic(unsigned short) atomic_ushort;
typedef _Atomic(int) atomic_int;
typedef _Atomic(unsigned int) atomic_uint;
typedef _Atomic(long) atomic_long;
typedef _Atomic(unsigned long) atomic_ulong;
typedef _Atomic(long long) atomic_llong;
typedef _Atomic(unsigned long long) atomic_ullong;
typedef _Atomic(wchar_t) atomic_wchar_t;
typedef _Atomic(char16_t) atomic_char16_t;
typedef _Atomic(char32_t) atomic_char32_t;
typedef _Atomic(intptr_t) atomic_intptr_t;
typedef _Atomic(uintptr_t) atomic_uintptr_t;
typedef _Atomic(size_t) atomic_size_t;
typedef _Atomic(ptrdiff_t) atomic_ptrdiff_t;
typedef _Atomic(intmax_t) atomic_intmax_t;
typedef _Atomic(uintmax_t) atomic_uintmax_t;
`,
  },
];
