import { isStandardSymbol } from "./standard-symbols.ts";

/**
 * Headers of a freestanding implementation (C17 4p6), which declare no functions. `stdatomic.h` is none of them here: it
 * includes `uchar.h`.
 */
const FREESTANDING: ReadonlySet<string> = new Set([
  "float.h",
  "iso646.h",
  "limits.h",
  "stdalign.h",
  "stdarg.h",
  "stdbool.h",
  "stddef.h",
  "stdint.h",
  "stdnoreturn.h",
]);

/** What these declare on some system all the same: mingw-w64 and macOS have more in them than C asks for. */
const OF_FREESTANDING_HEADERS = `
LC_ID LPLC_ID _chgsign _chgsignl _clear87 _clearfp _control87 _controlfp _controlfp_s _copysign _copysignl _errno _finite
_fpclass _fpreset _get_errno _isnan _locale_t _locale_tstruct _logb _nextafter _scalb _set_errno _status87 _statusfp errno_t
fpreset int16_t int32_t int64_t int8_t intptr_t max_align_t pthreadlocinfo pthreadmbcinfo ptrdiff_t register_t rsize_t
size_t ssize_t syscall_arg_t threadlocinfo time_t u_int16_t u_int32_t u_int64_t u_int8_t uintptr_t user_addr_t user_long_t
user_off_t user_size_t user_ssize_t user_time_t user_ulong_t va_list wchar_t wctype_t wint_t
`;

/**
 * What the built-in headers' namesakes declare in glibc 2.39 (with _GNU_SOURCE), musl 1.2, macOS 14 and mingw-w64 beside
 * what is standard: functions, variables, types, and macros that stand for one.
 */
const OF_HOSTED_HEADERS = `
FILE OSReadSwapInt16 OSReadSwapInt32 OSReadSwapInt64 OSWriteSwapInt16 OSWriteSwapInt32 OSWriteSwapInt64 SETJMP_FLOAT128
accessx_np acct add_profil alloca arc4random_addrandom arc4random_stir asctime_s atexit_b atomic_bool atomic_char
atomic_flag atomic_int atomic_llong atomic_long atomic_schar atomic_short atomic_uchar atomic_uint atomic_ullong
atomic_ulong atomic_ushort bsd_signal bsearch_b bsearch_s c8rtomb canonicalize canonicalize_file_name canonicalizef
canonicalizel cgetcap cgetclose cgetent cgetfirst cgetmatch cgetnext cgetnum cgetset cgetstr cgetustr chflags chgsign
chmodx_np chsize clearenv clearerr_s clearerr_unlocked clock_adjtime clock_gettime_nsec_np clog10 clog10f clog10l
close_range closefrom connectx copy_file_range creat64 ctermid_r ctime_s cuserid cwait daddl ddivl devname devname_r dfmal
digittoint disconnectx dmull drand48_r drem dremf dreml dsqrtl dsubl dysize eaccess ecvt ecvt_r endusershell eof erand48_r
euidaccess exchangedata execlpe execvP execveat execvpe exp10 exp10f exp10l fadd faddl fallocate fallocate64 fchflags
fchmodx_np fcloseall fcntl64 fcvt fcvt_r fd_mask fd_set fdiv fdivl fedisableexcept feenableexcept fegetexcept fegetmode
feof_unlocked ferror_unlocked fesetexcept fesetmode fetestexceptflag fflagstostr fflush_unlocked ffma ffmal ffsctl
fgetattrlist fgetc_unlocked fgetchar fgetln fgetpos64 fgets_unlocked fgetwln fgetws_unlocked filelength fileno_unlocked
filesec_dup filesec_free filesec_get_property filesec_init filesec_query_property filesec_set_property
filesec_unset_property finite finitef finitel fls flsl flsll flushall fmaximum fmaximum_mag fmaximum_mag_num
fmaximum_mag_numf fmaximum_mag_numl fmaximum_magf fmaximum_magl fmaximum_num fmaximum_numf fmaximum_numl fmaximumf fmaximuml
fmaxmag fmaxmagf fmaxmagl fminimum fminimum_mag fminimum_mag_num fminimum_mag_numf fminimum_mag_numl fminimum_magf
fminimum_magl fminimum_num fminimum_numf fminimum_numl fminimumf fminimuml fminmag fminmagf fminmagl fmtcheck fmul fmull
fopen64 fopen_s fopencookie fpclass fprintf_s fpurge fputc_unlocked fputchar fputs_unlocked fputwc_unlocked fputws_unlocked
fread_s fread_unlocked freadlink freopen64 freopen_s fromfp fromfpf fromfpl fromfpx fromfpxf fromfpxl fscanf_s fsctl
fseeko64 fsetattrlist fsetpos64 fsqrt fsqrtl fstat64 fstatat64 fstatx64_np fstatx_np fsub fsubl fsync_volume_np ftello64
ftime ftruncate64 funopen futimes futimesat fwprintf_s fwrite_unlocked fwscanf_s gamma gammaf gammal gcvt
get_current_dir_name getattrlist getattrlistat getattrlistbulk getbsize getdate_r getdirentriesattr getdomainname getenv_s
getgrouplist gethostuuid getiopolicy_np getmode getpayload getpayloadf getpayloadl getpeereid getpt gets_s getsgroups_np
getumask getusershell getwc_unlocked getwchar_unlocked getwd getwgroups_np gmtime_s group_member gsignal heapsort heapsort_b
initstate_r iruserok iruserok_sa is_wctype iscsym iscsymf isctype isfdtype ishexnumber isideogram isinf isinff isinfl
isleadbyte isnan isnanf isnanl isnumber isphonogram isrune issetugid isspecial iswascii iswhexnumber iswideogram iswnumber
iswphonogram iswrune iswspecial itoa j0f j0l j1f j1l jmp_buf jnf jnl jrand48_r lchflags lchmod lcong48_r lgamma_r lgammaf_r
lgammal_r llogb llogbf llogbl lltoa lltow localtime_s locking longjmperror lrand48_r lseek64 lstat64 lstatx64_np lstatx_np
ltoa lutimes mallinfo mallinfo2 malloc_info malloc_stats malloc_trim malloc_type_aligned_alloc malloc_type_calloc
malloc_type_free malloc_type_malloc malloc_type_posix_memalign malloc_type_realloc malloc_type_valloc
malloc_type_zone_calloc malloc_type_zone_free malloc_type_zone_malloc malloc_type_zone_memalign malloc_type_zone_realloc
malloc_type_zone_valloc mallopt matherr mbrtoc8 mbsrtowcs_s mbstowcs_s memalign memcpy_s memfrob memicmp memmove_s
memory_order memset_pattern16 memset_pattern4 memset_pattern8 memset_s mergesort mergesort_b mingw_getsp mingw_gettimeofday
mkdirx_np mkdtempat_np mkfifox_np mkostemp64 mkostemps mkostemps64 mkostempsat_np mkpath_np mkpathat_np mkstemp64
mkstemp_dprotected_np mkstemps64 mkstempsat_np mrand48_r name_to_handle_at nextdown nextdownf nextdownl nextup nextupf
nextupl nextwctype nfssvc nrand48_r obstack_printf obstack_vprintf on_exit onexit open64 open_by_handle_at
open_dprotected_np openat64 openat_authenticated_np openat_dprotected_np openx_np optreset pfctlinput posix2time posix_close
posix_fadvise64 posix_fallocate64 pow10 pow10f pow10l pread64 preadv2 preadv64 preadv64v2 printf_s prlimit prlimit64
process_vm_readv process_vm_writev profil program_invocation_name program_invocation_short_name psort psort_b psort_r
pthread_getugid_np pthread_setugid_np pthread_sigqueue putwc_unlocked putwchar_unlocked pvalloc pwrite64 pwritev2 pwritev64
pwritev64v2 qecvt qecvt_r qfcvt qfcvt_r qgcvt qsort_b qsort_s radixsort random_r rawmemchr rcmd rcmd_af readahead reallocf
renameat2 renameatx_np renamex_np revoke rinttol rmtmp roundeven roundevenf roundevenl roundtol rpmatch rresvport
rresvport_af rusage_info_current ruserok scalb scalbf scalbl scanf_s searchfs seed48_r setattrlist setattrlistat setbuffer
setdomainname sethostid sethostname setiopolicy_np setlinebuf setlogin setmode setpayload setpayloadf setpayloadl
setpayloadsig setpayloadsigf setpayloadsigl setrgid setruid setsgroups_np setstate_r setusershell setwgroups_np sigabbrev_np
sigandset sigblock sigdescr_np siggetmask sigisemptyset sigjmp_buf significand significandf significandl sigorset sigreturn
sigsetmask sigstack sigvec snwprintf sopen spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice sprintf_s
sradixsort srand48_r sranddev srandom_r srandomdev sscanf_s ssignal stat64 statx64_np statx_np strcat_s strcmpi strcpy_s
strerror_s strerrordesc_np strerrorname_np strfromd strfromf strfroml strfry stricmp strlwr strlwr_l strmode strncat_s
strncpy_s strnicmp strnlen_s strnset strnstr strptime_l strrev strset strsignal_r strtof_l strtofflags strtok_s strtol_l
strtold_l strtoll_l strtonum strtoq strtoul_l strtoull_l strtouq strupr suboptarg swapon swprintf_s swscanf_s
sync_file_range sync_volume_np syncfs sys_errlist sys_nerr sys_siglist sys_signame sysv_signal tee tell tgkill time2posix
timespec_getres timingsafe_bcmp tmpfile64 tmpfile_s tmpnam_r tmpnam_s totalorder totalorderf totalorderl totalordermag
totalordermagf totalordermagl truncate64 ttyslot tzsetwall u_char u_int u_long u_short ufromfp ufromfpf ufromfpl ufromfpx
ufromfpxf ufromfpxl uint ulltoa ulltow ulong ultoa umaskx_np undelete unwhiteout ushort valloc vfprintf_s vfscanf_s
vfwprintf_s vfwscanf_s vhangup vmsplice vprintf_s vscanf_s vsnprintf_s vsnwprintf vsprintf_s vsscanf_s vswprintf_s
vswscanf_s vwprintf_s vwscanf_s wcrtomb_s wcscat_s wcschrnul wcscpy_s wcsftime_l wcsicmp wcsicoll wcslwr wcsncat_s wcsncpy_s
wcsnicmp wcsnlen_s wcsnset wcsrev wcsrtombs_s wcsset wcstod_l wcstof_l wcstok_s wcstol_l wcstold_l wcstoll_l wcstombs_s
wcstoq wcstoul_l wcstoull_l wcstouq wcsupr wcswcs wctomb_s wmemcpy_s wmemmove_s wmempcpy wpopen wprintf_s wscanf_s wstat
wtoll y0f y0l y1f y1l ynf ynl
`;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

const OFTEN = wordsOf(OF_FREESTANDING_HEADERS);
const HOSTED = wordsOf(OF_HOSTED_HEADERS);

/** Functions and types of TS 18661-3 (`sinf32x`), of which each system has those that it can compute. */
const SIZED_FLOAT = /f(?:16|32|64|128)x?(?:_[lr])?$/;

/**
 * Whether one of these standard headers may declare the name on some system, though our built-in one, which has types
 * and constants alone, does not. Names that begin with an underscore are the implementation's (C17 7.1.3), and so are
 * those that end with `_t` once a header of POSIX is there (POSIX.1-2017, System Interfaces, 2.2.2).
 *
 * @param headers by their names, `stdio.h`; those with `__` in front are parts of others.
 */
export function mayBeDeclaredIn(headers: ReadonlySet<string>, name: string): boolean {
  if (/^_[A-Z_]/.test(name) || OFTEN.has(name)) return true;
  if (![...headers].some(isHosted)) return false;
  const isReserved = name.startsWith("_") || name.endsWith("_t") || SIZED_FLOAT.test(name);
  return isReserved || HOSTED.has(name) || isStandardSymbol(name);
}

function isHosted(header: string): boolean {
  return !FREESTANDING.has(header) && !header.startsWith("__");
}
