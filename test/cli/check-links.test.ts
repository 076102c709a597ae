import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const manifest = (name: string, type = "staticlib") =>
  `[package]\nname = "${name}"\nversion = "1.0.0"\nedition = "2021"\n\n[lib]\ncrate-type = ["${type}"]\n`;
const crate = (name: string, text: string, folder = "") => ({
  [`${folder}Cargo.toml`]: manifest(name),
  [`${folder}src/lib.rs`]: text,
});
const fn = (name: string, params = "") => `#[no_mangle] pub extern "C" fn ${name}(${params}) {}\n`;
const go = (preamble: string, body: string) => ({
  "go.mod": "module example.com/kv\n\ngo 1.22\n",
  "kv.go": `package kv\n\n/*\n${preamble}*/\nimport "C"\n\n${body}\n`,
});

async function saidOf(files: Readonly<Record<string, string>>): Promise<string> {
  const { stdout, stderr } = await makeScratch(files).run("check");
  return `${stderr}\n${stdout}`;
}

describe("a symbol that two sources define", () => {
  const twice = "//export kv_dup\nfunc kv_dup(a uint64) {}\n\nfunc Open() { C.kv_open() }";

  it("is an error where Go exports it and links the crate, which is told in what they differ", async () => {
    const text = fn("kv_open") + fn("kv_dup", "a: u32");
    const said = await saidOf({ ...crate("kv", text), ...go("void kv_open(void);\n", twice) });
    expect(said).toContain("error[symbol-defined-twice]: kv_dup");
    expect(said.replace(/\s+/g, " ")).toContain("which differ: parameter `a` is");
  });

  it("is an error where one Go package links both crates", async () => {
    const both = {
      ...crate("kv", fn("kv_open") + fn("kv_dup"), "a/"),
      ...crate("more", fn("more_open") + fn("kv_dup"), "b/"),
    };
    const body = "func Open() { C.kv_open(); C.more_open() }";
    const said = await saidOf({ ...both, ...go("void kv_open(void);\nvoid more_open(void);\n", body) });
    expect(said).toContain("error[symbol-defined-twice]: kv_dup");
  });

  it("is worth a line where the two are libraries that nothing links together", async () => {
    const same = { ...crate("kv", fn("kv_dup"), "a/"), ...crate("more", fn("kv_dup"), "b/") };
    expect(await saidOf(same)).toContain("info[symbol-defined-twice]: kv_dup");
    const other = { ...same, ...crate("more", fn("kv_dup", "a: u8"), "b/") };
    expect(await saidOf(other)).toContain("warning[symbol-defined-twice]: kv_dup");
  });
});

describe("a function that the header declares without a prototype", () => {
  const header = { "include/kv.h": "void kv_tick();\n" };
  const preamble = '#include "include/kv.h"\n';

  it("takes nothing for Go, and is told where Go calls it", async () => {
    const body = "func Tick() { C.kv_tick() }";
    const said = await saidOf({ ...crate("kv", fn("kv_tick", "n: u32")), ...header, ...go(preamble, body) });
    expect(said).toContain("error[param-count-mismatch]: kv_tick");
  });

  it("is refused by cgo with arguments", async () => {
    const body = "func Tick() { C.kv_tick(1) }";
    const said = await saidOf({ ...crate("kv", fn("kv_tick", "n: u32")), ...header, ...go(preamble, body) });
    expect(said).toContain("error[call-argument-count-mismatch]: kv_tick");
  });
});

describe("a finding about one call", () => {
  it("names that call alone", async () => {
    const body = "func A() { C.kv_put(C.int(1)) }\nfunc B(x C.longlong) { C.kv_put(C.longlong(1)) }";
    const said = await saidOf({
      ...crate("kv", fn("kv_put", "n: i32")),
      ...go("void kv_put(int n);\n", body),
    });
    expect(said).toContain("error[call-argument-type-mismatch]: kv_put.#1");
    expect(said).toMatch(/called at: kv\.go:9:\d+\n/);
  });

  it("warns of a pointer to another integer of the same width, which cgo refuses", async () => {
    const body = "func A(p *C.char) { C.kv_name((*C.uchar)(nil)) }\nfunc B() { C.kv_name((*C.char)(nil)) }";
    const files = {
      ...crate("kv", fn("kv_name", "n: *const i8")),
      ...go("void kv_name(const char *n);\n", body),
    };
    const said = await saidOf(files);
    expect(said.match(/warning\[call-argument-type-mismatch\]/g)).toHaveLength(1);
  });
});

describe("a symbol that nothing was seen to declare", () => {
  it("is not decided where it stands in a header that was not understood", async () => {
    const said = await saidOf({
      ...crate("kv", fn("kv_open") + fn("kv_odd")),
      "include/kv.h": "void kv_open(void);\nKV_API(3) void kv_odd(void);\n",
    });
    expect(said).toContain("not decided whether `kv_odd` is declared");
    expect(said).not.toContain("symbol-undeclared");
  });

  it("may be what C files beside the package call back", async () => {
    const body = "//export kvCallback\nfunc kvCallback(n C.int) {}\n\nfunc Open() { C.kv_open() }";
    const files = { ...crate("kv", fn("kv_open"), "rust/"), ...go("void kv_open(void);\n", body) };
    expect(await saidOf(files)).toContain("info[symbol-undeclared]: kvCallback");
    const shim = '#include "_cgo_export.h"\nvoid start(void) { kvCallback(1); }\n';
    expect(await saidOf({ ...files, "shim.c": shim })).not.toContain("symbol-undeclared");
  });
});

describe("a struct around `c_void`", () => {
  it("stands for what is behind a pointer, which Rust itself accepts", async () => {
    const text = `use std::ffi::c_void;
#[repr(C)]
pub struct KvStream(c_void);
#[no_mangle] pub extern "C" fn kv_use(s: *mut KvStream) {}
`;
    const header = {
      "include/kv.h": "typedef struct { long table[4]; } KvStream;\nvoid kv_use(KvStream *s);\n",
    };
    const said = await saidOf({ ...crate("kv", text), ...header });
    expect(said).toContain("declares 1 function");
    expect(said).not.toContain("type-not-ffi-safe");
  });
});

describe("a variable of a type without a layout", () => {
  it("is told once, so that it can be waived", async () => {
    const text = "pub struct Hidden(u8);\n#[no_mangle] pub static kv_hidden: Hidden = Hidden(0);\n";
    const said = await saidOf({
      ...crate("kv", text + fn("kv_open")),
      "include/kv.h": "void kv_open(void);\n",
    });
    expect(said).toContain("error[type-not-ffi-safe]: kv_hidden");
    expect(said).not.toContain("no layout for");
  });
});

describe("headers that name the crate's symbols", () => {
  it("are those of C, and no wrapper in C++ for what these declare", async () => {
    const said = await saidOf({
      ...crate("kv", fn("kv_open")),
      "include/kv.h": "#ifdef __cplusplus\nnamespace kv {\n#endif\nvoid kv_open(void);\n",
      "include/kv_cpp.h":
        '#include <string>\n#include "kv.h"\nnamespace kv { inline void open() { kv_open(); } }\n',
    });
    expect(said).toContain("taken: include/kv.h");
    expect(said).not.toContain("taken: include/kv_cpp.h");
  });
});

describe("nothing to compare", () => {
  it("says what the only source includes and nobody found", async () => {
    const said = await saidOf(go("#include <faiss/c_api/Index_c.h>\n", "func Open() { C.faiss_open() }"));
    expect(said).toContain("nothing to compare");
    expect(said).toContain("`faiss/c_api/Index_c.h`");
  });
});
