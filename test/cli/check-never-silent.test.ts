import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const MANIFEST =
  '[package]\nname = "kv"\nversion = "1.0.0"\nedition = "2021"\n\n[lib]\ncrate-type = ["staticlib"]\n';

async function check(files: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const all = { "Cargo.toml": MANIFEST, "go.mod": "module kv\n\ngo 1.21\n", ...files };
  return makeScratch(all).run("check", ...options);
}

const exported = (signature: string): string => `#[no_mangle] pub extern "C" fn ${signature} { 0 }\n`;

describe("two declarations of one symbol in one source", () => {
  it("are each held against the definition, and against each other, in C", async () => {
    const { stdout } = await check({
      "include/kv.h": 'int kv_a(int x);\nint kv_b(long long x) __asm__("kv_a");\n',
      "src/lib.rs": exported("kv_a(x: i64) -> i32"),
    });
    expect(stdout).toContain("include/kv.h:1:14: error[param-width-mismatch]: kv_a.x");
    expect(stdout).toContain("[declarations-disagree]: kv_a");
  });

  it("are each held against the definition, of variables", async () => {
    const { stdout } = await check({
      "include/kv.h": 'extern int kv_v;\nextern long long kv_w __asm__("kv_v");\n',
      "src/lib.rs": "#[no_mangle] pub static mut kv_v: i64 = 0;\n",
    });
    expect(stdout).toContain("include/kv.h:1:12: error[static-width-mismatch]: kv_v");
    expect(stdout).toContain("[declarations-disagree]: kv_v");
  });

  it("are each held against the definition, in Rust", async () => {
    const { stdout } = await check({
      "include/kv.h": "int kv_a(long long x);\n",
      "src/lib.rs": `${exported("kv_a(x: i64) -> i32")}mod m { extern "C" { fn kv_a(x: i32) -> i32; } }
mod n { extern "C" { #[link_name = "kv_a"] fn kv_b(x: i64) -> i32; } }
`,
    });
    expect(stdout).toContain("src/lib.rs:2:30: error[param-width-mismatch]: kv_a.x");
    expect(stdout).toContain("[declarations-disagree]: kv_a");
  });

  it("that agree are nothing to tell", async () => {
    const { stdout, status } = await check({
      "include/kv.h": 'int kv_a(int x);\nint kv_b(int x) __asm__("kv_a");\n',
      "src/lib.rs": exported("kv_a(x: i32) -> i32"),
    });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
});

const preamble = (c: string, go: string, head = ""): string =>
  `${head}package kv\n${c
    .split("\n")
    .map((line) => `// ${line}\n`)
    .join("")}import "C"\n${go}\n`;

describe("a static function of one preamble", () => {
  it("says nothing of a symbol of its name that another declares", async () => {
    const { stdout } = await check({
      "src/lib.rs": exported("kv_a(x: i64) -> i32"),
      "a.go": preamble("static int kv_a(int x) { return x; }", "func A() { C.kv_a(C.int(1)) }"),
      "b.go": preamble("extern int kv_a(int x);", "func B() { C.kv_a(1) }"),
    });
    expect(stdout).toContain("b.go:2:24: error[param-width-mismatch]: kv_a.x");
  });

  it("is called as its own preamble has it", async () => {
    const { stdout } = await check({
      "src/lib.rs": exported("kv_a(x: i32) -> i32"),
      "a.go": preamble(
        "static int kv_a(long long x, int y) { return y; }",
        "func A() { C.kv_a(C.longlong(1), 2) }",
      ),
      "b.go": preamble("extern int kv_a(int x);", "func B() { C.kv_a(1) }"),
    });
    expect(stdout).toBe("");
  });
});

describe("what a build tag keeps away that is not set", () => {
  const files = {
    "src/lib.rs": exported("kv_a(x: i32) -> i32"),
    "a.go": preamble(
      "#cgo wide CFLAGS: -DKV_WIDE\n#cgo freebsd CFLAGS: -DX\nint kv_a(int x);",
      "func A() { C.kv_a(1) }",
    ),
  };

  it("is named with its tag", async () => {
    const b = preamble("int kv_a(long long x);", "func B() { C.kv_a(1) }", "//go:build static && linux\n\n");
    const { stderr, status } = await check({ ...files, "b.go": b });
    expect(stderr).toContain("left out: b.go (build tag `static` is not set; --tag static reads it)");
    expect(stderr).toContain(
      "left out: the `#cgo` line at a.go:2 (build tag `wide` is not set; --tag wide reads it)",
    );
    expect(stderr).not.toContain("freebsd");
    expect(status).toBe(0);
  });

  it("is one line where there is much of it", async () => {
    const many = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((n) => [
        `f${n}.go`,
        preamble("int kv_a(int x);", "func F() {}", `//go:build t${n}\n\n`),
      ]),
    );
    const { stderr } = await check({ ...files, ...many });
    expect(stderr).toContain("left out: 8 files or `#cgo` lines of");
    expect(stderr).toContain(
      "(build tags `t1`, `t2`, `t3`, `t4`, `t5` and 3 more are not set; --tag TAG reads them)",
    );
  });
});

describe("an export that is converted to a type of C", () => {
  const HEADER = "typedef void (*kv_cb)(const char *at, long long v);\nvoid kv_set(kv_cb cb);\n";
  const RUST = '#[no_mangle] pub extern "C" fn kv_set(cb: extern "C" fn(*const std::ffi::c_char, i64)) {}\n';
  const go = (v: string, set: string, more = ""): string =>
    preamble(
      `#include "include/kv.h"\nvoid goCb(char *at, ${v === "C.double" ? "double" : "long long"} v);${more}`,
      `//export goCb\nfunc goCb(at *C.char, v ${v}) {}\nfunc Set() { ${set} }`,
    );

  it.each([
    ["C.kv_set(C.kv_cb(C.goCb))", ""],
    ["C.kv_set((C.kv_cb)(C.goCb))", ""],
    ["C.kv_set((C.kv_cb)(unsafe.Pointer(C.goCb)))", ""],
    ["C.kv_set((*[0]byte)(unsafe.Pointer(C.goCb)))", ""],
    ["var cb C.kv_cb = C.kv_cb(C.goCb)", ""],
    ["C.set()", "\nstatic void set(void) { kv_set((kv_cb)goCb); }"],
  ])("by %s is held against that type", async (set, more) => {
    const files = { "include/kv.h": HEADER, "src/lib.rs": RUST };
    const wrong = await check({ ...files, "kv.go": go("C.double", set, more) });
    expect(wrong.stdout).toContain("[param-class-mismatch]: goCb");
    const right = await check({ ...files, "kv.go": go("C.longlong", set, more) });
    expect(right.stdout).toBe("");
  });
});

describe("options of the C compiler", () => {
  const header = (condition: string): string =>
    `#if ${condition}\nint kv_a(long long x);\n#else\nint kv_a(int x);\n#endif\n`;
  const files = (condition: string, options: string) => ({
    "include/kv.h": header(condition),
    "src/lib.rs": exported("kv_a(x: i32) -> i32"),
    "kv.go": preamble(
      `${options === "" ? "" : `#cgo CFLAGS: ${options}\n`}#include "include/kv.h"`,
      "func A() { C.kv_a(1) }",
    ),
  });

  it.each([
    ["defined(__OPTIMIZE__)", ""],
    ["defined(__OPTIMIZE__)", "-O0 -O1"],
    ["!defined(__OPTIMIZE__)", "-O2 -O0"],
    ["defined(__OPTIMIZE_SIZE__)", "-Os"],
    ["defined(__STRICT_ANSI__)", "-std=c11"],
    ["__STDC_VERSION__ == 201112L", "-std=gnu11"],
    ["!defined(__STDC_VERSION__)", "-ansi"],
    ["!defined(__STRICT_ANSI__)", "-std=c99 -std=gnu99"],
  ])("set what %s asks for: %s", async (condition, options) => {
    const { stdout } = await check(files(condition, options));
    expect(stdout).toContain("[param-width-mismatch]: kv_a.x");
  });

  it("that may set a macro for which a header asks are a gap", async () => {
    const { stdout, status } = await check(files("defined(__AVX2__)", "-mavx2"));
    expect(stdout).toContain("`-mavx2` may set `__AVX2__`");
    expect(status).toBe(101);
  });

  it("that may set only what no header asks for are none", async () => {
    const { stdout, status } = await check(files("defined(KV_WIDE)", "-mavx2 -fPIC -ffast-math"));
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
});
