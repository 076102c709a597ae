import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly baseline: { readonly path: string; readonly line: number } | null;
    readonly current: { readonly path: string; readonly line: number } | null;
  }[];
  readonly gaps: readonly { readonly detail: string }[];
}

const CRATE =
  '#[no_mangle]\npub extern "C" fn f(a: i32) { let _ = a; }\n#[no_mangle]\npub extern "C" fn g() {}\n';
const MANIFEST = '[package]\nname = "kv"\nversion = "1.0.0"\n\n[lib]\ncrate-type = ["cdylib"]\n';

async function checked(
  files: Readonly<Record<string, string>>,
  ...sources: readonly string[]
): Promise<Report> {
  const scratch = makeScratch({ "Cargo.toml": MANIFEST, "src/lib.rs": CRATE, ...files });
  const named = sources.flatMap((source) => ["--source", source]);
  const { stdout } = await scratch.run("check", ...named, "--format", "json");
  return JSON.parse(stdout) as Report;
}

/** What two headers of the crate, named together, are told for. */
async function saidOf(left: string, right: string, lib = CRATE): Promise<readonly string[]> {
  const files = { "a.h": left, "b.h": right, "src/lib.rs": lib };
  const { findings, gaps } = await checked(files, "rust:.", "c:a.h", "c:b.h");
  expect(gaps).toEqual([]);
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

const told = (name: string, detail: string) =>
  `declarations-disagree: two declarations of \`${name}\` disagree: ${detail}`;

describe("two headers of a library", () => {
  it.each([
    ["enum e { A, B };", "enum e { A, B = 4 };", "e", "`B` of `e` is 1 and 4"],
    [
      "struct s { int a; char b; };",
      "struct s { char b; int a; };",
      "s",
      "field `a` of `s` stands elsewhere",
    ],
    [
      "struct s { int a; };",
      "struct s { long long a; };",
      "s",
      "field `a` of `s` is `c_int` and `c_longlong`",
    ],
    ["#define LIMIT 10", "#define LIMIT 20", "LIMIT", "`LIMIT` is 10 and 20"],
    ["typedef int id;", "typedef long long id;", "id", "`id` is `c_int` and `c_longlong`"],
    ["typedef int id;", "typedef struct { int a; } id;", "id", "type `id` is another one"],
    ["struct s { int a; };", "enum s { A };", "s", "type `s` is another one"],
    ["enum e { A, B };", "enum e { A };", "e", "only one of them has `B` of `e`"],
  ])("are held against each other in what no function has: %s and %s", async (left, right, name, detail) => {
    expect(await saidOf(`${left}\nvoid f(int a);\n`, `${right}\nvoid f(int a);\nvoid g(void);\n`)).toEqual([
      told(name, detail),
    ]);
    expect(await saidOf(`${left}\nvoid f(int a);\n`, `${right}\nvoid g(void);\n`)).toEqual([
      told(name, detail),
    ]);
    expect(await saidOf(`${left}\nvoid f(int a);\nvoid g(void);\n`, `${right}\n`)).toEqual([
      told(name, detail),
    ]);
  });

  it.each([
    ["struct s;", "struct s { int a; };"],
    ["typedef struct s *id;", "typedef struct t *id;"],
    ["typedef struct s *id;", "typedef void *id;"],
    ["typedef unsigned int id;", "#include <stdint.h>\ntypedef uint32_t id;"],
    ["struct s { int a; };", "typedef struct s { int a; } s_t;"],
    ["#define LIMIT 10", "enum { LIMIT = 10 };"],
    ["typedef unsigned id;", "typedef enum { A } id;"],
  ])("may say one thing in two ways: %s and %s", async (left, right) => {
    expect(await saidOf(`${left}\nvoid f(int a);\n`, `${right}\nvoid f(int a);\nvoid g(void);\n`)).toEqual(
      [],
    );
  });

  it("are told once of a name, where something is made of it", async () => {
    const [left, right] = [
      "typedef int id;\nstruct s { id a; };",
      "typedef long long id;\nstruct s { id a; };",
    ];
    expect(await saidOf(`${left}\nvoid f(int a);\n`, `${right}\nvoid g(void);\n`)).toEqual([
      told("s", "field `a` of `s` is `id`, `c_int` and `c_longlong`"),
    ]);
  });

  it("leave to the definition what it shows", async () => {
    const lib = `#[repr(C)]\npub struct s { pub a: i32 }\n${CRATE}#[no_mangle]\npub extern "C" fn h(s: *const s) { let _ = s; }\n`;
    const right = "struct s { long long a; };\nvoid f(int a);\nvoid h(const struct s *s);\n";
    const said = await saidOf("struct s { int a; };\nvoid f(int a);\nvoid g(void);\n", right, lib);
    expect(said.map((line) => line.split(":")[0])).toEqual(["field-width-mismatch"]);
    const both = await saidOf(`${right}void g(void);\n`, right, lib);
    expect(both.map((line) => line.split(":")[0])).toEqual(["field-width-mismatch", "field-width-mismatch"]);
  });

  it("are each told where they stand, and none twice", async () => {
    const header = (type: string, name: string) => `struct s { ${type} a; };\nvoid ${name}(void);\n`;
    const files = {
      "a.h": `${header("int", "g")}void f(int a);\n`,
      "b.h": header("char", "g"),
      "c.h": header("char", "g"),
    };
    const { findings } = await checked(files, "rust:.", "c:a.h", "c:b.h", "c:c.h");
    expect(findings.map(({ rule, baseline, current }) => [rule, baseline?.path, current?.path])).toEqual([
      ["declarations-disagree", "a.h", "b.h"],
      ["declarations-disagree", "a.h", "c.h"],
    ]);
  });
});

describe("what is not held together", () => {
  const GO = (include: string, call: string) =>
    `package kv\n\n// #cgo LDFLAGS: -lnodes\n// #include "${include}"\nimport "C"\n\nfunc Use() { C.${call} }\n`;

  it("are types of one name in two libraries of one tree", async () => {
    const files = {
      "go.mod": "module example.com/kv\n",
      "list/list.h": "struct node { int a; };\nvoid list_add(struct node *n);\n",
      "tree/tree.h": "struct node { double b; };\nvoid tree_add(struct node *n);\n",
      "list/list.go": GO("list.h", "list_add(nil)").replace("package kv", "package list"),
      "tree/tree.go": GO("tree.h", "tree_add(nil)").replace("package kv", "package tree"),
      "use/use.go":
        'package use\n\n// void f(int a); void g(void);\nimport "C"\n\nfunc Use() { C.f(1); C.g() }\n',
    };
    expect((await checked(files)).findings).toEqual([]);
  });
});

describe("a header and a Go file that writes its declarations by hand", () => {
  it("are held against each other", async () => {
    const files = {
      "go.mod": "module example.com/kv\n",
      "include/kv.h": "enum e { A, B };\nvoid f(int a);\nvoid g(void);\n",
      "kv.go":
        'package kv\n\n/*\nenum e { A, B = 4 };\nvoid f(int a);\n*/\nimport "C"\n\nfunc Use() { C.f(1) }\n',
    };
    const { findings } = await checked(files);
    expect(findings.map(({ message, baseline, current }) => [message, baseline, current])).toMatchObject([
      [
        "two declarations of `e` disagree: `B` of `e` is 1 and 4",
        { path: "include/kv.h", line: 1 },
        { path: "kv.go", line: 4 },
      ],
    ]);
  });
});

describe("a header and an extern block", () => {
  it("are held against each other in types that the block's functions have", async () => {
    const files = {
      "src/lib.rs": `${CRATE}#[repr(C)]\npub enum Mode { A, B }\nextern "C" { fn host_log(a: i32); fn host_mode(m: Mode); }\n`,
      "host.h": "enum mode { MODE_A, MODE_B = 4 };\nvoid host_log(int a);\nvoid host_other(enum mode m);\n",
      "kv.h": "void f(int a);\nvoid g(void);\n",
    };
    const { findings } = await checked(files, "rust:.", "c:kv.h", "c:host.h");
    expect(findings.map(({ message }) => message).filter((message) => message.includes("disagree"))).toEqual([
      "two declarations of `Mode` disagree: `B` of `Mode` is 1 and 4",
    ]);
  });
});

describe("copies of a header without functions", () => {
  it("are told as copies that differ", async () => {
    const kv = '#include "types.h"\nvoid f(int a);\nvoid g(void);\n';
    const { findings } = await checked(
      {
        "include/kv.h": kv,
        "include/types.h": "struct s { int a; };\n",
        "copy/kv.h": kv,
        "copy/types.h": "struct s { char a; };\n",
      },
      ...["rust:.", "c:include/kv.h", "c:copy/kv.h"],
    );
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      "header-copies-differ: two copies of header `types.h` differ: field `a` of `s` is `c_int` and `c_char`",
    ]);
  });
});
