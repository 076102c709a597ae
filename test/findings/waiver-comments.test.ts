import { describe, expect, it } from "vitest";
import { type IgnoreComment, readIgnoreComments } from "../../src/findings/ignore-comments.ts";
import { placeOf, type SourceFile } from "../../src/source/source-file.ts";

const RULES = new Set([
  "function-removed",
  "param-width-mismatch",
  "symbol-undeclared",
  "struct-size-changed",
]);

const read = (path: string, text: string) => readIgnoreComments([{ path, text }], RULES);

/** The lines whose first code a waiver covers, counted from 1. */
function coveredLines(text: string, { covers }: IgnoreComment): readonly number[] {
  let offset = 0;
  return text.split("\n").flatMap((line, index) => {
    const first = offset + line.search(/\S|$/);
    offset += line.length + 1;
    return covers.some(({ start, end }) => start <= first && first < end) ? [index + 1] : [];
  });
}

function linesUnder(path: string, text: string): readonly (readonly number[])[] {
  const { waivers, invalid } = read(path, text);
  expect(invalid).toEqual([]);
  return waivers.map((waiver) => coveredLines(text, waiver));
}

describe("a waiver in a comment", () => {
  it.each([
    ["kv.h", "// @ffi ignore function-removed -- never shipped"],
    ["kv.h", "/* @ffi ignore function-removed -- never shipped */"],
    ["kv.h", "/**\n * Opens it.\n * @ffi ignore function-removed -- never shipped\n */"],
    ["kv.c", "/*! @ffi ignore function-removed -- never shipped*/"],
    ["lib.rs", "/// @ffi ignore function-removed -- never shipped"],
    ["lib.rs", "// @ffi  ignore  function-removed  --  never shipped  "],
    ["lib.rs", "/* /* nested */\n @ffi ignore function-removed -- never shipped\n*/"],
    ["kv.go", "//ffi:ignore function-removed -- never shipped"],
    ["kv.go", 'package kv\n/*\n// @ffi ignore function-removed -- never shipped\n*/\nimport "C"'],
    ["kv.go", 'package kv\n// // @ffi ignore function-removed -- never shipped\n// int f(void);\nimport "C"'],
    ["kv.go", 'package kv\nimport (\n  /* // @ffi ignore function-removed -- never shipped */\n  "C"\n)'],
    ["kv.h", "// @ffi ignore function-removed -- never shipped\r\nint f(void);\r\n"],
  ])("of %s is read: %j", (path, text) => {
    const { waivers, invalid } = read(path, text);
    expect(invalid).toEqual([]);
    expect(waivers).toMatchObject([{ rule: "function-removed", reason: "never shipped" }]);
    const [waiver] = waivers;
    if (waiver === undefined) throw new Error("no waiver");
    const { start, end } = waiver.span;
    expect(text.slice(start, end)).toMatch(/^(?:@ffi|\/\/ffi:) *ignore.*never shipped$/);
  });

  it.each([
    ["kv.h", 'const char *s = "// @ffi ignore function-removed -- x";'],
    ["kv.h", "int f(void); // see `@ffi ignore function-removed -- x`"],
    ["kv.h", "@ffi ignore function-removed -- x"],
    ["kv.h", "// @ffi param key: slice = len"],
    ["kv.h", "// @ffi returns: owned"],
    ["lib.rs", 'const S: &str = r#"\n// @ffi ignore function-removed -- "x"\n"#;'],
    ["lib.rs", 'const S: &str = "\n// @ffi ignore function-removed -- x\n";'],
    ["kv.go", "var s = `\n//ffi:ignore function-removed -- x\n`"],
    ["kv.go", "/*\n//ffi:ignore function-removed -- x\n*/"],
    ["kv.ffi.yaml", "# @ffi ignore function-removed -- x"],
    ["notes.md", "// @ffi ignore function-removed -- x"],
  ])("is none where %s has no comment or the comment says something else: %j", (path, text) => {
    expect(read(path, text)).toEqual({ waivers: [], invalid: [] });
  });

  it.each([
    [
      "kv.h",
      "// @ffi ignore function-removed",
      "1:4: the waiver of `function-removed` has no reason: write `@ffi ignore RULE -- reason`",
    ],
    [
      "kv.h",
      "/* @ffi ignore function-removed -- */",
      "1:4: the waiver of `function-removed` has no reason: write `@ffi ignore RULE -- reason`",
    ],
    ["kv.h", "// @ffi ignore", "1:4: this waiver names no rule: write `@ffi ignore RULE -- reason`"],
    ["kv.h", "// @ffi ignore -- x", "1:4: this waiver names no rule: write `@ffi ignore RULE -- reason`"],
    [
      "kv.h",
      "// @ffi ignore function-removed because",
      "1:4: `function-removed because` is no rule: write `@ffi ignore RULE -- reason`",
    ],
    [
      "lib.rs",
      "\n  /// @ffi ignore functon-removed -- x",
      "2:7: unknown rule `functon-removed`; did you mean `function-removed`?",
    ],
    ["kv.h", "// @ffi ignore __proto__ -- x", "1:4: unknown rule `__proto__`"],
    [
      "kv.h",
      "// @ffi ignore gap -- x",
      "1:4: `gap` cannot be waived: what was not understood is accepted by --allow-gaps alone",
    ],
    [
      "kv.h",
      "// @ffi ignroe function-removed -- x",
      "1:4: unknown annotation `ignroe`; write `@ffi ignore RULE -- reason`",
    ],
    [
      "kv.h",
      "// @ffi:ignore function-removed -- x",
      "1:4: unknown annotation `ignore`; write `@ffi ignore RULE -- reason`",
    ],
    [
      "kv.h",
      "//ffi:ignore function-removed -- x",
      "1:1: in this language a waiver has another form: write `@ffi ignore RULE -- reason`",
    ],
    [
      "kv.go",
      "// @ffi ignore function-removed -- x",
      "1:4: in this language a waiver has another form: write `//ffi:ignore RULE -- reason`",
    ],
    [
      "kv.go",
      "// ffi:ignore function-removed -- x",
      "1:1: in this language a waiver has another form: write `//ffi:ignore RULE -- reason`",
    ],
  ])("that is wrong is told with its place: %s %j", (path, text, expected) => {
    const { waivers, invalid } = read(path, text);
    expect(waivers).toEqual([]);
    const told = invalid.map(({ rule, detail, span }) => {
      const { line, column } = placeOf(span);
      return `${rule} ${line}:${column}: ${detail}`;
    });
    expect(told).toEqual([`annotation-invalid ${expected}`]);
  });
});

describe("a waiver covers", () => {
  const C = "// @ffi ignore function-removed -- x";
  const GO = "//ffi:ignore function-removed -- x";

  it("the line that it stands behind, and no other", () => {
    expect(linesUnder("kv.h", `int f(int a,\n      int b); ${C}\nint g(void);\n`)).toEqual([[2]]);
    expect(linesUnder("kv.go", `var a = C.f()\nvar b = C.f() ${GO}\nvar c = C.f()\n`)).toEqual([[2]]);
  });

  it("the declaration below it to its end", () => {
    expect(linesUnder("kv.h", `int a;\n${C}\nint f(int a,\n      int b);\nint g(void);\n`)).toEqual([
      [2, 3, 4],
    ]);
    expect(
      linesUnder(
        "lib.rs",
        `fn a() {}\n${C}\npub fn f<T, U>(\n  a: i32,\n) -> Result<T, U> {\n  1\n}\nfn g() {}\n`,
      ),
    ).toEqual([[2, 3, 4, 5, 6, 7]]);
    expect(
      linesUnder("kv.go", `package a\n\n${GO}\nfunc F(\n  a int,\n) {\n  C.f()\n}\nfunc G() {}\n`),
    ).toEqual([[3, 4, 5, 6, 7, 8]]);
  });

  it("a type with its fields, the name behind them too", () => {
    const text = `int a;\n${C}\ntypedef struct kv {\n  int a;\n\n  struct { int b; } c;\n} kv;\nint g(void);\n`;
    expect(linesUnder("kv.h", text)).toEqual([[2, 3, 4, 6, 7]].map((lines) => [...lines, 5].sort()));
    expect(
      linesUnder("lib.rs", `use a;\n${C}\n#[repr(C)]\npub struct Kv {\n  pub a: i32,\n}\nstruct B;\n`),
    ).toEqual([[2, 3, 4, 5, 6]]);
  });

  it("one field, parameter or enumerator, where it stands above it", () => {
    expect(linesUnder("kv.h", `struct kv {\n  ${C}\n  int a;\n  int b;\n};\n`)).toEqual([[2, 3]]);
    expect(linesUnder("kv.h", `enum kv {\n  ${C}\n  A = 1,\n  B\n};\n`)).toEqual([[2, 3]]);
    expect(linesUnder("kv.h", `int f(\n  ${C}\n  int a,\n  int b\n);\n`)).toEqual([[2, 3]]);
    expect(linesUnder("lib.rs", `struct Kv {\n  ${C}\n  a: Map<K, V>,\n  b: i32,\n}\n`)).toEqual([[2, 3]]);
    expect(linesUnder("lib.rs", `fn f(\n  a: i32,\n  ${C}\n  b: i32\n) {}\n`)).toEqual([[3, 4]]);
    expect(linesUnder("kv.go", `func F() {\n  C.f()\n  ${GO}\n  C.g(1,\n    2)\n  C.h()\n}\n`)).toEqual([
      [3, 4, 5],
    ]);
  });

  it("what other comments and attributes separate it from, and nothing behind a blank line", () => {
    expect(linesUnder("kv.h", `int a;\n${C}\n/* More of\n\n it. */\n// And more.\nint f(void);\n`)).toEqual([
      [2, 3, 4, 5, 6, 7],
    ]);
    expect(
      linesUnder(
        "lib.rs",
        `use a;\n#[no_mangle]\n${C}\n/// Opens.\n#[cfg(\n  unix\n)]\npub extern "C" fn f() {}\n`,
      ),
    ).toEqual([[2, 3, 4, 5, 6, 7, 8]]);
    expect(linesUnder("kv.h", `int a;\n${C}\n\nint f(void);\n`)).toEqual([[2]]);
  });

  it("the beginning of the file, where it stands above all code", () => {
    const { waivers } = read("kv.h", `/* Licence. */\n\n${C}\n\n#ifndef KV_H\nint f(void);\n#endif\n`);
    expect(waivers[0]?.covers.some(({ start, end }) => start === 0 && end > 0)).toBe(true);
    expect(linesUnder("kv.h", `/* Licence. */\n\n${C}\n\n#ifndef KV_H\nint f(void);\n#endif\n`)).toEqual([
      [1, 3],
    ]);
  });

  it.each([
    "//! @ffi ignore function-removed -- x\nfn f() {}\n",
    "/*! @ffi ignore function-removed -- x */\nfn f() {}\n",
    "mod a {\n  //! @ffi ignore function-removed -- x\n  fn g() {}\n}\n",
  ])("nothing from inner documentation, which would cover what is added later: %j", (text) => {
    const { waivers, invalid } = read("lib.rs", text);
    expect(waivers).toEqual([]);
    expect(invalid).toMatchObject([{ rule: "annotation-invalid", subject: "function-removed" }]);
  });

  it("one directive, and no more than its line", () => {
    expect(linesUnder("kv.h", `int a;\n${C}\n#define KV_MAX \\\n  4\n#define KV_MIN 1\n`)).toEqual([
      [2, 3, 4],
    ]);
  });

  it("one declaration also in a block of linkage, and nothing in the block from above it", () => {
    expect(linesUnder("kv.h", `extern "C" {\n${C}\nint f(void);\nint g(void);\n}\n`)).toEqual([[2, 3]]);
    expect(linesUnder("kv.h", `int a;\n${C}\nextern "C" {\nint f(void);\n}\nint g(void);\n`)).toEqual([
      [2, 3],
    ]);
    expect(
      linesUnder("kv.h", `int a;\n${C}\nstatic inline int f(void) {\n return 1;\n}\nint g(void);\n`),
    ).toEqual([[2, 3, 4, 5]]);
  });

  it.each([
    ["kv.h", 'extern "C" {\nint f(void);\n}\n'],
    ["kv.h", "namespace kv {\nint f(void);\n}\n"],
    ["lib.rs", "mod a {\nfn f() {}\n}\n"],
    ["lib.rs", "pub(crate) mod a {\nfn f() {}\n}\n"],
    ["lib.rs", "impl<T> Open for Store<T> {\nfn f() {}\n}\n"],
    ["lib.rs", 'unsafe extern "C" {\nfn f();\n}\n'],
    ["lib.rs", "unsafe impl Send for A {\nfn f() {}\n}\n"],
    ["lib.rs", "pub trait Open {\nfn f() {}\n}\n"],
  ])("nothing in what only holds items: %s %j", (path, container) => {
    expect(linesUnder(path, `use_a;\n${C}\n${container}`)).toEqual([[2, 3]]);
  });

  it("nothing in a module behind attributes", () => {
    expect(linesUnder("lib.rs", `use a;\n${C}\n#[cfg(unix)]\n#[allow(x)]\nmod a {\nfn f() {}\n}\n`)).toEqual([
      [2, 3, 4, 5],
    ]);
  });

  it("a prototype in a cgo preamble", () => {
    const block = `package a\n/*\n#cgo LDFLAGS: -lkv\n${C}\nint f(int a,\n  int b);\nint g(void);\n*/\nimport "C"\n`;
    expect(linesUnder("kv.go", block)).toEqual([[4, 5, 6]]);
    const lines = `package a\n// int e(void);\n// ${C}\n// int f(void);\n// int g(void);\nimport "C"\n`;
    const { waivers } = read("kv.go", lines);
    const at = (name: string) => lines.indexOf(`int ${name}`);
    const isCovered = (name: string) =>
      waivers[0]?.covers.some(({ start, end }) => start <= at(name) && at(name) < end);
    expect(["e", "f", "g"].map(isCovered)).toEqual([false, true, false]);
  });

  it("only its first line, where brackets do not match", () => {
    expect(linesUnder("lib.rs", `use a;\n${C}\nfn f( {\n  a;\n}\nfn g() {}\n`)).toEqual([[2, 3]]);
    expect(linesUnder("kv.h", `int a;\n${C}\nstruct kv {\n  int a;\n`)).toEqual([[2, 3]]);
  });

  it("what it should in spite of quotes that are no literals", () => {
    const rust = `fn a<'a>(x: &'a str) { let c = '{'; let d = '\\''; let e = "}"; }\n${C}\nfn f<'a>() {\n  '}';\n}\nfn g() {}\n`;
    expect(linesUnder("lib.rs", rust)).toEqual([[2, 3, 4, 5]]);
    const c = `#error don't\nint n = 1'000;\n${C}\nint f(char c, /* { */ int d);\nint g(void);\n`;
    expect(linesUnder("kv.h", c)).toEqual([[3, 4]]);
  });
});

describe("hostile comments", () => {
  const megabyte = 1024 * 1024;
  const C = "// @ffi ignore function-removed -- x\n";

  const texts: Readonly<Record<string, string>> = Object.fromEntries([
    ["slashes", "/".repeat(10 * megabyte)],
    ["openings", `${C}${"/*".repeat(megabyte / 2)}`],
    ["brackets", `${C}${"(".repeat(megabyte)}`],
    ["blanks", `${C}${" ".repeat(megabyte)}x`],
    ["line breaks of one comment", `/*${"\n".repeat(megabyte)} @ffi ignore function-removed -- x */\nint f;`],
    ["a long line before", `${" ".repeat(megabyte)}${C}int f;`],
    ["a long name", `${C}${"a".repeat(megabyte)};`],
    ["raw strings", `${C}${'r#"'.repeat(megabyte / 3)}`],
    ["a long rule", `// @ffi ignore ${"r".repeat(megabyte)} -- x`],
    ["annotations of others", "// @ffi param a: b\n".repeat(20_000)],
  ]);

  it.each(Object.keys(texts))("of megabytes, %s, are read in time", (name) => {
    const text = texts[name] ?? "";
    for (const path of ["kv.h", "lib.rs", "kv.go"]) {
      const { waivers, invalid } = read(path, text);
      expect(waivers.length + invalid.length).toBeLessThan(3);
      for (const { detail } of invalid) expect(detail.length).toBeLessThan(300);
    }
  });

  it("of which there are too many are told, not dropped", () => {
    const { waivers, invalid } = read("kv.h", `${C}int f(void);\n`.repeat(10_000));
    expect(waivers).toHaveLength(2000);
    expect(invalid.map(({ detail, span }) => `${placeOf(span).line}: ${detail}`)).toEqual([
      "4001: there are more than 2000 waivers in one file; from here on they are not read",
    ]);
  });

  it("of a file that is there twice, or as a part of another, count once", () => {
    const host: SourceFile = { path: "kv.go", text: "//ffi:ignore function-removed -- x\nvar a = 1\n" };
    const part: SourceFile = { path: "kv.go", text: " ".repeat(host.text.length), host };
    expect(readIgnoreComments([host, part, host], RULES).waivers).toHaveLength(1);
    expect(readIgnoreComments([part], RULES).waivers).toHaveLength(1);
  });
});
