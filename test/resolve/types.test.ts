import { describe, expect, test } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { placeOf } from "../../src/source/source-file.ts";
import { fieldsOf, readHeader, signatureOf, typeOf } from "./read-header.ts";

describe("names of types", () => {
  test("are the first typedef, with the tag kept and further typedefs as aliases", () => {
    const read = readHeader(
      "typedef struct s_tag { int a; } first; typedef struct s_tag second; first *f(struct s_tag *);",
    );
    expect(typeOf(read, "first")).toMatchObject({ kind: "struct", tag: "s_tag" });
    expect(typeOf(read, "second")).toEqual({ kind: "alias", to: { kind: "named", name: "first" } });
    expect(signatureOf(read, "f")).toBe("(*mut first) -> *mut first");
  });

  test("keep a tag apart from another thing of its name", () => {
    const read = readHeader("struct x { int a; }; typedef struct x *x; void f(x p);");
    expect(typeOf(read, "struct x")).toMatchObject({ kind: "struct" });
    expect(typeOf(read, "x")).toMatchObject({ kind: "alias", to: { kind: "pointer" } });
  });

  test("of unnamed types tell where they stand", () => {
    const read = readHeader(
      "struct o { struct { int a; } in, *inp; union { int u; float v; }; enum { A, B } e; };",
    );
    expect(fieldsOf(read, "o")).toEqual(["in: o.in", "inp: *mut o.in", "-: o.2 anonymous=true", "e: o.e"]);
    expect(fieldsOf(read, "o.2")).toEqual(["u: c_int", "v: c_float"]);
    expect(typeOf(read, "o.e")).toMatchObject({ kind: "enum", variants: [{ name: "A" }, { name: "B" }] });
    expect(read.contract.constants.size).toBe(0);
  });

  test("join an enum with the integer typedef beside it", () => {
    const read = readHeader("#include <stdint.h>\nenum E { A, B = 200 };\ntypedef uint8_t E;\nE f(E e);");
    expect(read.gaps).toEqual([]);
    expect(typeOf(read, "E")).toMatchObject({ kind: "enum", repr: "u8" });
    expect(signatureOf(read, "f")).toBe("(e: E) -> E");
  });

  test("tell an enum from the integer typedef beside it only where it is used and has another size", () => {
    const beside = (head: string, type: string, use: string) =>
      readHeader(`#include <stdint.h>\nenum ${head} { A, B };\ntypedef ${type} E;\nE g(E e);\n${use}`);
    expect(beside("E", "uint32_t", "enum E f(enum E *p);").gaps).toEqual([]);
    expect(beside("E : uint8_t", "uint8_t", "enum E f(enum E *p);").gaps).toEqual([]);
    expect(beside("__attribute__((packed)) E", "uint8_t", "struct s { enum E e; };").gaps).toEqual([]);
    expect(typeOf(beside("E", "int32_t", "enum E f(void);"), "E")).toMatchObject({ repr: "i32" });
    const narrow = beside("E", "uint8_t", "struct s { enum E e; };");
    expect(narrow.gaps).toEqual([
      "conflict 5:12 `enum E` has not the size of the typedef `E`, which is taken for it",
    ]);
    expect(typeOf(narrow, "E")).toMatchObject({ kind: "enum", repr: "u8" });
    expect(beside("E : uint16_t", "uint8_t", "enum E f(void);").gaps).toHaveLength(1);
  });

  test("of the standard headers are the scalars themselves", () => {
    const read = readHeader(
      "#include <stdint.h>\n#include <stdio.h>\n#include <stdarg.h>\nsize_t f(uint8_t a, FILE *b, va_list c, intptr_t d, wchar_t e);",
    );
    expect(read.gaps).toEqual([]);
    expect(signatureOf(read, "f")).toBe("(a: u8, b: *mut FILE, c: va_list, d: isize, e: wchar) -> usize");
    expect([...read.contract.types.keys()]).toEqual(["FILE"]);
    expect(typeOf(read, "FILE")).toMatchObject({ kind: "opaque" });
  });

  test("come from other files only if they are reached", () => {
    const others = {
      "system/lib.h": "typedef struct a { int x; } a; struct b { int y; }; int not_ours(void);",
    };
    const read = readHeader("#include <lib.h>\na *f(void);", undefined, others);
    expect([...read.contract.types.keys()]).toEqual(["a"]);
    expect([...read.contract.functions.keys()]).toEqual(["f"]);
  });
});

describe("definitions", () => {
  test("keep bit-fields, alignment, packing and qualifiers of members", () => {
    const read = readHeader(`
      struct s { const int a : 3; unsigned : 0; volatile char *p; _Alignas(8) char c; char d __attribute__((packed)); int flex[]; };
      struct __attribute__((packed, aligned(4))) p { char c; int i; };
      #pragma pack(push, 2)
      struct q { char c; int i; };
      #pragma pack(pop)
      struct r { char c; };`);
    expect(read.gaps).toEqual([]);
    expect(fieldsOf(read, "s")).toEqual([
      "a: c_int bits=3 const=true",
      "-: c_uint bits=0",
      "p: *mut volatile c_char",
      "c: c_char align=8",
      "d: c_char packed=true",
      "flex: [c_int; ]",
    ]);
    expect(typeOf(read, "p")).toMatchObject({ packed: 1, align: 4 });
    expect(typeOf(read, "q")).toMatchObject({ packed: 2 });
    expect(typeOf(read, "r")).not.toHaveProperty("packed");
  });

  test("make callbacks of function typedefs, which stand for the pointer", () => {
    const read = readHeader(
      "typedef int (*cb)(void *ud, int n); typedef int fn(void); void f(cb a, fn *b, fn c, fn **d, cb *e); struct t { fn *go; };",
    );
    expect(typeOf(read, "cb")).toMatchObject({ kind: "callback", params: [{ name: "ud" }, { name: "n" }] });
    expect(typeOf(read, "fn")).toMatchObject({ kind: "callback", params: [] });
    expect(signatureOf(read, "f")).toBe(
      "(a: cb, b: fn, c: fn, d: *mut fn, e: *mut cb) -> void"
        .replaceAll(": fn", ": typedef fn")
        .replace("*mut fn", "*mut typedef fn"),
    );
  });

  test("keep sizes of types in lengths where targets differ, and numbers where they do not", () => {
    const read = readHeader(
      "#define N 4\nenum { M = 2 }; struct o { int a; }; struct s { char a[N * M]; char b[64 - 2 * sizeof(void *)]; char c[sizeof(struct o)]; char d[sizeof(int) + 1]; };",
    );
    expect(read.gaps).toEqual([]);
    expect(fieldsOf(read, "s")).toEqual([
      "a: [c_char; 8]",
      "b: [c_char; 64 - 2 * size_of(*mut void)]",
      "c: [c_char; size_of(o)]",
      "d: [c_char; 5]",
    ]);
  });

  test("are opaque where no body comes, and for an empty struct behind pointers", () => {
    const read = readHeader(
      "struct a; typedef struct b b; struct c {}; void f(struct a *, b *, struct c *, struct d *);",
    );
    expect(read.gaps).toEqual([]);
    expect(["a", "b", "c", "d"].map((name) => read.contract.types.get(name)?.[0]?.kind)).toEqual(
      Array(4).fill("opaque"),
    );
  });

  test("settle the storage of an enum that says it", () => {
    const read = readHeader(
      "enum a : unsigned char { A }; enum b { B = -1 }; enum __attribute__((packed)) c { C = 300 };",
    );
    const repr = ["a", "b", "c"].map((name) => {
      const item = read.contract.types.get(name)?.[0];
      return item?.kind === "enum" ? item.repr : item?.kind;
    });
    expect(repr).toEqual(["c_uchar", "c", "u16"]);
  });

  test("leave a packed enum the size of int where Microsoft's compiler does", () => {
    const text = "enum __attribute__((packed)) e { A, B };";
    const repr = (target: Triple) => typeOf(readHeader(text, target), "e");
    expect(repr("x86_64-pc-windows-msvc")).toMatchObject({ repr: "c" });
    expect(repr("x86_64-pc-windows-gnu")).toMatchObject({ repr: "u8" });
    expect(repr("aarch64-apple-darwin")).toMatchObject({ repr: "u8" });
  });

  test("carry a typedef's own qualifier to every place where it counts", () => {
    const read = readHeader(`
      struct s { int x; }; typedef const struct s cs; typedef cs again; typedef cs *csp; typedef volatile int T;
      typedef const int ca[4];
      cs *f(cs *p, const cs *q, cs **pp, cs a[3], ca b, csp c, again *d, cs (*e)[3], T *t, void (*cb)(cs *));
      struct r { cs one; cs *to; cs many[2]; T own; T *far; ca fixed; again chain; };
      extern cs v; extern cs *w;`);
    expect(read.gaps).toEqual([]);
    expect(signatureOf(read, "f")).toBe(
      "(p: *const cs, q: *const cs, pp: *mut *const cs, a: *const cs, b: *const c_int, c: csp, d: *const again, " +
        "e: *const [cs; 3], t: *mut volatile T, cb: fn(*const cs)) -> *const cs",
    );
    expect(typeOf(read, "csp")).toMatchObject({ to: { kind: "pointer", mutable: false } });
    expect(fieldsOf(read, "r")).toEqual([
      "one: cs const=true",
      "to: *const cs",
      "many: [cs; 2] const=true",
      "own: T volatile=true",
      "far: *mut volatile T",
      "fixed: ca const=true",
      "chain: again const=true",
    ]);
    expect(["v", "w"].map((name) => read.contract.statics.get(name)?.[0]?.mutable)).toEqual([false, true]);
    const repeated = readHeader("typedef int T;\ntypedef const int T;");
    expect(repeated.gaps).toEqual(["conflict 2:19 the typedef `T` names another type at include/a.h:1:13"]);
  });

  test("point at the body, whatever announces the type before, even in another file", () => {
    const { contract } = readHeader(
      `#include "first.h"
typedef enum late late;
struct a { int x; };
typedef struct { int y; } plain;
enum late { L };
typedef struct tagged { int z; } other;`,
      undefined,
      { "include/first.h": "typedef struct a a;\ntypedef struct gone gone;\n" },
    );
    const places = ["a", "plain", "late", "other", "gone"].map((name) => {
      const span = contract.types.get(name)?.[0]?.span;
      if (span === undefined) return `${name} nowhere`;
      const { path, line, column } = placeOf(span);
      return `${name} ${path}:${line}:${column}`;
    });
    expect(places).toEqual([
      "a include/a.h:3:8",
      "plain include/a.h:4:27",
      "late include/a.h:5:6",
      "other include/a.h:6:16",
      "gone include/first.h:2:21",
    ]);
  });

  test("carry the comment above them and point at their names", () => {
    const text =
      "/** A point. */\ntypedef struct { int x; } point;\n\n// Lost.\n\n// Moves it,\n// far.\nvoid move(point p);\n";
    const { contract } = readHeader(text);
    const point = contract.types.get("point")?.[0];
    expect(point?.doc).toBe("A point.");
    expect(point?.span && text.slice(point.span.start, point.span.end)).toBe("point");
    const move = contract.functions.get("move")?.[0];
    expect(move?.doc).toBe("Moves it,\nfar.");
    expect(move?.params[0]?.span && text.slice(move.params[0].span.start, move.params[0].span.end)).toBe("p");
  });
});

describe("what does not fit together", () => {
  test.each([
    ["int f(int);\nint f(long);", "conflict 2:5 the function `f` is declared otherwise at include/a.h:1:5"],
    [
      "extern int v;\nextern long v;",
      "conflict 2:13 the variable `v` is declared otherwise at include/a.h:1:12",
    ],
    [
      "typedef int t;\ntypedef long t;",
      "conflict 2:14 the typedef `t` names another type at include/a.h:1:13",
    ],
    [
      "struct s { int a; };\nstruct s { long a; };",
      "conflict 2:8 `struct s` is defined otherwise at include/a.h:1:8",
    ],
    ["struct s { int a; };\nunion s;", "conflict 2:7 `s` is a struct at include/a.h:1:8 and a union here"],
    ["enum a { X };\nenum b { X };", "conflict 2:10 the enumerator `X` is declared at include/a.h:1:10 too"],
    [
      "void f(unknown x);",
      "unresolved-type 1:8 the type `unknown` is not declared; an include may be missing, or it is a name that the built-in standard headers lack: `--include-path` to a folder with the real ones helps",
    ],
    [
      "struct s;\nvoid f(struct s v);",
      "unresolved-type 2:17 the parameter `f.v` has the type `s`, which is nowhere complete",
    ],
    [
      "struct s;\nstruct t { struct s v; };",
      "unresolved-type 2:21 the member `t.v` has the type `s`, which is nowhere complete",
    ],
    ["struct s { typeof(1) a; };", "unresolved-type 1:12 `typeof` is not evaluated; name the type"],
    [
      "typedef struct { int a; } t __attribute__((aligned(16)));",
      "layout 1:27 the typedef `t` has an alignment of its own; put it on the struct or its members",
    ],
  ])("%s", (text, gap) => {
    expect(readHeader(text).gaps).toEqual([gap]);
  });

  test("is nothing where redeclarations agree", () => {
    const read = readHeader(`
      typedef int i; typedef int i; typedef struct s s; typedef struct s s;
      int f(); int f(i a); i f(int); extern int v[]; extern int v[3];
      typedef void (*cb)(i); void g(cb c); void g(void (*)(int));`);
    expect(read.gaps).toEqual([]);
    expect(signatureOf(read, "f")).toBe("(a: i) -> c_int");
    expect(read.contract.statics.get("v")?.[0]?.type).toMatchObject({ length: { value: 3n } });
  });

  test("never becomes an endless loop", () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => `typedef t${i} *t${i + 1};`).join("\n");
    const read = readHeader(
      `typedef a b; typedef b a; struct s { struct s v; };\ntypedef int t0;\n${chain}\nvoid f(t20000 p);`,
    );
    expect(signatureOf(read, "f")).toBe("(p: t20000) -> void");
  });
});
