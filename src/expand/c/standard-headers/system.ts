import type { StandardHeader } from "./standard-header.ts";

const STAT = `#pragma once
#include <sys/types.h>
#if defined(__linux__) && defined(__x86_64__)
struct stat {
  dev_t st_dev;
  ino_t st_ino;
  nlink_t st_nlink;
  mode_t st_mode;
  uid_t st_uid;
  gid_t st_gid;
  int __pad0;
  dev_t st_rdev;
  off_t st_size;
  blksize_t st_blksize;
  blkcnt_t st_blocks;
  struct timespec st_atim;
  struct timespec st_mtim;
  struct timespec st_ctim;
  long __reserved[3];
};
#elif defined(__linux__) && defined(__aarch64__)
struct stat {
  dev_t st_dev;
  ino_t st_ino;
  mode_t st_mode;
  nlink_t st_nlink;
  uid_t st_uid;
  gid_t st_gid;
  dev_t st_rdev;
  unsigned long __pad1;
  off_t st_size;
  blksize_t st_blksize;
  int __pad2;
  blkcnt_t st_blocks;
  struct timespec st_atim;
  struct timespec st_mtim;
  struct timespec st_ctim;
  int __reserved[2];
};
#elif defined(__ffi_libc_gnu) && defined(__i386__) && _FILE_OFFSET_BITS != 64
struct stat {
  dev_t st_dev;
  unsigned short __pad1;
  ino_t st_ino;
  mode_t st_mode;
  nlink_t st_nlink;
  uid_t st_uid;
  gid_t st_gid;
  dev_t st_rdev;
  unsigned short __pad2;
  off_t st_size;
  blksize_t st_blksize;
  blkcnt_t st_blocks;
  struct timespec st_atim;
  struct timespec st_mtim;
  struct timespec st_ctim;
  unsigned long __reserved[2];
};
#elif defined(__MINGW32__) && _FILE_OFFSET_BITS != 64
struct stat {
  dev_t st_dev;
  ino_t st_ino;
  unsigned short st_mode;
  short st_nlink;
  short st_uid;
  short st_gid;
  dev_t st_rdev;
  off_t st_size;
  time_t st_atime;
  time_t st_mtime;
  time_t st_ctime;
};
#else
struct stat;
#endif
`;

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
#if defined(__MINGW32__)
typedef long __time32_t;
typedef long long __time64_t;
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
#elif defined(__aarch64__)
typedef unsigned int nlink_t;
typedef int blksize_t;
#endif
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef __ffi_u8 u_int8_t;
typedef __ffi_u16 u_int16_t;
typedef __ffi_u32 u_int32_t;
typedef __ffi_u64 u_int64_t;
#include <sys/select.h>
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
    name: "__ffi_timeval.h",
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
  {
    name: "sys/time.h",
    text: "#pragma once\n#include <__ffi_timeval.h>\n#if defined(__linux__)\n#include <sys/select.h>\n#endif\n",
    absentIf: "_MSC_VER",
  },
  {
    name: "sys/select.h",
    text: `#pragma once
#include <sys/types.h>
#include <__ffi_timeval.h>
#if defined(__linux__)
#define FD_SETSIZE 1024
typedef struct {
  long fds_bits[1024 / (8 * sizeof(long))];
} fd_set;
#endif
`,
    absentIf: "_WIN32",
  },
  { name: "sys/stat.h", text: STAT },
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
