import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

interface Report {
  readonly findings: readonly { readonly rule: string; readonly message: string }[];
  readonly gaps: readonly unknown[];
}

const OTHER = '#[no_mangle]\npub extern "C" fn g() {}\n';

function goFile(declaration: string, body: string): string {
  return `package kv\n\n// ${declaration}\nimport "C"\n\nfunc ${body}\n`;
}

async function messagesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const scratch = makeScratch({ "go.mod": "module example.com/kv\n", ...files });
  const sources = ["--source", "rust:lib.rs", "--source", "go:."];
  const { stdout } = await scratch.run("check", ...sources, "--format", "json");
  const { findings, gaps } = JSON.parse(stdout) as Report;
  expect(gaps).toEqual([]);
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe("two preambles of one Go package", () => {
  const files = {
    "a.go": goFile("void f(int a); void g(void);", "A() { C.f(C.int(1)); C.g() }"),
    "b.go": goFile("void f(double a);", "B() { C.f(C.double(1)) }"),
  };

  it("are each held against the definition", async () => {
    const definition = '#[no_mangle]\npub extern "C" fn f(a: i32) { let _ = a; }\n';
    expect(await messagesOf({ ...files, "lib.rs": `${definition}${OTHER}` })).toEqual([
      "param-class-mismatch: parameter `a` of `f` is an integer in the definition and a float in the declaration: `i32` against `c_double`",
    ]);
  });

  it("are held against each other where nothing defines the symbol", async () => {
    expect(await messagesOf({ ...files, "lib.rs": OTHER })).toContain(
      "declarations-disagree: two declarations of `f` disagree: parameter `a` is `c_int` and `c_double`",
    );
  });
});

describe("two extern blocks of one crate", () => {
  const go = { "a.go": goFile("void g(void);", "A() { C.g() }") };
  const block = (type: string) => `extern "C" { fn f(a: ${type}); }\n`;

  it("are each held against the definition", async () => {
    const definition = '#[no_mangle]\npub extern "C" fn f(a: u64) { let _ = a; }\n';
    const blocks = `mod a { ${block("u64")} }\nmod b { ${block("u32")} }\n`;
    expect(await messagesOf({ ...go, "lib.rs": `${definition}${OTHER}${blocks}` })).toEqual([
      "param-width-mismatch: parameter `a` of `f` is 8 bytes wide in the definition and 4 in the declaration: `u64` against `u32`",
    ]);
  });

  it("are held against each other where nothing defines the symbol", async () => {
    const blocks = `${block("u64")}mod b { ${block("u32")} }\n`;
    expect(await messagesOf({ ...go, "lib.rs": `${OTHER}${blocks}` })).toEqual([
      "declarations-disagree: two declarations of `f` disagree: parameter `a` is `u64` and `u32`",
    ]);
  });
});

describe("a declaration without a prototype", () => {
  it("has floats passed as doubles", async () => {
    const files = {
      "a.go": goFile("void f(); void g(void);", "A() { C.g() }"),
      "lib.rs": `#[no_mangle]\npub extern "C" fn f(a: f32, b: f64, c: i16) { let _ = (a, b, c); }\n${OTHER}`,
    };
    expect(await messagesOf(files)).toEqual([
      "param-width-mismatch: parameter `a` of `f` is 4 bytes wide in the definition and 8 in the declaration: `f32` against `c_double`",
    ]);
  });
});
