import type { StandardHeader } from "./standard-header.ts";

/** The registers are one array each, in the size that the C library has: its elements are nobody's business. */
const SETJMP = `#pragma once
#if defined(__linux__)
struct __jmp_buf_tag {
#if defined(__x86_64__)
  long __jmpbuf[8];
#elif defined(__aarch64__)
  unsigned long long __jmpbuf[22];
#elif defined(__i386__)
  int __jmpbuf[6];
#endif
#if defined(__ffi_libc_musl)
  unsigned long __mask_was_saved;
#else
  int __mask_was_saved;
#endif
  unsigned long __saved_mask[128 / sizeof(unsigned long)];
};
typedef struct __jmp_buf_tag jmp_buf[1];
typedef struct __jmp_buf_tag sigjmp_buf[1];
#elif defined(__MINGW32__) && defined(_WIN64)
typedef struct _SETJMP_FLOAT128 {
  _Alignas(16) unsigned long long Part[2];
} SETJMP_FLOAT128;
typedef SETJMP_FLOAT128 jmp_buf[16];
#endif
`;

/** The rest of C's library (C17 7), and strings.h. */
export const LIBRARY_HEADERS: readonly StandardHeader[] = [
  {
    name: "stdio.h",
    text: `#pragma once
#include <stddef.h>
#include <stdarg.h>
#include <__ffi_libc.h>
#if defined(__APPLE__)
typedef struct __sFILE FILE;
#elif defined(_WIN32)
typedef struct _iobuf FILE;
#else
typedef struct _IO_FILE FILE;
#endif
#if !defined(_MSC_VER)
#include <__ffi_posix_types.h>
#endif
#define EOF (-1)
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#if defined(__ffi_libc_gnu)
#define BUFSIZ 8192
#define FILENAME_MAX 4096
#elif defined(__ffi_libc_musl)
#define BUFSIZ 1024
#define FILENAME_MAX 4096
#elif defined(_WIN32)
#define BUFSIZ 512
#define FILENAME_MAX 260
#endif
`,
  },
  {
    name: "stdlib.h",
    text: `#pragma once
#include <stddef.h>
#include <__ffi_libc.h>
typedef struct { int quot; int rem; } div_t;
typedef struct { long quot; long rem; } ldiv_t;
typedef struct { long long quot; long long rem; } lldiv_t;
#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#if defined(_WIN32)
#define RAND_MAX 0x7fff
#else
#define RAND_MAX 0x7fffffff
#endif
`,
  },
  { name: "string.h", text: "#pragma once\n#include <stddef.h>\n#include <__ffi_libc.h>\n" },
  { name: "strings.h", text: "#pragma once\n#include <stddef.h>\n", absentIf: "_MSC_VER" },
  {
    name: "assert.h",
    text: `#undef assert
#define assert(condition) ((void)0)
#undef static_assert
#define static_assert _Static_assert
`,
  },
  { name: "ctype.h", text: "#pragma once\n#include <__ffi_libc.h>\n" },
  {
    name: "errno.h",
    text: `#pragma once
#include <__ffi_libc.h>
#define EPERM 1
#define ENOENT 2
#define EINTR 4
#define EIO 5
#define EBADF 9
#define ENOMEM 12
#define EACCES 13
#define EEXIST 17
#define EINVAL 22
#define EDOM 33
#define ERANGE 34
#if defined(_WIN32)
typedef int errno_t;
#endif
`,
  },
  {
    name: "math.h",
    text: `#pragma once
#define HUGE_VAL __builtin_huge_val()
#define HUGE_VALF __builtin_huge_valf()
#define HUGE_VALL __builtin_huge_vall()
#define INFINITY __builtin_inff()
#define NAN __builtin_nanf("")
#if defined(__ffi_libc_gnu) || defined(__ffi_libc_musl) || defined(__APPLE__)
#define M_E 2.7182818284590452354
#define M_PI 3.14159265358979323846
#endif
`,
  },
  {
    name: "complex.h",
    text: "#pragma once\n#define complex _Complex\n#define _Complex_I (__extension__ 1.0iF)\n#define I _Complex_I\n",
    absentIf: "_MSC_VER",
  },
  { name: "fenv.h", text: "#pragma once\n" },
  { name: "locale.h", text: "#pragma once\n#include <stddef.h>\nstruct lconv;\n" },
  { name: "setjmp.h", text: SETJMP },
  { name: "signal.h", text: "#pragma once\n#include <sys/types.h>\ntypedef int sig_atomic_t;\n" },
  {
    name: "time.h",
    text: `#pragma once
#include <stddef.h>
#include <__ffi_libc.h>
#include <__ffi_time_types.h>
struct tm {
  int tm_sec;
  int tm_min;
  int tm_hour;
  int tm_mday;
  int tm_mon;
  int tm_year;
  int tm_wday;
  int tm_yday;
  int tm_isdst;
#if defined(__linux__)
  long tm_gmtoff;
  const char *tm_zone;
#elif defined(__APPLE__)
  long tm_gmtoff;
  char *tm_zone;
#endif
};
#if defined(_WIN32)
#define CLOCKS_PER_SEC 1000
#else
#define CLOCKS_PER_SEC 1000000
#endif
`,
  },
  {
    name: "uchar.h",
    text: `#pragma once
#include <stddef.h>
typedef unsigned short char16_t;
typedef unsigned int char32_t;
`,
  },
  {
    name: "wchar.h",
    text: `#pragma once
#include <stddef.h>
#include <stdarg.h>
#include <__ffi_libc.h>
typedef __WINT_TYPE__ wint_t;
struct tm;
#define WEOF ((wint_t)-1)
#define WCHAR_MAX __WCHAR_MAX__
#if defined(__WCHAR_UNSIGNED__)
#define WCHAR_MIN 0
#else
#define WCHAR_MIN (-__WCHAR_MAX__ - 1)
#endif
`,
  },
  {
    name: "wctype.h",
    text: `#pragma once
#include <wchar.h>
#if defined(__ffi_libc_gnu) || defined(__ffi_libc_musl)
typedef unsigned long wctype_t;
#elif defined(_WIN32)
typedef unsigned short wctype_t;
#endif
`,
  },
];
