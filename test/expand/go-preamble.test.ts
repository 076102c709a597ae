import { describe, expect, it } from "vitest";
import { readCgoDirectives } from "../../src/expand/go/cgo-directives.ts";
import { readCompilerFlags } from "../../src/expand/go/compiler-flags.ts";
import { type Preamble, readPreamble } from "../../src/expand/go/preamble.ts";
import { splitArguments } from "../../src/expand/go/split-arguments.ts";
import { parseGoFile } from "../../src/syntax/go/parse-file.ts";

const SRCDIR = "$" + "{SRCDIR}";

function preambleOf(text: string): Preamble | null {
  return readPreamble(parseGoFile({ path: "a.go", text }));
}

function flagsOf(lines: string, folder = "pkg") {
  const preamble = preambleOf(`package p\n/*\n${lines}\n*/\nimport "C"\n`);
  const { directives, gaps } = readCgoDirectives(preamble?.cgoLines ?? []);
  const flags = readCompilerFlags(directives, (tag) => ["linux", "amd64", "cgo"].includes(tag), folder);
  return { ...flags, gaps: [...gaps, ...flags.gaps].map(({ detail }) => detail) };
}

describe("a preamble", () => {
  const text =
    'package p\n\n// #cgo LDFLAGS: -lx\n// int f(int); /* größe */\n/* long g(\n  void); */\nimport "C"\nvar x = C.f(1)\n';

  it("is the file with all but its C blanked, so that places are those of the file", () => {
    const { source } = preambleOf(text) ?? { source: null };
    expect(source?.text.length).toBe(text.length);
    expect(source?.text.indexOf("int f(int)")).toBe(text.indexOf("int f(int)"));
    expect(source?.text.split("\n").map((line) => line.trim())).toEqual([
      "",
      "",
      "",
      "int f(int); /* größe */",
      "long g(",
      "void);",
      "",
      "",
      "",
    ]);
    expect(source?.host?.text).toBe(text);
  });

  it("gives its #cgo lines with their places", () => {
    const [line] = preambleOf(text)?.cgoLines ?? [];
    expect(line?.text).toBe("#cgo LDFLAGS: -lx");
    expect(text.slice(line?.span.start, line?.span.end)).toBe("#cgo LDFLAGS: -lx");
  });

  it("is empty without comments, and absent without the import", () => {
    expect(preambleOf('package p\nimport "C"\n')?.source.text.trim()).toBe("");
    expect(preambleOf('package p\nimport "fmt"\n')).toBeNull();
  });
});

describe("#cgo lines", () => {
  it("give folders to search, macros, and headers to include", () => {
    const flags = flagsOf(
      `#cgo CFLAGS: -I${SRCDIR}/../include -Iplain -I /abs -isystem sys -iquote q -DA -DB=2 -D C='x y' -UB -include pre.h -O2`,
    );
    expect(flags.includePaths).toEqual(["pkg/q", "include", "pkg/plain", "/abs", "pkg/sys"]);
    expect(flags.defines).toEqual([
      { name: "A", value: "1" },
      { name: "C", value: "x y" },
    ]);
    expect(flags.undefines).toEqual(["B"]);
    expect(flags.forced.map(({ path, name }) => [path, name])).toEqual([["pkg/pre.h", "pre.h"]]);
    expect(flags.gaps).toEqual([]);
  });

  it("count only where their conditions hold; alternatives are words, commas join", () => {
    const { defines } = flagsOf(
      "#cgo linux CFLAGS: -DA\n#cgo linux,!amd64 CFLAGS: -DB\n#cgo darwin linux CFLAGS: -DC\n#cgo !linux CFLAGS: -DD\n#cgo linux&&amd64 CFLAGS: -DE",
    );
    expect(defines.map(({ name }) => name)).toEqual(["A", "C", "E"]);
  });

  it("in the root of the tree, SRCDIR is that root and not the file system's", () => {
    expect(flagsOf(`#cgo CFLAGS: -I${SRCDIR}/lib -DROOT=${SRCDIR}`, "")).toMatchObject({
      includePaths: ["lib"],
      defines: [{ name: "ROOT", value: "." }],
    });
  });

  it("that tell how calls escape or how to link say nothing to the preprocessor", () => {
    const flags = flagsOf(
      "#cgo noescape f\n#cgo nocallback f\n#cgo LDFLAGS: -L/x -DNO\n#cgo pkg-config: gtk",
    );
    expect(flags).toMatchObject({ defines: [], gaps: [], includePaths: [] });
    expect(flags.pkgConfig.length).toBe(1);
  });

  it("options that change nothing of what is declared are no gap, and some define macros", () => {
    const words =
      "-Wall -Werror=format -Wl,-z,now -w -g -ggdb3 -O2 -Os -pipe -fPIC -fno-stack-check -fvisibility=hidden " +
      "-std=gnu99 -std=c11 -pedantic -m64 -march=native -mtune=generic -msse4.2 -mavx2 -arch arm64 " +
      "-mmacosx-version-min=11.0 -fno-short-enums -pthread -fopenmp";
    const flags = flagsOf(`#cgo CFLAGS: ${words}`, "p");
    expect(flags.gaps).toEqual([]);
    expect(flags.defines.map(({ name }) => name)).toEqual(["_REENTRANT", "_OPENMP"]);
  });

  it("folders are searched in the compiler's order, whatever the order of the options", () => {
    expect(flagsOf("#cgo CFLAGS: -idirafter a -isystem b -Ic -Ib", "").includePaths).toEqual(["c", "b", "a"]);
  });

  it.each([
    ["#cgo CFLAGS -DA", "this `#cgo` line has no `:` behind what it sets"],
    ["#cgo FLAGS: -DA", "`FLAGS` is nothing that a `#cgo` line sets"],
    ["#cgo CFLAGS: -DA='x", "a quote in this `#cgo` line is not closed"],
    ["#cgo CFLAGS: -D1A", "`-D1A` defines no macro"],
    ["#cgo CFLAGS: -I", "nothing stands behind `-I`"],
    ["#cgo CFLAGS: -fshort-enums", "`-fshort-enums` changes how types lie in memory, which is not followed"],
    [
      "#cgo CFLAGS: -fno-signed-char",
      "`-fno-signed-char` changes how types lie in memory, which is not followed",
    ],
    ...[
      "-Wp,-DX",
      "--define-macro=X",
      "--include=x.h",
      "-undef",
      "-specs=x",
      "--target=i386",
      "-nostdinc",
    ].map((word) => [
      `#cgo CFLAGS: ${word}`,
      `\`${word}\` is not followed, and may change what the preamble declares`,
    ]),
    ["#cgo CFLAGS: -isysroot /sdk", "`-isysroot` is not followed, and may change what the preamble declares"],
    [
      "#cgo CFLAGS: -Xpreprocessor -DX",
      "`-Xpreprocessor` is not followed, and may change what the preamble declares",
    ],
    ["#cgo CFLAGS: -xc++", "a preamble in `c++` is not read, only C is"],
  ])("that are not followed are told: %s", (line, detail) => {
    expect(flagsOf(line).gaps).toEqual([detail]);
  });

  it.each([
    ['a b:"c d" \'e\'\'f\'  "g\\""', ["a", "b:c d", "ef", 'g"']],
    ["", []],
    ["''", [""]],
    ["a\\ b", ["a b"]],
  ])("split %s as a shell does", (text, expected) => {
    expect(splitArguments(text)).toEqual(expected);
  });
});
