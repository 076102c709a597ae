#include <stddef.h>
#include <stdint.h>
typedef int T;
T (foo);
T (bar)(T);
extern T (*(*fpf)(int, char *))(void);
int (*ret_fp(int a, int (*cb)(const char *, ...)))(double);
void (*signal_(int sig, void (*func)(int)))(int);
int arr2[3][4];
extern const char *const names[];
typedef int F(void *, int);
F f_by_typedef;
void takes(F *cb, F direct);
void arrays(int a[static 4], const T b[], int c[3][5], char d[restrict 2]);
int kr();
int krv(void);
const int unsigned long volatile const *weird(void);
struct S; struct Never;
struct S *opaque_user(struct S *const s, struct Never *n);
typedef struct S S_t;
struct S { int a : 3; unsigned : 0; int : 4; const volatile char *p; union { int x; float y; }; struct { int z; } in, *inp; int flex[]; };
typedef struct { char c; int i; } __attribute__((packed)) Packed;
struct __attribute__((aligned(16))) Al { int i; _Alignas(8) char c; char d __attribute__((aligned(4))); };
#pragma pack(push, 2)
struct P2 { char c; int i; };
#pragma pack(pop)
struct P8 { char c; int i; };
enum E { A, B = 5, C, D = -1, E1 = 'x', E2 = sizeof(int), E3 = (1u << 31) > 0 ? 7 : 8, E4 = 1 << 31, E5 = ~0 };
enum { ANON1 = 3, ANON2 };
typedef enum { TA, TB } TE;
enum Big { BIGV = 0x100000000LL };
_Noreturn void die(const char *msg);
__attribute__((noreturn, format(printf, 1, 2))) void die2(const char *fmt, ...);
static inline int inl(int x) { if (x) { return x; } return 0; }
inline int inl2(void) { return 1; }
extern inline int inl3(void) { return 1; }
int renamed(void) __asm__("other_name");
__extension__ typedef long long ll;
_Static_assert(sizeof(int) == 4, "int");
_Atomic(int) at1; _Atomic int at2; int *_Atomic atp;
typedef const struct CS { int a; } CS_t;
void cst(CS_t *a, CS_t *const *b);
typedef char buf_t[16];
void bufs(buf_t a, const buf_t b, buf_t *c);
struct HasBuf { const buf_t b; buf_t m; char z[sizeof(void *) * 2]; char y[sizeof(struct P8)]; char w[sizeof(int) + 1]; };
#define M_INT 42
#define M_HEX 0xFFFFFFFF
#define M_LONG 5L
#define M_U64 ((uint64_t)1 << 40)
#define M_CAST ((uint32_t)1)
#define M_NEG (-1)
#define M_STR "x" "y"
#define M_CH 'A'
#define M_SIZE ((size_t)-1)
#define M_EXPR (M_INT + B)
#define M_SIZEOF sizeof(int)
#define M_FN(x) bar((x))
#define M_ALIAS bar
#define M_TYPE struct S
#define M_EMPTY
int kr_def(a, b) int a; char *b; { return a; }
void unnamed_params(int, char *, void (*)(int), int (*)[3], const char *const *);
typedef void (*cbk)(void *ud, const char *name, size_t len);
struct vtbl { void (*open)(struct vtbl *self, int flags); int (*const close)(struct vtbl *); cbk cb; F *f; };
typedef cbk cbk2;
typedef F *FP;
typedef struct tagged_diff { int q; } other_name_t, *other_ptr;
struct x_clash { int a; };
typedef int x_clash;
void use_clash(struct x_clash *a, x_clash b);
int va(const char *f, __builtin_va_list ap);
__attribute__((ms_abi)) int msabi(int);
int __attribute__((sysv_abi)) sysv(int);
typedef int (__attribute__((ms_abi)) *msfp)(int);
typedef void VOIDT;
VOIDT *voidt(VOIDT *p);
int multi1, *multi2, multi3(int), (*multi4)(int);
__attribute__((deprecated("old"))) int depr(void);
__attribute__((warn_unused_result)) int nodisc(char*);
__attribute__((nonnull(1), returns_nonnull, pure, const, malloc)) void *nn(void *p, int n);
long double ld(void); signed char sc(void); unsigned u(void); short int unsigned su(void); long long unsigned int llu(void);
struct Rec { struct Rec *next; struct Rec *(*fn)(struct Rec **); enum Inner { I1, I2 } e; struct InnerS { int a; } is; };
enum FwdUse { FU };
_Bool bo(_Bool b);
char ch(char);
int restrict_(int *restrict a, const char *__restrict b);
union U { int a; double b; };
void byval(struct P8 p, union U u, enum E e, TE te, Packed pk);
extern union U gu;
extern int gi_arr[];
extern int gi_arr[10];
