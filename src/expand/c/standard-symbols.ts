/** Functions of C17 7.3 and 7.12, most of which have a sibling for `float` (`f` behind it) and `long double` (`l`). */
const FLOATING = `
acos acosh asin asinh atan atan2 atanh cabs cacos cacosh carg casin casinh catan catanh cbrt ccos ccosh ceil cexp cimag clog
conj copysign cos cosh cpow cproj creal csin csinh csqrt ctan ctanh erf erfc exp exp2 expm1 fabs fdim floor fma fmax fmin
fmod frexp hypot ilogb ldexp lgamma llrint llround log log10 log1p log2 logb lrint lround modf nan nearbyint nextafter
nexttoward pow remainder remquo rint round scalbln scalbn sin sincos sinh sqrt tan tanh tgamma trunc
`;

/** The other functions of C17 7. */
const OF_C = `
abort abs aligned_alloc asctime at_quick_exit atexit atof atoi atol atoll atomic_flag_clear atomic_flag_clear_explicit
atomic_flag_test_and_set atomic_flag_test_and_set_explicit atomic_signal_fence atomic_thread_fence bsearch btowc c16rtomb
c32rtomb call_once calloc clearerr clock cnd_broadcast cnd_destroy cnd_init cnd_signal cnd_timedwait cnd_wait ctime difftime
div exit _Exit fclose feclearexcept fegetenv fegetexceptflag fegetround feholdexcept feof feraiseexcept ferror fesetenv
fesetexceptflag fesetround fetestexcept feupdateenv fflush fgetc fgetpos fgets fgetwc fgetws fopen fprintf fputc fputs fputwc
fputws fread free freopen fscanf fseek fsetpos ftell fwide fwprintf fwrite fwscanf getc getchar getenv gets getwc getwchar
gmtime imaxabs imaxdiv isalnum isalpha isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper iswalnum
iswalpha iswblank iswcntrl iswctype iswdigit iswgraph iswlower iswprint iswpunct iswspace iswupper iswxdigit isxdigit labs
ldiv llabs lldiv localeconv localtime longjmp malloc mblen mbrlen mbrtoc16 mbrtoc32 mbrtowc mbsinit mbsrtowcs mbstowcs mbtowc
memchr memcmp memcpy memmove memset mktime mtx_destroy mtx_init mtx_lock mtx_timedlock mtx_trylock mtx_unlock perror printf
putc putchar puts putwc putwchar qsort quick_exit raise rand realloc remove rename rewind scanf setbuf setjmp setlocale
setvbuf signal snprintf sprintf srand sscanf strcat strchr strcmp strcoll strcpy strcspn strerror strftime strlen strncat
strncmp strncpy strpbrk strrchr strspn strstr strtod strtof strtoimax strtok strtol strtold strtoll strtoul strtoull
strtoumax strxfrm swprintf swscanf system thrd_create thrd_current thrd_detach thrd_equal thrd_exit thrd_join thrd_sleep
thrd_yield time timespec_get tmpfile tmpnam tolower toupper towctrans towlower towupper tss_create tss_delete tss_get tss_set
ungetc ungetwc vfprintf vfscanf vfwprintf vfwscanf vprintf vscanf vsnprintf vsprintf vsscanf vswprintf vswscanf vwprintf
vwscanf wcrtomb wcscat wcschr wcscmp wcscoll wcscpy wcscspn wcsftime wcslen wcsncat wcsncmp wcsncpy wcspbrk wcsrchr wcsrtombs
wcsspn wcsstr wcstod wcstof wcstoimax wcstok wcstol wcstold wcstoll wcstombs wcstoul wcstoull wcstoumax wcsxfrm wctob wctomb
wctrans wctype wmemchr wmemcmp wmemcpy wmemmove wmemset wprintf wscanf
`;

/** Functions of POSIX.1 (System Interfaces) beside those of C, and a few that the libraries of most systems share. */
const OF_POSIX = `
_exit _longjmp _setjmp _tolower _toupper a64l accept accept4 access adjtime aio_cancel aio_error aio_fsync aio_read
aio_return aio_suspend aio_write alarm alphasort arc4random arc4random_buf arc4random_uniform asctime_r asprintf basename
bcmp bcopy bind bind_textdomain_codeset bindtextdomain brk bzero catclose catgets catopen cfgetispeed cfgetospeed cfmakeraw
cfsetispeed cfsetospeed chdir chmod chown chroot clock_getcpuclockid clock_getres clock_gettime clock_nanosleep clock_settime
close closedir closelog confstr connect creat crypt ctermid ctime_r daemon dcgettext dcngettext dgettext dirfd dirname dladdr
dlclose dlerror dlopen dlsym dngettext dprintf drand48 dup dup2 dup3 duplocale encrypt endgrent endhostent endnetent
endprotoent endpwent endservent endutxent epoll_create epoll_create1 epoll_ctl epoll_wait erand48 err errx eventfd execl
execle execlp execv execve execvp explicit_bzero faccessat fattach fchdir fchmod fchmodat fchown fchownat fcntl fdatasync
fdetach fdopen fdopendir fexecve ffs ffsl ffsll fgetwc_unlocked fileno flock flockfile fmemopen fmtmsg fnmatch fork fpathconf
freeaddrinfo freeifaddrs freelocale fseeko fstat fstatat fstatfs fstatvfs fsync ftello ftok ftruncate ftrylockfile fts_close
fts_open fts_read ftw funlockfile futimens gai_strerror getaddrinfo getauxval getc_unlocked getchar_unlocked getcontext
getcwd getdate getdelim getdtablesize getegid getentropy geteuid getgid getgrent getgrgid getgrgid_r getgrnam getgrnam_r
getgroups gethostbyaddr gethostbyname gethostent gethostid gethostname getifaddrs getitimer getline getloadavg getlogin
getlogin_r getmsg getnameinfo getnetbyaddr getnetbyname getnetent getopt getopt_long getopt_long_only getpagesize getpass
getpeername getpgid getpgrp getpid getpmsg getppid getpriority getprogname getprotobyname getprotobynumber getprotoent
getpwent getpwnam getpwnam_r getpwuid getpwuid_r getrandom getresgid getresuid getrlimit getrusage getservbyname
getservbyport getservent getsid getsockname getsockopt getsubopt gettext gettid gettimeofday getuid getutxent getutxid
getutxline getw glob globfree gmtime_r grantpt hcreate hdestroy herror hsearch hstrerror htonl htons iconv iconv_close
iconv_open if_freenameindex if_indextoname if_nameindex if_nametoindex index inet_addr inet_aton inet_ntoa inet_ntop
inet_pton initgroups initstate insque ioctl isalnum_l isalpha_l isascii isastream isatty isblank_l iscntrl_l isdigit_l
isgraph_l islower_l isprint_l ispunct_l isspace_l isupper_l iswalnum_l iswalpha_l iswblank_l iswcntrl_l iswctype_l iswdigit_l
iswgraph_l iswlower_l iswprint_l iswpunct_l iswspace_l iswupper_l iswxdigit_l isxdigit_l j0 j1 jn jrand48 kill killpg kqueue
kevent l64a lchown lcong48 lfind link linkat lio_listio listen localtime_r lockf lrand48 lsearch lseek lstat madvise
makecontext malloc_usable_size mbsnrtowcs memccpy memmem mempcpy memrchr mincore mkdir mkdirat mkdtemp mkfifo mkfifoat mknod
mknodat mkostemp mkstemp mkstemps mktemp mlock mlockall mmap mount mprotect mq_close mq_getattr mq_notify mq_open mq_receive
mq_send mq_setattr mq_timedreceive mq_timedsend mq_unlink mrand48 mremap msgctl msgget msgrcv msgsnd msync munlock munlockall
munmap nanosleep newlocale nftw ngettext nice nl_langinfo nl_langinfo_l nrand48 ntohl ntohs open open_memstream
open_wmemstream openat opendir openlog openpty pathconf pause pclose pipe pipe2 poll popen posix_devctl posix_fadvise
posix_fallocate posix_getdents posix_madvise posix_mem_offset posix_memalign posix_openpt posix_spawn
posix_spawn_file_actions_addchdir posix_spawn_file_actions_addclose posix_spawn_file_actions_adddup2
posix_spawn_file_actions_addfchdir posix_spawn_file_actions_addopen posix_spawn_file_actions_destroy
posix_spawn_file_actions_init posix_spawnattr_destroy posix_spawnattr_getflags posix_spawnattr_getpgroup
posix_spawnattr_getschedparam posix_spawnattr_getschedpolicy posix_spawnattr_getsigdefault posix_spawnattr_getsigmask
posix_spawnattr_init posix_spawnattr_setflags posix_spawnattr_setpgroup posix_spawnattr_setschedparam
posix_spawnattr_setschedpolicy posix_spawnattr_setsigdefault posix_spawnattr_setsigmask posix_spawnp posix_trace_create
ppoll prctl pread preadv pselect psiginfo psignal pthread_atfork pthread_attr_destroy pthread_attr_getdetachstate
pthread_attr_getguardsize pthread_attr_getinheritsched pthread_attr_getschedparam pthread_attr_getschedpolicy
pthread_attr_getscope pthread_attr_getstack pthread_attr_getstacksize pthread_attr_init pthread_attr_setdetachstate
pthread_attr_setguardsize pthread_attr_setinheritsched pthread_attr_setschedparam pthread_attr_setschedpolicy
pthread_attr_setscope pthread_attr_setstack pthread_attr_setstacksize pthread_barrier_destroy pthread_barrier_init
pthread_barrier_wait pthread_barrierattr_destroy pthread_barrierattr_getpshared pthread_barrierattr_init
pthread_barrierattr_setpshared pthread_cancel pthread_cond_broadcast pthread_cond_clockwait pthread_cond_destroy
pthread_cond_init pthread_cond_signal pthread_cond_timedwait pthread_cond_wait pthread_condattr_destroy
pthread_condattr_getclock pthread_condattr_getpshared pthread_condattr_init pthread_condattr_setclock
pthread_condattr_setpshared pthread_create pthread_detach pthread_equal pthread_exit pthread_getattr_np
pthread_getconcurrency pthread_getcpuclockid pthread_getname_np pthread_getschedparam pthread_getspecific pthread_join
pthread_key_create pthread_key_delete pthread_kill pthread_mutex_clocklock pthread_mutex_consistent pthread_mutex_destroy
pthread_mutex_getprioceiling pthread_mutex_init pthread_mutex_lock pthread_mutex_setprioceiling pthread_mutex_timedlock
pthread_mutex_trylock pthread_mutex_unlock pthread_mutexattr_destroy pthread_mutexattr_getprioceiling
pthread_mutexattr_getprotocol pthread_mutexattr_getpshared pthread_mutexattr_getrobust pthread_mutexattr_gettype
pthread_mutexattr_init pthread_mutexattr_setprioceiling pthread_mutexattr_setprotocol pthread_mutexattr_setpshared
pthread_mutexattr_setrobust pthread_mutexattr_settype pthread_once pthread_rwlock_clockrdlock pthread_rwlock_clockwrlock
pthread_rwlock_destroy pthread_rwlock_init pthread_rwlock_rdlock pthread_rwlock_timedrdlock pthread_rwlock_timedwrlock
pthread_rwlock_tryrdlock pthread_rwlock_trywrlock pthread_rwlock_unlock pthread_rwlock_wrlock pthread_rwlockattr_destroy
pthread_rwlockattr_getpshared pthread_rwlockattr_init pthread_rwlockattr_setpshared pthread_self pthread_setaffinity_np
pthread_setcancelstate pthread_setcanceltype pthread_setconcurrency pthread_setname_np pthread_setschedparam
pthread_setschedprio pthread_setspecific pthread_sigmask pthread_spin_destroy pthread_spin_init pthread_spin_lock
pthread_spin_trylock pthread_spin_unlock pthread_testcancel ptrace ptsname ptsname_r pututxline putc_unlocked
putchar_unlocked putenv putmsg putpmsg putw pwrite pwritev qsort_r rand_r random read readdir readdir_r readlink readlinkat
readv reallocarray realpath reboot recv recvfrom recvmmsg recvmsg regcomp regerror regexec regfree remque renameat rewinddir
rindex rmdir sbrk scandir sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam
sched_getscheduler sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield secure_getenv seed48
seekdir select sem_clockwait sem_close sem_destroy sem_getvalue sem_init sem_open sem_post sem_timedwait sem_trywait
sem_unlink sem_wait semctl semget semop send sendfile sendmmsg sendmsg sendto setegid setenv seteuid setgid setgrent setgroups
sethostent setitimer setkey setlogmask setnetent setns setpgid setpgrp setpriority setprogname setprotoent setpwent setregid
setresgid setresuid setreuid setrlimit setservent setsid setsockopt setstate settimeofday setuid setutxent shm_open
shm_unlink shmat shmctl shmdt shmget shutdown sig2str sigaction sigaddset sigaltstack sigdelset sigemptyset sigfillset
sighold sigignore siginterrupt sigismember siglongjmp signalfd sigpause sigpending sigprocmask sigqueue sigrelse sigset
sigsetjmp sigsuspend sigtimedwait sigwait sigwaitinfo sleep sockatmark socket socketpair srand48 srandom stat statfs statvfs
statx stime stpcpy stpncpy str2sig strcasecmp strcasecmp_l strcasestr strchrnul strcoll_l strdup strerror_l strerror_r
strfmon strfmon_l strftime_l strlcat strlcpy strncasecmp strncasecmp_l strndup strnlen strptime strsep strsignal strtod_l
strtok_r strverscmp strxfrm_l swab swapcontext symlink symlinkat sync syscall sysconf sysctl sysctlbyname sysinfo syslog
tcdrain tcflow tcflush tcgetattr tcgetpgrp tcgetsid tcgetwinsize tcsendbreak tcsetattr tcsetpgrp tcsetwinsize tdelete telldir
tempnam textdomain tfind timegm timelocal timer_create timer_delete timer_getoverrun timer_gettime timer_settime
timerfd_create timerfd_gettime timerfd_settime times toascii tolower_l toupper_l towctrans_l towlower_l towupper_l truncate
tsearch ttyname ttyname_r twalk tzset ualarm ulimit umask umount uname unlink unlinkat unlockpt unsetenv unshare uselocale
usleep utime utimensat utimes vasprintf vdprintf verr verrx vfork vsyslog vwarn vwarnx wait wait3 wait4 waitid waitpid warn
warnx wcpcpy wcpncpy wcscasecmp wcscasecmp_l wcscoll_l wcsdup wcslcat wcslcpy wcsncasecmp wcsncasecmp_l wcsnlen wcsnrtombs
wcswidth wcsxfrm_l wctrans_l wctype_l wcwidth wordexp wordfree write writev y0 y1 yn
`;

/** Variables of both, where a system has them as such and not as macros. */
const VARIABLES = `
daylight environ errno getdate_err h_errno in6addr_any in6addr_loopback optarg opterr optind optopt signgam stderr stdin
stdout timezone tzname
`;

function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const KNOWN: ReadonlySet<string> = new Set([
  ...wordsOf(FLOATING).flatMap((name) => [name, `${name}f`, `${name}l`]),
  ...[OF_C, OF_POSIX, VARIABLES].flatMap(wordsOf),
]);

/**
 * Whether a name is that of a function or variable of C's library (C17 7) or of POSIX.1: whoever declares or calls it
 * means the system's, and no library has to define it. The built-in standard headers declare types and constants alone,
 * so that these are told by their names.
 */
export function isStandardSymbol(name: string): boolean {
  return KNOWN.has(name);
}
