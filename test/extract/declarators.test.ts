import { describe, expect, test } from "vitest";
import { fieldsOf, readHeader, signatureOf, typeOf } from "../resolve/read-header.ts";

function only(text: string, name = "f") {
  const read = readHeader(text);
  expect(read.gaps).toEqual([]);
  return signatureOf(read, name);
}

describe("declarators", () => {
  test.each([
    ["int f(void);", "() -> c_int"],
    ["unsigned long const *volatile f(long unsigned int long a);", "(a: c_ulonglong) -> *const c_ulong"],
    ["void (*f(int sig, void (*func)(int)))(int);", "(sig: c_int, func: fn(c_int)) -> fn(c_int)"],
    [
      "int (*f(int))(char *(*)(const char *, ...));",
      "(c_int) -> fn(fn(*const c_char, ...) -> *mut c_char) -> c_int",
    ],
    [
      "int f(int a[static 4], int b[3][5], char *c[]);",
      "(a: *mut c_int, b: *mut [c_int; 5], c: *mut *mut c_char) -> c_int",
    ],
    ["void f(int g(int), int (*)[3]);", "(g: fn(c_int) -> c_int, *mut [c_int; 3]) -> void"],
    ["typedef int T; T (f)(T (T), T);", "(fn(T) -> T, T) -> T"],
    [
      "int f(const char *const *restrict p, char *const q);",
      "(p: *const restrict *const c_char, q: *mut c_char) -> c_int",
    ],
    ["extern int x, *f(char), y;", "(c_char) -> *mut c_int"],
    ["typedef const char *str; void f(const str s, str *t);", "(s: str, t: *mut str) -> void"],
    ["typedef int F(char); F f;", "(c_char) -> c_int"],
    [
      "__extension__ extern __inline__ int f(__const char *__restrict s) __attribute__((nothrow)) ;",
      "(s: *const restrict c_char) -> c_int",
    ],
    ["_Bool f(_Atomic(int) *a, _Atomic long *b);", "(a: *mut atomic<c_int>, b: *mut atomic<c_long>) -> bool"],
    [
      "double _Complex f(__int128 a, unsigned __int128 b, _BitInt(7) c, unsigned _BitInt(9) d);",
      "(a: i128, b: u128, c: bitint<7>, d: ubitint<9>) -> complex<c_double>",
    ],
    [
      "_Float16 f(_Float32 a, _Float64 b, __float128 c, long double d);",
      "(a: f32, b: f64, c: f128, d: c_longdouble) -> f16",
    ],
  ])("%s", (text, expected) => {
    expect(only(text)).toBe(expected);
  });

  test("says what `()` and an old-style definition leave open", () => {
    const read = readHeader("int f(); int g(void); int h(a, b) int a; char *b; { return a; }");
    expect(read.gaps).toEqual([]);
    const prototypes = ["f", "g", "h"].map((name) => read.contract.functions.get(name)?.[0]?.prototype);
    expect(prototypes).toEqual([false, undefined, false]);
  });

  test("reads calling conventions where each compiler wants them", () => {
    const read = readHeader(`
      int __stdcall a(int);
      __attribute__((ms_abi)) int b(int);
      int c(int) __attribute__((sysv_abi));
      typedef int (__stdcall *d)(int);
      void e(int (__fastcall *cb)(int), int (*plain)(int));
      int __cdecl f(void);`);
    expect(read.gaps).toEqual([]);
    const abi = (name: string) => read.contract.functions.get(name)?.[0]?.abi;
    expect(["a", "b", "c", "f"].map(abi)).toEqual(["stdcall", "win64", "sysv64", undefined]);
    expect(typeOf(read, "d")).toMatchObject({ kind: "callback", abi: "stdcall" });
    const [cb, plain] = read.contract.functions.get("e")?.[0]?.params ?? [];
    expect(cb?.type).toMatchObject({ kind: "function", abi: "fastcall" });
    expect(plain?.type).not.toHaveProperty("abi");
  });

  test("skips bodies, static assertions and the braces of C++ linkage", () => {
    const read = readHeader(`
      extern "C" {
      _Static_assert(sizeof(int) == 4, "a }");
      static inline int f(int x) { if (x) { return '}'; } return 0; }
      struct s { _Static_assert(1, ""); int a; };
      }
      extern "C" int g(void);`);
    expect(read.gaps).toEqual([]);
    expect(read.contract.functions.get("f")?.[0]?.inline).toBe(true);
    expect(fieldsOf(read, "s")).toEqual(["a: c_int"]);
    expect(signatureOf(read, "g")).toBe("() -> c_int");
  });

  test("keeps what attributes promise", () => {
    const read = readHeader(`
      __attribute__((deprecated("use \\"g\\""), warn_unused_result, pure)) int f(int);
      [[noreturn]] void g(void);
      _Noreturn void h(void);
      __attribute__((nonnull(2), returns_nonnull)) char *i(char *a, char *b);
      __attribute__((visibility("hidden"))) int j(void);
      int k(void) __asm__("real_k");`);
    expect(read.gaps).toEqual([]);
    const get = (name: string) => read.contract.functions.get(name)?.[0];
    expect(get("f")).toMatchObject({ deprecated: 'use "g"', must_use: true, pure: true });
    expect([get("g")?.noreturn, get("h")?.noreturn]).toEqual([true, true]);
    expect(get("i")).toMatchObject({
      params: [{ name: "a" }, { nullable: false }],
      returns: { nullable: false },
    });
    expect(get("j")).toBeUndefined();
    expect(get("k")?.symbol).toBe("real_k");
  });
});

describe("text that is no C", () => {
  test("is a gap with what was expected, and the next declaration is read", () => {
    const read = readHeader(
      "int f(int a;\nstruct s { int x %; int y; };\nint g(void);\nvoid h(void) { @ }\nint i(void);\n",
    );
    expect(read.gaps).toEqual([
      "syntax 1:12 expected `)` or `,` behind a parameter, found `;`",
      "syntax 2:18 expected `;` or `,` behind a member, found `%`",
    ]);
    expect([...read.contract.functions.keys()]).toEqual(["g", "h", "i"]);
  });

  test("names the macro that an include should have brought", () => {
    const read = readHeader("API int f(void);\nint g(void);");
    expect(read.gaps).toEqual([
      "syntax 1:1 `API` stands before a type and is no known macro, type or attribute; is an include or a `--define` missing?",
    ]);
    expect(signatureOf(read, "f")).toBe("() -> c_int");
  });

  test("tells of attributes that may change the ABI", () => {
    const { gaps } = readHeader(
      "int f(int) __attribute__((frobnicate(1)));\nint g(int) __attribute__((regparm(3)));",
    );
    expect(gaps).toEqual([
      "syntax 1:27 the attribute `frobnicate` is not known; it may change the ABI",
      "layout 2:27 the attribute `regparm` of `g` changes how it is called",
    ]);
  });

  test.each([
    ["parentheses", `int ${"(".repeat(5000)}a${")".repeat(5000)};`],
    ["stars", `int ${"*".repeat(5000)}a;`],
    ["structs", `${"struct { ".repeat(5000)}int a;${" } x;".repeat(5000)}`],
    ["operators", `int a[${"1+".repeat(50_000)}1];`],
    ["unary operators", `int a[${"- ".repeat(50_000)}1];`],
    ["function types", `void f${"(void (*)".repeat(3000)}(int)${")".repeat(3000)};`],
  ])("ends %s without end in a gap", (_, text) => {
    const read = readHeader(`${text}\nint after(void);`);
    expect(read.gaps.map((gap) => gap.split(" ")[0])).toContain("limit");
    expect(signatureOf(read, "after")).toBe("() -> c_int");
  });

  test.each([
    "int f(",
    "struct {",
    "typedef",
    "enum e { A = ",
    "__attribute__((",
    "int a[",
    "}",
    "int x = {",
  ])("never hangs on %s", (text) => {
    expect(readHeader(text).gaps.length).toBeGreaterThan(0);
  });
});
