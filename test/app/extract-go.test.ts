import { describe, expect, it } from "vitest";
import { placeOf } from "../../src/source/source-file.ts";
import { callText, gapsOf, type PackageOptions, readPackage, signatureText } from "./go-package.ts";

/** A file of Go with a preamble. */
function goFile(preamble: string, body = ""): string {
  return `package p\n\n/*\n${preamble}\n*/\nimport "C"\n\n${body}\n`;
}

function read(texts: Readonly<Record<string, string>>, options?: PackageOptions) {
  const extraction = readPackage(texts, options);
  return { extraction, gaps: gapsOf(extraction), calls: extraction.calls.map(callText) };
}

describe("the calls of a package", () => {
  it("carry the C types of conversions, and their place in the Go file", () => {
    const preamble =
      "#include <stdint.h>\nstruct s { int x; };\ntypedef struct s t;\nint f(int32_t a, struct s *b, t *c, char **d);";
    const body = "var x = C.f(C.int32_t(1), (*C.struct_s)(p), (*C.t)(q), (**C.char)(r))";
    const { extraction, gaps, calls } = read({ "a.go": goFile(preamble, body) });
    expect(gaps).toEqual([]);
    expect(calls).toEqual(["f(i32, *mut t, *mut t, *mut *mut c_char)"]);
    expect(extraction.calls[0]?.targets.length).toBe(4);
    const [call] = extraction.calls;
    expect(call === undefined ? null : placeOf(call.span)).toMatchObject({
      path: "a.go",
      line: 11,
      column: 9,
    });
  });

  it("are those of the library: not cgo's, not C's own, not conversions, constants and variables", () => {
    const preamble =
      "#include <stdlib.h>\n#define N 3\nenum e { RED };\nextern int v;\nvoid f(void *p);\nvoid g(void);";
    const body =
      "var x = []any{C.CString(s), C.GoString(y), C.malloc(3), C.strlen(z), C.N, C.RED, C.v, C.enum_e(1), C.g}\nfunc h() { C.free(unsafe.Pointer(x)); C.f(nil) }";
    const { gaps, calls } = read({ "a.go": goFile(preamble, body) });
    expect(gaps).toEqual([]);
    expect(calls).toEqual(["g", "f(-)"]);
  });

  it("name the function that a macro stands for", () => {
    const { calls } = read({ "a.go": goFile("void f_v2(int);\n#define f f_v2", "var x = C.f(C.int(1))") });
    expect(calls).toEqual(["f_v2(c_int)"]);
  });

  it("stay if nothing declares the function, unless a part of the preamble was not understood", () => {
    const call = "var x = C.gone(C.int(1))";
    expect(read({ "a.go": goFile("void f(int);", call) }).calls).toEqual(["gone(c_int)"]);
    expect(read({ "a.go": goFile('#include "none.h"', call) }).calls).toEqual([]);
  });

  it.each([
    ["any name, where nothing is included", "void f(int);", "zzz", true],
    ["one of C's library whose header is not included", "#include <stdint.h>", "free", true],
    ["one of it where some header of it is", "#include <stdio.h>", "free", false],
    ["one that only macOS has", "#include <stdlib.h>", "heapsort", false],
    ["any other beside such a header", "#include <stdlib.h>", "zzz", true],
    ["what the compiler may have built in", "void f(int);", "__builtin_ctz", false],
    ["what the system may keep for itself", "#include <stdlib.h>", "_kv", false],
    ["that of the library which looks so", "#include <stdint.h>", "_kv", true],
    ["a type that a system's header may have", "#include <stdlib.h>", "quux_t", false],
    ["a type of no header", "#include <stdint.h>", "quux_t", true],
    ["one of C's words for types", "void f(int);", "unsigned", false],
    ["a macro with parameters, which cgo does not know", "#define zzz(a) (a)", "zzz", true],
    ["another name of one", "#define m(a) (a)\n#define zzz m", "zzz", true],
    ["a function that such a macro hides", "int zzz(int);\n#define zzz(a) zzz(a)", "zzz", false],
    ["where a header is missing", "#include <pthread.h>", "zzz", false],
    ["where an option is not understood", "#cgo CFLAGS: -imacros x.h\nvoid f(int);", "zzz", false],
  ])("are told as undeclared where that is certain: %s", (_, preamble, name, undeclared) => {
    const { extraction } = read({ "a.go": goFile(preamble, `var x = C.${name}(1)`) });
    expect(extraction.calls.some((call) => call.undeclared === true)).toBe(undeclared);
  });

  it("are undeclared for the targets on which nothing declares them", () => {
    const preamble = "#ifdef __linux__\nvoid zzz(int);\n#endif";
    const { extraction } = read({ "a.go": goFile(preamble, "var x = C.zzz(1)") });
    const undeclared = extraction.calls.filter((call) => call.undeclared === true);
    expect(undeclared.map(({ targets }) => targets)).toEqual([
      ["aarch64-apple-darwin", "x86_64-pc-windows-msvc"],
    ]);
    expect(extraction.calls.length).toBe(2);
  });

  it("carry the targets that their files are built for", () => {
    const text = goFile("void f(int);", "var x = C.f(1)");
    const { extraction } = read({ "a_linux.go": text, "b.go": `//go:build !windows\n\n${text}` });
    expect(extraction.calls.map(({ span, targets }) => [span.file.path, targets.length])).toEqual([
      ["a_linux.go", 2],
      ["b.go", 3],
    ]);
  });

  it("have the types that the target gives them", () => {
    const preamble = "#ifdef _WIN32\ntypedef unsigned long id;\n#else\ntypedef int id;\n#endif\nvoid f(id);";
    const { extraction, gaps } = read({ "a.go": goFile(preamble, "var x = C.f(C.id(1))") });
    expect(gaps).toEqual([]);
    expect(extraction.sees.types.get("id")?.map(({ targets }) => targets?.length)).toEqual([3, 1]);
    expect(extraction.calls.map(callText)).toEqual(["f(id)"]);
  });

  it("are not looked for in files that do not import C", () => {
    expect(read({ "a.go": "package p\nvar x = C.f(1)\n" }).calls).toEqual([]);
  });
});

describe("what a package declares", () => {
  it("are the prototypes in its Go files, not those of headers, and not what the preamble defines", () => {
    const preamble =
      '#include "h.h"\nint f(int);\nextern int v;\nint defined(void) { return 1; }\nint w = 3;\nstatic int own(void) { return 2; }\nstruct mine { int x; };';
    const { extraction, gaps } = read({
      "a.go": goFile(preamble),
      "h.h": "void header(void);\nstruct far { int y; };",
    });
    const { sees, definedInPreambles, headers } = extraction;
    const [declares, ...contradicting] = extraction.declares;
    expect(contradicting).toEqual([]);
    expect(gaps).toEqual([]);
    expect([...(declares?.functions.keys() ?? [])]).toEqual(["f"]);
    expect([...(declares?.statics.keys() ?? [])]).toEqual(["v"]);
    expect([...(declares?.types.keys() ?? [])]).toEqual(["mine"]);
    expect([...sees.functions.keys()].sort()).toEqual(["defined", "f", "header", "own"]);
    expect([...definedInPreambles]).toEqual(["defined", "w"]);
    expect(headers.map(({ path, from }) => [path, from.path])).toEqual([["h.h", "a.go"]]);
    const span = declares?.functions.get("f")?.[0]?.span;
    expect(span === undefined ? null : placeOf(span)).toMatchObject({ path: "a.go", line: 5, column: 5 });
  });

  it("is joined over files, each with a preamble of its own", () => {
    const { extraction, gaps } = read({
      "a.go": goFile('#include "h.h"\nint f(struct s *);'),
      "b.go": goFile("struct s;\nint f(struct s *);\nstatic int own(void) { return 1; }"),
      "c.go": goFile("static long own(int x) { return x; }"),
      "h.h": "struct s { int x; };",
    });
    expect(gaps).toEqual([]);
    expect(extraction.sees.types.get("s")?.[0]?.kind).toBe("struct");
    expect(extraction.sees.functions.get("f")?.length).toBe(1);
  });

  it("in two ways is a conflict of types, and a function is kept both ways", () => {
    const { extraction, gaps } = read({
      "a.go": goFile("int f(int);\nstruct s { int x; };"),
      "b.go": goFile("long f(int);\nstruct s { long x; };"),
    });
    expect(gaps).toEqual([
      "conflict b.go:5:8 the type `s` is declared otherwise at a.go:5:8, in another preamble of the package",
    ]);
    const results = extraction.declares.map(({ functions }) => functions.get("f")?.[0]?.returns.type);
    expect(results).toEqual([
      { kind: "scalar", name: "c_int" },
      { kind: "scalar", name: "c_long" },
    ]);
  });

  it("may use what cgo puts in front: size_t and _GoString_", () => {
    const { extraction, gaps } = read({ "a.go": goFile("size_t f(_GoString_ s);") });
    expect(gaps).toEqual([]);
    expect(extraction.notes).toEqual([]);
    expect([...extraction.sees.types.keys()]).toEqual(["_GoString_"]);
    expect(read({ "a.go": goFile("int f(int);") }).extraction.sees.types.size).toBe(0);
  });

  it("counts headers of the project as its own, also where that lies outside of the current folder", () => {
    const texts = {
      "../x/go.mod": "module x\n",
      "../x/p/a.go": goFile("#cgo CFLAGS: -I../include\n#include <h.h>"),
      "../x/include/h.h": "void header(void);",
    };
    const { extraction, gaps } = read(texts, { folder: "../x/p" });
    expect(gaps).toEqual([]);
    expect([...extraction.sees.functions.keys()]).toEqual(["header"]);
  });

  it("depends on the options of all files of the package", () => {
    const { extraction, gaps } = read(
      {
        "p/a.go": goFile(`#cgo CFLAGS: -I${"$"}{SRCDIR}/../include -DWIDE=long -include p.h`),
        "p/b.go": goFile("#include <h.h>\nWIDE f(forced);"),
        "p/p.h": "typedef int forced;",
        "include/h.h": "void header(void);",
      },
      { folder: "p" },
    );
    expect(gaps).toEqual([]);
    expect(extraction.sees.functions.has("header")).toBe(true);
    const [forced, included] = extraction.headers;
    expect(forced?.path).toBe("p/p.h");
    expect(included).toMatchObject({
      path: "include/h.h",
      includePaths: ["p", "include"],
      defines: [
        { name: "__OPTIMIZE__", value: "1" },
        { name: "WIDE", value: "long" },
      ],
    });
  });
});

describe("what a package exports", () => {
  const text = `package p

// #include <stdint.h>
// typedef struct { int x; } pair;
import "C"
import "unsafe"

type Handle C.uintptr_t

// Adds.
//
//export Add
func Add(a, b C.int, ok bool) (sum C.int, text string) { return }

//export (lost)

//export Visit
func Visit(h Handle, p *C.pair, q unsafe.Pointer, s []byte, n int) C.pair { return *p }

//export Both
func (h Handle) Both() {}

// export Spaced
func Spaced() {}
`;

  it("has the C signatures that cgo gives it", () => {
    const { extraction, gaps } = read({ "a.go": text });
    expect(gaps).toEqual([]);
    const { functions, types, side } = extraction.exports;
    expect(
      [...functions].map(([name, [item]]) => (item === undefined ? name : name + signatureText(item))),
    ).toEqual([
      "Add(a: c_int, b: c_int, ok: u8) -> Add_return",
      "Visit(h: usize, p: *mut pair, q: *mut void, s: GoSlice, n: isize) -> pair",
      "Both(recv: usize) -> void",
    ]);
    expect(functions.get("Add")?.[0]?.doc).toBe("Adds.");
    expect([...types.keys()].sort()).toEqual(["Add_return", "GoSlice", "_GoString_", "pair"]);
    expect([side, extraction.contract.side]).toEqual(["definitions", "definitions"]);
  });

  it("requires what it calls and does not define", () => {
    const more = goFile(
      "void outside(int);\nvoid inside(void) {}\nvoid Both(uintptr_t);".replace("uintptr_t", "unsigned long"),
      "func f() { C.outside(1); C.inside() }",
    );
    const { extraction } = read({ "a.go": text, "b.go": more });
    expect([...extraction.contract.requires.functions.keys()]).toEqual(["outside"]);
    expect([...extraction.contract.functions.keys()]).toEqual(["Add", "Visit", "Both"]);
  });

  it("of a package that exports nothing, the contract is what it declares and calls", () => {
    const { extraction } = read({
      "a.go": goFile('#include "h.h"\nvoid written(void);', "var x = C.called(1)"),
      "h.h": "void called(int);\nvoid other(int);",
    });
    expect([...extraction.contract.functions.keys()]).toEqual(["written", "called"]);
    expect(extraction.contract.side).toBe("declarations");
  });

  it.each([
    ["a name that is not the function's", "//export Other\nfunc F() {}", "syntax"],
    ["parameters of type", "//export F\nfunc F[T any](x T) {}", "unresolved-type"],
    ["a type of another package", "//export F\nfunc F(t time.Time) {}", "unresolved-type"],
    ["a struct of Go", "type S struct{}\n//export F\nfunc F(s *S) {}", "unresolved-type"],
    ["an array", "//export F\nfunc F(a [4]C.int) {}", "unresolved-type"],
    ["a type that nothing declares", "//export F\nfunc F(a C.none) {}", "unresolved-type"],
    ["a type made of itself", "type A *B\ntype B *A\n//export F\nfunc F(a A) {}", "unresolved-type"],
    ["more arguments than are named", "//export F\nfunc F(a ...int) {}", "unresolved-type"],
    ["the same name twice", "//export F\nfunc F() {}\n//export F\nfunc F() {}", "conflict"],
  ])("with %s is a gap", (_, body, reason) => {
    const { extraction } = read({ "a.go": goFile("", body) });
    expect(extraction.gaps.map((gap) => gap.reason)).toEqual([reason]);
    expect(extraction.gaplessTargets).toEqual([]);
  });

  it("does so only from files that import C", () => {
    const { extraction } = read({ "a.go": "package p\n//export F\nfunc F() {}\n" });
    expect(extraction.exports.functions.size).toBe(0);
  });
});

describe("a package that cannot be read as a whole", () => {
  it.each([
    [
      "a header found nowhere",
      { "a.go": goFile('#include "none.h"') },
      /^include a.go:4:10 .* only after a build$/,
    ],
    [
      "one that pkg-config may know",
      { "a.go": goFile("#cgo pkg-config: gtk\n#include <gtk.h>") },
      /pkg-config is not asked for folders, as a.go:4 wants/,
    ],
    [
      "one in a submodule",
      { "a.go": goFile("#cgo CFLAGS: -Ideps/lib/include\n#include <lib.h>"), "deps/lib//": "" },
      /`deps\/lib` on its way is a submodule, whose files are not here$/,
    ],
    ["braces that are not closed", { "a.go": goFile("struct s {") }, /^syntax a.go:4:11 /],
    [
      "a quote that is not closed",
      { "a.go": goFile('#define X "abc\nconst char *f(int X);') },
      /^syntax a.go/,
    ],
    ["Go that is broken", { "a.go": goFile("int f(int);", "func g() { C.f(1 }") }, /^syntax a.go:8:10 /],
    [
      "two packages in one folder",
      { "a.go": goFile(""), "b.go": "package q\n" },
      /^conflict b.go:1:9 package `q` here and package `p` in a.go are built together$/,
    ],
  ])("says so of %s", (_, texts, expected) => {
    expect(read(texts).gaps[0]).toMatch(expected);
  });

  it("names the targets of a gap where they are not all", () => {
    const { extraction, gaps } = read({ "a_windows.go": goFile('#include "none.h"'), "b.go": goFile("") });
    expect(gaps[0]).toMatch(/\(on x86_64-pc-windows-msvc\)$/);
    expect(extraction.gaplessTargets.length).toBe(3);
  });

  it("provides the header of the exported functions, which cgo makes", () => {
    const { gaps, calls } = read({
      "a.go": goFile(
        '#include "_cgo_export.h"\nGoInt f(GoString s, GoSlice b);',
        "var x = C.f(s, C.GoSlice(b))",
      ),
    });
    expect(gaps).toEqual([]);
    expect(calls).toEqual(["f(-, GoSlice)"]);
  });

  it("is refused without any Go file", () => {
    expect(() => read({ "a.c": "" })).toThrow("there are no Go files in the folder");
  });

  it("reads only the files that are named, and only with the tags that are set", () => {
    const texts = {
      "a.go": goFile("void a(void);"),
      "b.go": `//go:build extra\n\n${goFile("void b(void);")}`,
      "c_test.go": goFile("void c(void);"),
    };
    const names = (options: PackageOptions) => [...read(texts, options).extraction.sees.functions.keys()];
    expect(names({})).toEqual(["a"]);
    expect(names({ tags: ["extra"] })).toEqual(["a", "b"]);
    expect(names({ only: ["b.go"], tags: ["extra"] })).toEqual(["b"]);
  });

  it("says whether other sources may define symbols", () => {
    expect(read({ "a.go": goFile("") }).extraction.mayDefineMore).toBe(false);
    expect(read({ "a.go": goFile(""), "b.c": "" }).extraction.mayDefineMore).toBe(true);
  });
});

describe("files that include the same and do nothing else", () => {
  const header = "typedef int kv_key;\ntypedef struct kv kv;\nvoid kv_put(kv *, kv_key);\n";
  const include = '// A comment.\n#include "kv.h"';

  it("are read once, and each keeps its own places, types and names", () => {
    const texts = {
      "kv.h": header,
      "a.go": goFile('#include "kv.h"', "var x = C.kv_put(nil, C.kv_key(1))"),
      "b.go": goFile(`#cgo LDFLAGS: -lkv\n${include}`, "\nvar y = C.kv_put((*C.kv)(p), 1)"),
      "c.go": goFile(include, "var z = C.kv_gone(C.kv_key(1))"),
    };
    const { extraction, gaps } = read(texts);
    expect(gaps).toEqual([]);
    const seen = extraction.calls.map((call) => {
      const { path, line } = placeOf(call.span);
      return `${path}:${line} ${callText(call)} ${call.undeclared === true}`;
    });
    expect(seen).toEqual([
      "a.go:8 kv_put(-, kv_key) false",
      "b.go:11 kv_put(*mut kv, -) false",
      "c.go:9 kv_gone(kv_key) true",
    ]);
    expect(extraction.headers.map(({ path }) => path)).toEqual(["kv.h"]);
  });

  it("each tell that a header is missing", () => {
    const text = goFile('#include "none.h"');
    const { gaps } = read({ "a.go": text, "b.go": text });
    expect(gaps.map((gap) => gap.split(":")[0])).toEqual(["include a.go", "include b.go"]);
  });

  it("do not share what one of them defines in front", () => {
    const widened = "#ifdef WIDE\ntypedef long long kv_key;\n#else\ntypedef int kv_key;\n#endif\n";
    const { gaps } = read({
      "kv.h": widened,
      "a.go": goFile('#include "kv.h"'),
      "b.go": goFile('#define WIDE\n#include "kv.h"'),
    });
    expect(gaps.length).toBe(1);
  });
});
