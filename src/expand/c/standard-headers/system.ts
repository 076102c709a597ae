import type { StandardHeader } from "./standard-header.ts";

/**
 * POSIX headers and those of single platforms. Sources of the sizes: the headers of glibc 2.36, musl 1.2.3 and
 * mingw-w64 10; for macOS and msvc the bindings of the crate `libc`. `__ffi_*.h` are parts that several headers share.
 */
export const SYSTEM_HEADERS: readonly StandardHeader[] = [
  {
    name: "__ffi_libc.h",
    text: `#pragma once
#if defined(__ffi_libc_gnu)
#define __GLIBC__ 2
#define __GLIBC_MINOR__ 36
#endif
`,
  },
  {
    name: "__ffi_time_types.h",
    text: `#pragma once
#if defined(__ffi_libc_gnu) && !defined(__LP64__) && _TIME_BITS == 64
typedef long long time_t;
#elif defined(__linux__) || defined(__APPLE__)
typedef long time_t;
#elif defined(_WIN64)
typedef long long time_t;
#endif
#if defined(__APPLE__)
typedef unsigned long clock_t;
#else
typedef long clock_t;
#endif
#if defined(__linux__)
typedef int clockid_t;
typedef void *timer_t;
#elif defined(__APPLE__)
typedef unsigned int clockid_t;
#endif
#if !defined(__ffi_libc_gnu) || defined(__LP64__) || _TIME_BITS != 64
struct timespec {
  time_t tv_sec;
  long tv_nsec;
};
#endif
`,
  },
  {
    name: "__ffi_posix_types.h",
    text: `#pragma once
#include <stddef.h>
#if defined(__linux__) || defined(__APPLE__) || defined(__MINGW32__)
typedef __ffi_isize ssize_t;
#endif
#if defined(__ffi_libc_gnu)
#if defined(__LP64__) || _FILE_OFFSET_BITS != 64
typedef long off_t;
#else
typedef long long off_t;
#endif
#elif defined(__ffi_libc_musl)
typedef long off_t;
#elif defined(__APPLE__)
typedef long long off_t;
#elif defined(__MINGW32__) && _FILE_OFFSET_BITS == 64
typedef long long off_t;
#else
typedef long off_t;
#endif
#if defined(_LARGEFILE64_SOURCE) || defined(_GNU_SOURCE) || defined(__MINGW32__)
#if defined(__linux__) && defined(__LP64__)
typedef long off64_t;
#elif defined(__linux__) || defined(__MINGW32__)
typedef long long off64_t;
#endif
#endif
`,
  },
  {
    name: "sys/types.h",
    text: `#pragma once
#include <__ffi_libc.h>
#include <__ffi_time_types.h>
#include <__ffi_posix_types.h>
#if defined(__linux__)
#include <stdint.h>
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int id_t;
typedef unsigned int mode_t;
typedef int key_t;
typedef unsigned int useconds_t;
typedef long suseconds_t;
#if defined(__LP64__)
typedef unsigned long dev_t;
#else
typedef unsigned long long dev_t;
#endif
#if defined(__LP64__)
typedef unsigned long ino_t;
typedef long blkcnt_t;
#elif _FILE_OFFSET_BITS == 64
typedef unsigned long long ino_t;
typedef long long blkcnt_t;
#else
typedef unsigned long ino_t;
typedef long blkcnt_t;
#endif
#if defined(__x86_64__)
typedef unsigned long nlink_t;
typedef long blksize_t;
#elif defined(__i386__)
typedef unsigned int nlink_t;
typedef long blksize_t;
#endif
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef __ffi_u8 u_int8_t;
typedef __ffi_u16 u_int16_t;
typedef __ffi_u32 u_int32_t;
typedef __ffi_u64 u_int64_t;
#elif defined(__APPLE__)
#include <stdint.h>
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int id_t;
typedef unsigned short mode_t;
typedef int dev_t;
typedef int key_t;
typedef unsigned int useconds_t;
typedef int suseconds_t;
typedef unsigned long long ino_t;
typedef long long blkcnt_t;
typedef unsigned short nlink_t;
typedef int blksize_t;
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef __ffi_u8 u_int8_t;
typedef __ffi_u16 u_int16_t;
typedef __ffi_u32 u_int32_t;
typedef __ffi_u64 u_int64_t;
#elif defined(_WIN32)
typedef unsigned short ino_t;
typedef unsigned int dev_t;
#if defined(__MINGW32__)
typedef long long pid_t;
typedef unsigned short mode_t;
typedef unsigned int useconds_t;
#endif
#endif
`,
  },
  {
    name: "unistd.h",
    text: `#pragma once
#include <sys/types.h>
#include <stdint.h>
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
`,
    absentIf: "_MSC_VER",
  },
  {
    name: "sys/time.h",
    text: `#pragma once
#include <sys/types.h>
#if defined(_WIN32)
struct timeval {
  long tv_sec;
  long tv_usec;
};
#elif !defined(__ffi_libc_gnu) || defined(__LP64__) || _TIME_BITS != 64
struct timeval {
  time_t tv_sec;
  suseconds_t tv_usec;
};
#endif
`,
    absentIf: "_MSC_VER",
  },
  { name: "sys/stat.h", text: "#pragma once\n#include <sys/types.h>\nstruct stat;\n" },
  { name: "fcntl.h", text: "#pragma once\n#include <sys/types.h>\n" },
  {
    name: "sys/socket.h",
    text: `#pragma once
#include <sys/types.h>
typedef unsigned int socklen_t;
#if defined(__APPLE__)
typedef unsigned char sa_family_t;
struct sockaddr {
  unsigned char sa_len;
  sa_family_t sa_family;
  char sa_data[14];
};
#else
typedef unsigned short sa_family_t;
struct sockaddr {
  sa_family_t sa_family;
  char sa_data[14];
};
#endif
`,
    absentIf: "_WIN32",
  },
  {
    name: "sys/uio.h",
    text: "#pragma once\n#include <sys/types.h>\nstruct iovec {\n  void *iov_base;\n  size_t iov_len;\n};\n",
    absentIf: "_WIN32",
  },
  {
    name: "sys/cdefs.h",
    text: "#pragma once\n#include <__ffi_libc.h>\n#define __BEGIN_DECLS\n#define __END_DECLS\n",
    absentIf: "_WIN32",
  },
  {
    name: "sys/param.h",
    text: "#pragma once\n#include <sys/types.h>\n#include <limits.h>\n",
    absentIf: "_MSC_VER",
  },
  {
    name: "endian.h",
    text: `#pragma once
#define LITTLE_ENDIAN __ORDER_LITTLE_ENDIAN__
#define BIG_ENDIAN __ORDER_BIG_ENDIAN__
#define BYTE_ORDER __BYTE_ORDER__
#define __LITTLE_ENDIAN __ORDER_LITTLE_ENDIAN__
#define __BIG_ENDIAN __ORDER_BIG_ENDIAN__
#define __BYTE_ORDER __BYTE_ORDER__
`,
    presentIf: "__linux__",
  },
  { name: "alloca.h", text: "#pragma once\n#include <stddef.h>\n", absentIf: "_WIN32" },
  { name: "malloc.h", text: "#pragma once\n#include <stddef.h>\n", absentIf: "__APPLE__" },
  { name: "features.h", text: "#pragma once\n#include <__ffi_libc.h>\n", presentIf: "__linux__" },
  {
    name: "TargetConditionals.h",
    text: `#pragma once
#define TARGET_OS_MAC 1
#define TARGET_OS_OSX 1
#define TARGET_OS_IPHONE 0
#define TARGET_OS_IOS 0
#define TARGET_OS_TV 0
#define TARGET_OS_WATCH 0
#define TARGET_OS_SIMULATOR 0
#define TARGET_OS_EMBEDDED 0
#define TARGET_OS_UNIX 0
#define TARGET_OS_WIN32 0
#define TARGET_OS_LINUX 0
#define TARGET_CPU_ARM64 1
#define TARGET_RT_LITTLE_ENDIAN 1
#define TARGET_RT_BIG_ENDIAN 0
#define TARGET_RT_64_BIT 1
`,
    presentIf: "__APPLE__",
  },
];
