import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

interface Place {
  readonly path: string;
  readonly line: number;
}

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly targets: "all" | readonly string[];
    readonly baseline: Place | null;
    readonly current: Place | null;
  }[];
  readonly gaps: readonly { readonly detail: string }[];
}

const CRATE = '#[no_mangle]\npub extern "C" fn f() {}\n';

async function checked(
  files: Readonly<Record<string, string>>,
  ...sources: readonly string[]
): Promise<Report> {
  const scratch = makeScratch({ "go.mod": "module example.com/kv\n", "lib.rs": CRATE, ...files });
  const named = sources.flatMap((source) => ["--source", source]);
  const { stdout } = await scratch.run("check", ...named, "--format", "json");
  return JSON.parse(stdout) as Report;
}

function goFile(preamble: string, name: string): string {
  return `package kv\n\n/*\n${preamble}\nvoid f(void);\n*/\nimport "C"\n\nfunc ${name}() { C.f() }\n`;
}

/** What is said of two headers of one folder, and of two preambles of one package, that say these things. */
async function saidOf(left: string, right: string) {
  const inFolder = await checked(
    { "include/a.h": `${left}\nvoid f(void);\n`, "include/b.h": `${right}\nvoid f(void);\n` },
    ...["rust:lib.rs", "c:include"],
  );
  const inPackage = await checked(
    { "a.go": goFile(left, "A"), "b.go": goFile(right, "B") },
    ...["rust:lib.rs", "go:."],
  );
  return [inFolder, inPackage].map(({ findings, gaps }) => ({
    findings: findings.map(({ rule, message }) => `${rule}: ${message}`),
    places: findings.map(({ baseline, current }) => `${baseline?.path} ${current?.path}`),
    gaps: gaps.map(({ detail }) => detail),
  }));
}

describe("two headers of a folder, and two preambles of a package", () => {
  it.each([
    ["struct s { int a; };", "struct s { char a; };", "s", "field `a` of `s` is `c_int` and `c_char`"],
    ["enum e { A, B };", "enum e { A, B = 4 };", "e", "`B` of `e` is 1 and 4"],
    ["typedef enum { A, B } e;", "typedef enum { A, B = 4 } e;", "e", "`B` of `e` is 1 and 4"],
    ["union u { int a; double b; };", "union u { int a; };", "u", "only one of them has field `b` of `u`"],
    [
      "typedef struct { int a; } s;",
      "typedef struct { int a; int b; } s;",
      "s",
      "only one of them has field `b` of `s`",
    ],
  ])("are told to disagree: %s and %s", async (left, right, name, detail) => {
    const findings = [`declarations-disagree: two declarations of \`${name}\` disagree: ${detail}`];
    expect(await saidOf(left, right)).toEqual([
      { findings, places: ["include/a.h include/b.h"], gaps: [] },
      { findings, places: ["a.go b.go"], gaps: [] },
    ]);
  });

  it("are a gap where they are only written otherwise", async () => {
    const said = await saidOf("struct s { int a; };", "struct s { const int a; };");
    for (const { findings, gaps } of said) {
      expect(findings).toEqual([]);
      expect(gaps).toHaveLength(1);
    }
  });

  it("are told with the targets on which they disagree", async () => {
    const { findings, gaps } = await checked(
      {
        "include/a.h": "struct s { int a; };\nvoid f(void);\n",
        "include/b.h": "#ifndef _WIN32\nstruct s { char a; };\n#endif\n",
      },
      ...["rust:lib.rs", "c:include"],
    );
    expect(gaps).toEqual([]);
    expect(findings.map(({ targets }) => targets)).toEqual([
      ["aarch64-apple-darwin", "aarch64-unknown-linux-gnu", "x86_64-unknown-linux-gnu"],
    ]);
  });
});

describe("functions of one name in two headers of a folder", () => {
  it("are told to disagree", async () => {
    const files = { "include/a.h": "void f(void);\nvoid g(int a);\n", "include/b.h": "void g(double a);\n" };
    const lib = `${CRATE}#[no_mangle]\npub extern "C" fn g(a: i32) { let _ = a; }\n`;
    const { findings, gaps } = await checked({ ...files, "lib.rs": lib }, "rust:lib.rs", "c:include");
    expect(gaps).toEqual([]);
    expect(findings.map(({ message }) => message)).toEqual([
      "two declarations of `g` disagree: parameter `a` is `c_int` and `c_double`",
    ]);
  });
});

describe("two items of a crate with one symbol", () => {
  const header = { "kv.h": "void f(void);\n" };

  it("are a symbol that is defined twice", async () => {
    const lib = `${CRATE}mod other {\n    #[export_name = "f"]\n    pub extern "C" fn g() {}\n}\n`;
    const { findings, gaps } = await checked({ ...header, "lib.rs": lib }, "rust:lib.rs", "c:kv.h");
    expect(gaps).toEqual([]);
    expect(findings).toMatchObject([
      {
        rule: "symbol-defined-twice",
        message: "function `f` is defined in two places",
        targets: "all",
        baseline: { path: "lib.rs", line: 2 },
        current: { path: "lib.rs", line: 5 },
      },
    ]);
  });

  it("are told on the targets on which both are there", async () => {
    const lib = `${CRATE}mod other {\n    #[cfg(windows)]\n    #[no_mangle]\n    pub extern "C" fn f() {}\n}\n`;
    const { findings, gaps } = await checked({ ...header, "lib.rs": lib }, "rust:lib.rs", "c:kv.h");
    expect(gaps).toEqual([]);
    expect(findings).toMatchObject([{ rule: "symbol-defined-twice", targets: ["x86_64-pc-windows-msvc"] }]);
  });
});
