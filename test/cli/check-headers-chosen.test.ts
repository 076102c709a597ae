import { describe, expect, it } from "vitest";
import { makeScratch, type Outcome } from "./scratch.ts";

const CRATE = {
  "Cargo.toml":
    '[package]\nname = "kv"\nversion = "1.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["staticlib"]\n',
};
const WRONG = '#[no_mangle] pub extern "C" fn kv_a(x: i64) -> i32 { 0 }\n';
const HEADER = { "include/kv.h": "int kv_a(int x);\n" };

async function checked(files: Readonly<Record<string, string>>): Promise<Outcome> {
  return await makeScratch({ ...CRATE, ...files }).run("check");
}

describe("a header counts by what the crate exports when it is read", () => {
  it.each([
    ["behind rules of a macro on one line", { "src/lib.rs": `macro_rules! m { () => {} }\n${WRONG}` }],
    [
      "behind rules of a macro in a module",
      { "src/lib.rs": `mod a {\n  macro_rules! m { ($e:expr) => { if $e { } } }\n  ${WRONG}}\n` },
    ],
    [
      "by a raw text",
      { "src/lib.rs": '#[export_name = r"kv_a"] pub extern "C" fn a(x: i64) -> i32 { 0 }\n' },
    ],
    [
      "by a text with an escape",
      { "src/lib.rs": '#[export_name = "kv\\x5fa"] pub extern "C" fn a(x: i64) -> i32 { 0 }\n' },
    ],
    ["by a raw name", { "src/lib.rs": WRONG.replace("kv_a", "r#kv_a") }],
    ["from an included file", { "src/lib.rs": 'include!("exports.inc");\n', "src/exports.inc": WRONG }],
    [
      "from a file among the benches",
      { "src/lib.rs": '#[path = "../benches/real.rs"] mod r;\n', "benches/real.rs": WRONG },
    ],
  ])("%s", async (_, files) => {
    const outcome = await checked({ ...HEADER, ...files });
    expect(outcome.stdout).toContain("error[param-width-mismatch]");
    expect(outcome.stderr).not.toContain("left out");
  });

  it("from a folder that no search enters, of which is said what was read", async () => {
    const outcome = await checked({ ...HEADER, "src/lib.rs": "mod tests;\n", "src/tests/mod.rs": WRONG });
    expect(outcome.stdout).toContain("error[param-width-mismatch]");
    expect(outcome.stderr).toContain(
      "left out: src/tests (but for what a source leads to, as src/tests/mod.rs)",
    );
  });

  it.each([
    ["pastes", "#define KV(n) kv_##n\nint KV(a)(int x);\n"],
    ["takes from a list", '#define KV(n) int n(int);\n#include "list.def"\n'],
    ["joins for the linker", 'int kv_b(int x) __asm__("kv" "_a");\n'],
  ])("though it %s the name", async (_, text) => {
    const outcome = await checked({
      "src/lib.rs": WRONG,
      "include/kv.h": text,
      "include/list.def": "KV(kv_a)\n",
    });
    expect(outcome.stdout).toContain("error[param-width-mismatch]");
  });

  it("and any other is said to be left out", async () => {
    const others = Object.fromEntries(["a", "b", "c", "d"].map((name) => [`o/${name}.h`, "int other;\n"]));
    const few = await checked({ ...HEADER, "src/lib.rs": WRONG, "o/a.h": "int other;\n" });
    expect(few.stderr).toContain("left out: o/a.h (declares nothing that other sources define)");
    const many = await checked({ ...HEADER, "src/lib.rs": WRONG, ...others });
    expect(many.stderr).toContain("left out: 4 headers (each declares nothing that other sources define)");
  });
});

const CONFIGURED =
  "config: 1\nlibraries:\n  - name: kv\n    sources:\n      - rust: .\n      - c: [include/kv.h]\n";

describe("what a configuration keeps away is told", () => {
  it("a header that names what is defined", async () => {
    const outcome = await checked({
      "ffi-contract.yaml": CONFIGURED,
      "src/lib.rs": `${WRONG}#[no_mangle] pub extern "C" fn kv_b() {}\n`,
      "include/kv.h": "void kv_b(void);\n",
      "include/other.h": "int kv_a(int x);\n",
      "include/else.h": "int other(int x);\n",
    });
    expect(outcome.stderr).toContain(
      "left out: include/other.h (none of the sources that were named, names `kv_a`)",
    );
    expect(outcome.stderr).toContain("1 header left out that name");
    expect(outcome.stderr).not.toContain("else.h");
  });

  it("how many findings are of rules that are off", async () => {
    const scratch = makeScratch({
      ...CRATE,
      ...HEADER,
      "src/lib.rs": WRONG,
      "ffi-contract.yaml": `${CONFIGURED}check:\n  rules: {param-width-mismatch: off}\n`,
    });
    const outcome = await scratch.run("check", "--format", "json");
    expect(outcome.status).toBe(0);
    expect(outcome.stderr).toContain("1 finding of rules that are off");
    expect(JSON.parse(outcome.stdout)).toMatchObject({ off: 1, findings: [] });
  });
});

describe("what no symbol reaches is held against its mirror", () => {
  const EXPORT = '#[no_mangle] pub extern "C" fn kv_a(x: *mut core::ffi::c_void) {}\n';
  const DECLARED = "void kv_a(void *x);\n";

  it.each([
    [
      "constants that mirror an enum",
      "enum kv_st { KV_OK = 0, KV_ERR = 1 };\n",
      "pub const KV_ERR: i32 = 3;\n",
      "error[constant-value-mismatch]",
    ],
    [
      "a struct by Rust's spelling",
      "typedef struct { int a; long long b; } kv_opts;\n",
      "#[repr(C)] pub struct KvOpts { a: i32, b: i32 }\n",
      "error[field-width-mismatch]",
    ],
    [
      "an enum by Rust's spelling",
      "typedef enum { KV_ST_OK = 0, KV_ST_ERR = 1 } kv_st;\n",
      "#[repr(C)] pub enum KvSt { Ok = 0, Err = 2 }\n",
      "error[enum-value-mismatch]",
    ],
    [
      "a size",
      "struct S { int a; int b; };\n#define KV_N (sizeof(struct S))\n",
      "pub const KV_N: usize = 12;\n",
      "constant `KV_N` is 12 in the definition and 8 in the declaration",
    ],
    [
      "a value that is not known",
      "static const int KV_Y = 4;\n#define KV_Z ((int)KV_Y)\n",
      "pub const KV_Z: i32 = 5;\n",
      "error[gap]: the value of the macro `KV_Z`",
    ],
  ])("%s", async (_, header, rust, told) => {
    const outcome = await checked({
      "include/kv.h": `${header}${DECLARED}`,
      "src/lib.rs": `${rust}${EXPORT}`,
    });
    expect(outcome.stdout).toContain(told);
  });

  it("a declaration in a body", async () => {
    const outcome = await checked({
      "include/kv.h":
        "static inline int h(int x) { extern int kv_a(int); return kv_a(x); }\nint kv_b(int);\n",
      "src/lib.rs": `${WRONG}${WRONG.replace("kv_a", "kv_b").replace("i64", "i32")}`,
    });
    expect(outcome.stdout).toContain("error[param-width-mismatch]");
  });

  it.each([
    "int kv_a(int);",
    "if (x) { unsigned long y; int kv_a(int), z(void); }",
    "extern int other(void); const int *kv_b(int), *kv_c(void); int kv_a(int x);",
  ])("a prototype in a body that does not say `extern`: %s", async (body) => {
    const outcome = await checked({
      "include/kv.h": `static inline int h(int x) { ${body} return x; }\nint kv_b(int);\n`,
      "src/lib.rs": `${WRONG}${WRONG.replace("kv_a", "kv_b").replace("i64", "i32")}`,
    });
    expect(outcome.stdout).toContain("error[param-width-mismatch]: kv_a.");
  });

  it("and no statement of a body is taken for one", async () => {
    const body =
      'else_: if (x) return kv_a(x); else kv_a(x); do kv_a(x); while (0); __asm__ volatile (""); x * (kv_a(x));';
    const outcome = await checked({
      "include/kv.h": `int kv_a(long long);\nstatic inline int h(int x) { ${body} return sizeof(int); }\n`,
      "src/lib.rs": WRONG,
    });
    expect(outcome.stdout).not.toContain("error[");
  });

  it("and one in a body that cannot be read is a gap", async () => {
    const outcome = await checked({
      "include/kv.h":
        "static inline int h(int x) { extern int kv_a(int) 5; return x; }\nint kv_a(long long);\n",
      "src/lib.rs": WRONG,
    });
    expect(outcome.status).toBe(101);
    expect(outcome.stdout).toContain("error[gap]: in a function's body: expected");
  });
});
