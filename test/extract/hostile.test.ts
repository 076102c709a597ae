import { describe, expect, test } from "vitest";
import { decodeFile } from "../../src/app/files/decode.ts";
import { Problem } from "../../src/source/problem.ts";
import { placeOf } from "../../src/source/source-file.ts";
import { type ReadSources, readSources, survive } from "./read-sources.ts";

function reasons({ gaps }: ReadSources): readonly string[] {
  return [...new Set(gaps.map(({ reason }) => reason))].sort();
}

const DEEP = 10_000;
const deep = (open: string, close = "", inner = "") => open.repeat(DEEP) + inner + close.repeat(DEEP);

describe("nesting without end is a limit, and what follows is read", () => {
  test.each([
    ["parentheses in a declarator", `int ${deep("(", ")", "f")}(void);`],
    ["parentheses in an expression", `enum e { A = ${deep("(", ")", "1")} };`],
    ["parentheses in an array's length", `extern int a[${deep("(", ")", "1")}];`],
    ["pointers", `int ${deep("*")}f(void);`],
    ["arrays", `extern int a${deep("[1]")};`],
    ["functions that return functions", `int ${deep("(*", ")(void)", "f")};`],
    ["callbacks in callbacks", `void f${deep("(void (*)", ")", "(void)")};`],
    ["structs", `${deep("struct { ", "} a;", "int a;")}`],
    ["unions with tags", `${Array.from({ length: DEEP }, (_, i) => `union u${i} {`).join("")} int a;`],
    ["fixed enum types", `${deep("enum : ", "", "int")} { A } x;`],
    ["alignments", `${deep("_Alignas(", ")", "8")} int x;`],
    ["atomic types", `${deep("_Atomic(", ")", "int")} *f(void);`],
    ["sizes", `enum e { A = ${deep("sizeof(char[", "])", "1")} };`],
    ["casts", `enum e { A = ${deep("(int)")} 1 };`],
    ["signs", `enum e { A = ${deep("- ")} 1 };`],
    ["conditionals", `enum e { A = ${deep("1 ? 1 : ")} 1 };`],
    ["attributes", `${deep("__attribute__((aligned(sizeof(int ", "))))", "")} x;`],
  ])("%s", (_, text) => {
    const read = survive({ "a.h": `${text}\nint behind(void);\n` });
    expect(read.gaps.length).toBeGreaterThan(0);
  });

  test("a type that is as deep as it may be goes the whole way", () => {
    const pointers = "*".repeat(20);
    let param = "int";
    for (let i = 0; i < 40; i++) param = `void (${pointers})(${param})`;
    const chains = `1${" + 1".repeat(900)}`;
    let sum = "1";
    for (let i = 0; i < 150; i++) sum = `(${sum}) + ${chains}`;
    survive({ "a.h": `int f(${param}); enum e { A = ${sum} }; extern char c[${sum}];` });
  });

  test("a shallow declaration behind a deep one is there", () => {
    const read = survive({ "a.h": `int ${deep("*")}f(void);\nint behind(void);\n` });
    expect(reasons(read)).toEqual(["limit"]);
    expect([...read.contract.functions.keys()]).toEqual(["behind"]);
  });
});

describe("the preprocessor's work is bounded", () => {
  test("conditionals within each other", () => {
    const read = survive({ "a.h": `${"#if 1\n".repeat(DEEP)}int f(void);\n${"#endif\n".repeat(DEEP)}` });
    expect(read.gaps).toEqual([]);
    expect(read.contract.functions.has("f")).toBe(true);
    const condition = survive({ "a.h": `#if ${deep("(", ")", "1")}\n#endif\n#if ${deep("!")}1\n#endif\n` });
    expect(reasons(condition)).toEqual(["directive"]);
  });

  test("a brace that is never closed is told where it opens", () => {
    const { gaps } = survive({ "a.h": "int f(void);\nstatic inline int g(void) {\n  if (f()) {\n" });
    const told = gaps.map(({ detail, span }) => `${placeOf(span).line}:${placeOf(span).column} ${detail}`);
    expect(told).toEqual(["2:27 this `{` is never closed"]);
  });

  test("conditionals that are never closed, and ends of none", () => {
    expect(reasons(survive({ "a.h": "#if 1\n".repeat(100) }))).toEqual(["directive"]);
    expect(reasons(survive({ "a.h": "#endif\n#else\n#elif 1\n".repeat(100) }))).toEqual(["directive"]);
  });

  test("a header that includes itself, and two that include each other twice", () => {
    const itself = survive({ "a.h": '#include "a.h"\nint f(void);\n' });
    expect(reasons(itself)).toEqual(["limit"]);
    expect(itself.reads).toBeLessThan(2_000);
    const twice = survive({
      "a.h": '#include "b.h"\n#include "b.h"\n',
      "b.h": '#include "a.h"\n#include "a.h"\n',
    });
    expect(reasons(twice)).toEqual(["limit"]);
    expect(twice.reads).toBeLessThan(2_000);
  });

  test("headers that double their work a hundred times", () => {
    const sources: Record<string, string> = { "a.h": '#include "0.h"\n' };
    for (let i = 0; i < 100; i++) sources[`${i}.h`] = `#include "${i + 1}.h"\n#include "${i + 1}.h"\n`;
    sources["100.h"] = "int f(void);\n";
    const read = survive(sources);
    expect(reasons(read)).toContain("limit");
    expect(read.reads).toBeLessThan(10_000_000);
  });

  test.each([
    ["arguments used twice", (i: number) => `#define M${i + 1}(x) M${i}(x) M${i}(x)`, "M60(a)"],
    ["strings of strings", (i: number) => `#define M${i + 1}(x) M${i}(#x)`, 'M60("")'],
    ["nothing that doubles", (i: number) => `#define M${i + 1} M${i} M${i}`, "M60", "#define M0"],
  ])("macros: %s", (_, line, use, first = "#define M0 a") => {
    const start = use.includes("(") ? "#define M0(x) x" : first;
    const lines = Array.from({ length: 60 }, (_, i) => line(i));
    const read = survive({ "a.h": `${start}\n${lines.join("\n")}\nint a = ${use};\n` });
    expect(reasons(read)).toContain("limit");
  });

  test.each([
    ["macro calls", "#define F(x) x\n", "F( "],
    ["pragma operators", "", "_Pragma( "],
    ["Microsoft's pragma operators", "", "__pragma( "],
    ["questions of the preprocessor", "", "__has_include( "],
    ["questions in a condition", "#if 0 ", "|| defined( "],
    ["calls in an initialiser", "", "int a = f( ; "],
    ["bodies", "", "void f(void) { "],
    ["attributes", "", "int a __attribute__(( ; "],
    ["old-style parameters", "", "int f(a) int a; "],
    ["missing semicolons", "", "int f(int a) "],
    ["arrays", "", "int a[ ; "],
    ["type operators", "", "typeof( ; "],
  ])("%s that are never closed, four thousand times", (_, before, text) => {
    const read = survive({ "a.h": `${before}${text.repeat(4_000)}` });
    expect(read.gaps.length).toBeGreaterThan(0);
  });
});

describe("much of a thing", () => {
  const many = (count: number, text: (index: number) => string, between = "") =>
    Array.from({ length: count }, (_, index) => text(index)).join(between);

  test("members, one by one and in one declaration", () => {
    for (const between of ["; int ", ", "]) {
      const read = survive({ "a.h": `struct s { int ${many(100_000, (i) => `a${i}`, between)}; };` });
      const type = read.contract.types.get("s")?.[0];
      expect(read.gaps).toEqual([]);
      expect(type?.kind === "struct" ? type.fields.length : type?.kind).toBe(100_000);
    }
  });

  test("enumerators, also when all have one name", () => {
    const read = survive({ "a.h": `enum e { ${many(50_000, (i) => `A${i}`, ", ")} };` });
    const type = read.contract.types.get("e")?.[0];
    expect(type?.kind === "enum" ? type.variants.at(-1)?.value : null).toBe(49_999n);
    const clashing = survive({ "a.h": `enum e { ${many(12_000, () => "A", ", ")} };` });
    expect(reasons(clashing)).toEqual(["conflict", "limit"]);
  });

  test("macros, functions that disagree, declarations of nothing", () => {
    const macros = survive({ "a.h": many(20_000, (i) => `#define M${i} ${i}\n`) });
    expect(macros.contract.constants.size).toBe(20_000);
    const clashing = survive({ "a.h": many(12_000, (i) => `int f(int a[${i}], char (*b)[${i}]);\n`) });
    expect(reasons(clashing)).toEqual(["conflict", "limit"]);
    expect(reasons(survive({ "a.h": many(12_000, () => "int;\n") }))).toContain("syntax");
  });

  test("parameters, attributes and words of one declaration", () => {
    expect(reasons(survive({ "a.h": `int f(${many(10_000, () => "int", ", ")});` }))).toContain("limit");
    expect(reasons(survive({ "a.h": `${"unsigned ".repeat(10_000)} f(void);` }))).toContain("limit");
    const list = many(5_000, () => "aligned(8)", ", ");
    expect(reasons(survive({ "a.h": `struct s { int a __attribute__((${list})); };` }))).toContain("limit");
    const groups = "__attribute__((aligned(8))) ".repeat(5_000);
    expect(reasons(survive({ "a.h": `struct s { int a ${groups}; };` }))).toContain("limit");
  });

  test("a name, a string, a number and a line without end", () => {
    const long = "x".repeat(300_000);
    expect(survive({ "a.h": `int ${long}(void);` }).contract.functions.has(long)).toBe(true);
    survive({ "a.h": `int f(${long} a, struct ${long} b); int ${long}; ${long} ${long} g;` });
    survive({ "a.h": `#define S "${long}"\n#define N 1${"0".repeat(300_000)}\n#if N\n#endif\nint a = N;` });
    survive({ "a.h": `#error ${long}\n#include <${long}>\n#pragma pack(${long})\n#${long}\n` });
  });

  test("a chain of operators", () => {
    const read = survive({ "a.h": `enum e { A = 1${" + 1".repeat(DEEP)}, B };\nint f(void);` });
    expect(reasons(read)).toContain("limit");
    expect(read.contract.functions.has("f")).toBe(true);
  });

  test("typedefs of typedefs, and structs in structs by name", () => {
    const chain = many(5_000, (i) => `typedef T${i} T${i + 1};\n`);
    expect(survive({ "a.h": `typedef int T0;\n${chain}T5000 f(T5000);` }).gaps).toEqual([]);
    const nested = many(5_000, (i) => `struct S${i + 1} { struct S${i} a, b; };\n`);
    expect(survive({ "a.h": `struct S0 { int a; };\n${nested}void f(struct S5000 *);` }).gaps).toEqual([]);
    const functions = many(60, (i) => `typedef T${i} (*T${i + 1})(T${i}, T${i});\n`);
    const again = functions.replaceAll("T", "U");
    const both = "T60 f(T60); U60 f(U60);";
    survive({ "a.h": `typedef int T0; typedef int U0;\n${functions}${again}${both}` });
  });
});

describe("values that C does not have", () => {
  test.each([
    ["a negative length", "extern int a[-1];", "constant"],
    ["an enormous length", "extern int a[99999999999999999999];", "constant"],
    ["an undefined shift", "enum e { A = 1 << 64 };", "constant"],
    ["an overflow", "enum e { A = 2147483647 + 1 };", "constant"],
    ["a division by zero", "enum e { A = 1 / 0 };", "constant"],
    ["the one quotient that overflows", "enum e { A = (-2147483647 - 1) / -1 };", "constant"],
    ["a value behind the greatest", "enum e { A = 18446744073709551615u, B };", "constant"],
    ["a division by zero in a condition", "#if 1 / 0\n#endif", "directive"],
    ["a number that does not fit in a condition", "#if 99999999999999999999\n#endif", "directive"],
    ["no condition", "#if\n#endif", "directive"],
    ["a negative width", "struct s { int a : -1; };", "constant"],
    ["a width that is no number", "struct s { int a : b; };", "constant"],
    [
      "an alignment that is no power of two",
      "_Alignas(3) extern int a; struct s { _Alignas(3) int a; };",
      "layout",
    ],
    ["a packing that does not exist", "#pragma pack(3)\nstruct s { int a; };", "directive"],
    ["a size of itself", "struct s { char a[sizeof(struct s)]; };", null],
    ["a struct within itself", "struct s { struct s a; };", null],
    ["a typedef of itself", "typedef T T; T f(void);", "unresolved-type"],
  ])("%s", (_, text, reason) => {
    const read = survive({ "a.h": `${text}\nint behind(void);` });
    if (reason !== null) expect(reasons(read)).toContain(reason);
    expect(read.contract.functions.has("behind")).toBe(true);
  });

  test("the greatest array there is keeps its length", () => {
    const read = survive({ "a.h": "extern char a[0x7fffffffffffffff];" });
    expect(read.contract.statics.has("a")).toBe(true);
  });
});

describe("text that is none", () => {
  test.each([
    ["a NUL byte", "int f(void);\0int g(void);", 1],
    ["a byte order mark", "\ufeffint f(void);\nint g(void);", 2],
    ["carriage returns as line ends", "#define A 1\rint f(void);\r#if A\rint g(void);\r#endif\r", 2],
    ["a lone surrogate", "int f(void);\n\ud800 int g(void);\udc00", 1],
    ["a form feed and a vertical tab", "int f(void);\f\vint g(void);", 2],
    ["a splice at the end", "int f(void);\nint g(void);\\", 2],
  ])("%s", (_, text, functions) => {
    const read = survive({ "a.h": text });
    if (read.gaps.length === 0) expect(read.contract.functions.size).toBe(2);
    expect(read.contract.functions.size).toBeGreaterThanOrEqual(functions);
  });

  test.each([
    ["a comment", "int f(void); /* int g(void);"],
    ["a string", 'int f(void); extern char s[] = "x;\nint g(void);'],
    ["a character", "int f(void); enum { A = 'x };\nint g(void);"],
    ["a struct", "int f(void); struct s { int a; int g(void);"],
    ["a body", "int f(void); static inline int g(void) { return 1;"],
    ["parameters", "int f(void); int g(int a"],
    ["a declaration", "int f(void); int g(void)"],
    ["a macro call", "#define X(a) a\nint f(void); X(int g(void);"],
    ["a macro's parameters", "#define X(a\nint f(void); int g(void) X(;"],
    ["an include", '#include "x\nint f(void); int g(void'],
    ["a linkage block", 'extern "C" {\nint f(void); int g(void);'],
    ["an attribute", "int f(void); int g(void) __attribute__((pure"],
    ["an assembler name", 'int f(void); int g(void) __asm__("x"'],
    ["a static assertion", "int f(void); _Static_assert(1; int g(void);"],
  ])("%s that ends nowhere is told", (_, text) => {
    const read = survive({ "a.h": text });
    expect(read.gaps.length).toBeGreaterThan(0);
    expect(read.contract.functions.has("f")).toBe(true);
  });

  test("bytes that are no text: a clear message for the header, a gap for an include", () => {
    const bytes = decodeFile("b.h", Uint8Array.from([0x2f, 0x2f, 0xe9, 0, 0x0a]));
    const read = survive({ "a.h": '#include "b.h"\nint f(void);\n', "b.h": bytes });
    expect(reasons(read)).toEqual(["encoding"]);
    expect(read.contract.functions.has("f")).toBe(true);
    expect(() => readSources({ "b.h": bytes })).toThrow(Problem);
  });

  test("bytes that are no UTF-8 do no harm in comments and skipped groups, and are gaps elsewhere", () => {
    const latin = (text: string) => decodeFile("a.h", Buffer.from(text, "latin1"));
    const harmless = survive({
      "a.h": latin("/* Andr\xe9 \x85\x93 */\nint f(void); // \xe9\n#if 0\nint \xe9;\n#endif\n"),
    });
    expect(harmless.gaps).toEqual([]);
    expect(harmless.contract.functions.has("f")).toBe(true);
    const harmful = survive({ "a.h": latin('int f(void);\n#define NAME "caf\xe9"\nint \xe9t\xe9;\n') });
    const places = harmful.gaps.map(({ reason, span }) => {
      const { path, line, column } = placeOf(span);
      return `${reason} ${path}:${line}:${column}`;
    });
    expect(places).toEqual(["encoding a.h:2:18", "encoding a.h:3:5"]);
  });
});
