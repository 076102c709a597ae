import { describe, expect, it } from "vitest";
import { project } from "./check-project.ts";
import { makeHistory, makeScratch } from "./scratch.ts";

const crate = project["crates/kv/src/lib.rs"];
const manifest = project["crates/kv/Cargo.toml"];

describe("a library that exports nothing", () => {
  it("is an error, with the features that would bring exports, and so is what its header declares", async () => {
    const gated = crate.replace("#[no_mangle]", '#[cfg(feature = "ffi")]\n#[no_mangle]');
    const { stdout, status } = await makeScratch({
      "Cargo.toml": `${manifest}\n[features]\nffi = []\n`,
      "src/lib.rs": gated,
      "kv.h": project["include/kv.h"],
    }).run("check");
    expect(stdout).toContain("Cargo.toml:7:1: error[library-exports-nothing]: kv: ");
    expect(stdout).toContain("exports no symbol; it has conditions on `ffi`, off here");
    expect(stdout).toContain("error[symbol-undefined]: kv_open: ");
    expect(status).toBe(100);
  });

  it("leaves undefined what its header declares and Go calls, when every `#[no_mangle]` has gone", async () => {
    const files = { ...project, "crates/kv/src/lib.rs": crate.replace("#[no_mangle]\n", "") };
    const { stdout, status } = await makeScratch(files).run("check");
    expect(stdout).toContain("include/kv.h:6:9: error[symbol-undefined]: kv_open: ");
    expect(stdout).toContain("called at: kv.go:11:13");
    expect(status).toBe(100);
  });

  it("says nothing of a crate that may pass on the exports of one beside it", async () => {
    const shell = `${manifest}\n[dependencies]\nkv-core = { path = "../core" }\n`;
    const files = {
      ...project,
      "crates/kv/Cargo.toml": shell,
      "crates/kv/src/lib.rs": "pub use kv_core::*;",
    };
    const { stdout } = await makeScratch(files).run("check");
    expect(stdout).not.toContain("library-exports-nothing");
  });

  it("says nothing where a maker of bindings exports for it, or only if a feature is on", async () => {
    const of = (more: string) =>
      makeScratch({ ...project, "crates/kv/Cargo.toml": manifest + more, "crates/kv/src/lib.rs": "" }).run(
        "check",
        "--source",
        "rust:crates/kv",
        "--source",
        "go:.",
      );
    const table = '\n[dependencies.pyo3]\nversion = "0.2"\n';
    expect((await of(table)).stdout).not.toContain("library-exports-nothing");
    expect((await of(`${table}optional = true\n`)).stdout).toContain("library-exports-nothing");
  });
});

describe("a header of another library", () => {
  const vendored = { "third/zip.h": "int zip_open(int a);\n" };
  const goOf = (flags: string) =>
    project["kv.go"]
      .replace('#include "kv.h"', `#cgo LDFLAGS: ${flags}\n#include "kv.h"\n#include "third/zip.h"`)
      .replace("var options", "C.zip_open(1)\n\tvar options");

  it("is not the crate's to define, beside one that is", async () => {
    const { stdout, status } = await makeScratch({
      ...project,
      ...vendored,
      "crates/kv/src/lib.rs": crate.replace("#[no_mangle]\n", ""),
      "kv.go": goOf("-lkv -lzip -lm"),
    }).run("check");
    expect(stdout).not.toContain("zip_open");
    expect(status).toBe(100);
  });

  it("stays so where Go links only the crate, which shares nothing with it but is there", async () => {
    const files = { ...project, ...vendored, "kv.go": goOf("-lkv -lzip") };
    const { stdout, status } = await makeScratch(files).run("check");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
});

describe("what Go calls and nothing declares", () => {
  const calling = (call: string, more = "") => ({
    ...project,
    "kv.go": project["kv.go"]
      .replace('#include "kv.h"', `#include "kv.h"\n${more}`)
      .replace("var options", `${call}\n\tvar options`),
  });

  it.each([
    ["that begins like the library's", "kv_opened", ""],
    ["that does not", "zzz", "#include <stdlib.h>"],
    ["of C's library, whose header is forgotten", "free", ""],
    ["of a macro with parameters, which cgo cannot call", "kv_max", "#define kv_max(a) (a)"],
  ])("is an error at the call: a name %s", async (_, name, more) => {
    const { stdout, status } = await makeScratch(calling(`C.${name}(1)`, more)).run("check");
    expect(stdout).toContain(`kv.go:11:2: error[symbol-undefined]: ${name}: function \`${name}\` is called`);
    expect(status).toBe(100);
  });

  it.each([
    ["a static function", "C.kv_help(1)", "static inline int kv_help(int a) { return a; }"],
    ["a variable", "C.kv_hook(1)", "static int (*kv_hook)(int);"],
    ["a macro that stands for one", "C.kv_max(nil)", "#define kv_max kv_open"],
    ["a name of the system's", "C.getloadavg(nil)", "#include <stdlib.h>"],
    ["a function of cgo", 'C.CString("a")', ""],
    ["a type", "C.kv_int(1)", "typedef int kv_int;"],
  ])("is not %s", async (_, call, more) => {
    const { stdout } = await makeScratch(calling(call, more)).run("check");
    expect(stdout).not.toContain("symbol-undefined");
  });
});

describe("the comparison with a baseline", () => {
  const header = "int ln_open(int a);\nint ln_close(int a);\n";
  const go = `package ln

// #cgo LDFLAGS: -lln
// #include "ln.h"
import "C"

//export goLog
func goLog(level C.int) {}

func Open() { C.ln_open(1) }
`;

  it("holds what a header declares beside a single Go export", async () => {
    const scratch = makeHistory([{ "ln.go": go, "ln.h": header, "go.mod": "module example.com/ln\n" }]);
    scratch.write("ln.h", "int ln_open(int a);\n");
    const { stdout, status } = await scratch.run("check");
    expect(stdout).toContain("error[function-removed]: ln_close");
    expect(stdout).not.toContain("symbol-undefined");
    expect(status).toBe(100);
  });

  it("lets a removed definition count, whatever the header still says", async () => {
    const scratch = makeHistory([project]);
    scratch.write("crates/kv/src/lib.rs", crate.replace("#[no_mangle]\n", ""));
    expect((await scratch.run("check")).stdout).toContain("error[function-removed]: kv_open");
  });

  it("says of a break that is paid for that it is, and which versions it reckons with", async () => {
    const scratch = makeHistory([project]);
    const paid = { ...project, "crates/kv/Cargo.toml": manifest.replace("1.0.0", "2.0.0") };
    const changed = crate.replace("-> i32", "-> i64");
    const files = {
      ...paid,
      "crates/kv/src/lib.rs": changed,
      "include/kv.h": project["include/kv.h"].replace("int32_t kv_open", "int64_t kv_open"),
    };
    for (const [path, content] of Object.entries(files)) scratch.write(path, content);
    const { stderr, lastLine, status } = await scratch.run("check", "--version-new", "2.0.0");
    expect(stderr).toContain("current: . (version 2.0.0 by the option `--version-new`)");
    expect(lastLine).toMatch(
      /^major bump required: 1 breaking, .*; the declared 2\.0\.0 pays for it; compared /,
    );
    expect(status).toBe(0);
  });
});

describe("a crate that only declares", () => {
  const binding = {
    "Cargo.toml": '[package]\nname = "ln-sys"\nversion = "0.1.0"\n',
    "src/lib.rs": 'extern "C" {\n    pub fn ln_open(a: i64) -> i32;\n    pub fn memcpy(a: u8);\n}\n',
  };

  it("is held against the header that declares the same", async () => {
    const { stdout, stderr, status } = await makeScratch({
      ...binding,
      "vendor-ln/ln.h": "int ln_open(int a);\n",
    }).run("check");
    expect(stderr).toContain("taken: . (Rust: declares what vendor-ln/ln.h does, exports 0 functions)");
    expect(stdout).toContain("error[declarations-disagree]: ln_open");
    expect(status).toBe(100);
  });

  it("is nothing to check without one", async () => {
    const { stderr } = await makeScratch({ ...binding, "other.h": "void *memcpy(void);\n" }).run("check");
    expect(stderr).toContain("there is nothing to check");
  });
});

it("a C file that only calls a function does not define it", async () => {
  const { stdout, stderr } = await makeScratch({
    ...project,
    "include/kv.h": `${project["include/kv.h"]}int kv_more(void);\n`,
    "examples/use.c": "int kv_more(void);\nint main(void) { return kv_more(); }\n",
  }).run("check");
  expect(stdout).toContain("error[symbol-undefined]: kv_more");
  expect(stderr).not.toContain("not read:");
});
