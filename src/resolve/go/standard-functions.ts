/**
 * Functions of C's library (C17 7) and of POSIX.1 that Go code calls through cgo. The built-in standard headers declare
 * types and constants alone, so that these are told from a library's own functions by their names.
 */
const NAMES = `
abort abs acos acosf alarm aligned_alloc asctime asin asinf atan atan2 atexit atof atoi atol atoll bsearch calloc cbrt ceil
ceilf chdir chmod chown clearerr clock clock_getres clock_gettime close closedir cos cosf cosh creat ctime difftime div
dlclose dlerror dlopen dlsym dup dup2 erf execv execve execvp exit exp exp2 expf fabs fabsf fclose fcntl fdatasync fdim
fdopen feof ferror fflush fgetc fgets fileno flock floor floorf fma fmax fmin fmod fmodf fopen fork fprintf fputc fputs
fread free freeaddrinfo freopen frexp fscanf fseek fseeko fstat fsync ftell ftello ftruncate fwrite gai_strerror
getaddrinfo getc getchar getcwd getegid getenv geteuid getgid getgrgid getgrnam gethostbyname gethostname getline
getnameinfo getpagesize getpgid getpid getppid getpwnam getpwuid getrlimit getrusage getsockname getsockopt gettimeofday
getuid gmtime gmtime_r hypot inet_ntop inet_pton ioctl isalnum isalpha isatty isdigit islower isspace isupper isxdigit
kill labs ldexp ldiv listen llabs lldiv localeconv localtime localtime_r log log10 log1p log2 logf longjmp lseek lstat
madvise malloc mblen mbstowcs mbtowc memchr memcmp memcpy memmove memset mkdir mkfifo mkstemp mktime mlock mmap modf
mprotect msync munlock munmap nanosleep open opendir pathconf pause perror pipe poll popen posix_memalign pow powf printf
pthread_atfork pthread_cancel pthread_cond_destroy pthread_cond_init pthread_cond_signal pthread_cond_wait pthread_create
pthread_detach pthread_equal pthread_exit pthread_join pthread_key_create pthread_kill pthread_mutex_destroy
pthread_mutex_init pthread_mutex_lock pthread_mutex_unlock pthread_once pthread_self pthread_sigmask putc putchar putenv
puts qsort raise rand rand_r random read readdir readlink realloc realpath recv recvfrom recvmsg remove rename rewind
rewinddir rmdir round roundf sched_yield select send sendmsg sendto setbuf setenv setgid setjmp setlocale setpgid
setrlimit setsid setsockopt setuid setvbuf shm_open shm_unlink shutdown sigaction sigaddset sigdelset sigemptyset
sigfillset sigismember signal sigprocmask sin sinf sinh sleep snprintf socket socketpair sprintf sqrt sqrtf srand srandom
sscanf stat strcasecmp strcat strchr strcmp strcoll strcpy strcspn strdup strerror strerror_r strftime strlen strncasecmp
strncat strncmp strncpy strndup strnlen strpbrk strrchr strspn strstr strtod strtof strtok strtok_r strtol strtold strtoll
strtoul strtoull symlink sysconf system tan tanf tanh tgamma time timegm tmpfile tolower toupper trunc truncate ttyname
tzset umask uname ungetc unlink unsetenv usleep utime utimes vfprintf vprintf vsnprintf vsprintf wait waitpid wcscmp wcscpy
wcslen wcstombs wctomb write
`;

const KNOWN: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));

export function isStandardFunction(name: string): boolean {
  return KNOWN.has(name);
}
