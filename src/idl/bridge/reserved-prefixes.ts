import { wordsOf } from "./keywords.ts";

/**
 * Beginnings of names of C's library and of POSIX: functions and variables (a test holds them against the list that
 * tells the system's symbols), then types, macros and words of their headers that the names of a bridge could meet
 * (C17 7, POSIX.1 2.12), then the run-time systems of Rust and Go.
 */
const OF_SYMBOLS = `
aio aligned arc4random asctime at atomic bind call clock cnd ctime epoll explicit fgetwc fts gai getc getchar getdate getgrgid
getgrnam getlogin getopt getpwnam getpwuid gmtime h iconv if in6addr inet isalnum isalpha isblank iscntrl isdigit isgraph
islower isprint ispunct isspace isupper iswalnum iswalpha iswblank iswcntrl iswctype iswdigit iswgraph iswlower iswprint
iswpunct iswspace iswupper iswxdigit isxdigit lio localtime malloc mq mtx nl open posix pthread ptsname putc putchar qsort
quick rand readdir sched secure sem shm strcasecmp strcoll strerror strfmon strftime strncasecmp strtod strtok strxfrm thrd
timer timerfd timespec tolower toupper towctrans towlower towupper tss ttyname wcscasecmp wcscoll wcsncasecmp wcsxfrm wctrans
wctype
`;

const OF_TYPES = `
blkcnt blksize char16 char32 char8 clockid constraint dev div errno fenv fexcept fpos fsblkcnt fsfilcnt gid id idtype imaxdiv
ino int int16 int32 int64 int8 intmax intptr jmp key ldiv lldiv locale max mbstate memory mode nlink off once pid ptrdiff
rsize sa sig sigjmp siginfo size socklen ssize stack static suseconds thread time uid uint uint16 uint32 uint64 uint8 uintmax
uintptr va wchar wint
`;

const OF_RUNTIMES = "cgo crosscall2 rust";

/** Prefixes, with their underscore, that names of the system begin with. */
export const RESERVED_PREFIXES: ReadonlySet<string> = new Set(
  [OF_SYMBOLS, OF_TYPES, OF_RUNTIMES].flatMap(wordsOf).map((word) => `${word}_`),
);
