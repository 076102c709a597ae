import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const MANIFEST =
  '[package]\nname = "kv"\nversion = "1.0.0"\nedition = "2021"\n\n[lib]\ncrate-type = ["staticlib"]\n';
const KV_OPEN = '#[no_mangle]\npub extern "C" fn kv_open(n: i32) -> i32 { n }\n';

/** Go that calls the crate, with a preamble that declares more. */
function goWith(preamble: string): string {
  return `package kv\n\n/*\n${preamble}*/\nimport "C"\n\nfunc Open() { C.kv_open(1) }\n`;
}

describe("names of C's library and of POSIX", () => {
  it("are nobody's to define where a preamble declares them", async () => {
    const preamble =
      "int kv_open(int n);\nvoid free(void *p);\nextern int puts(const char *s);\nextern char **environ;\n";
    const files = { "Cargo.toml": MANIFEST, "src/lib.rs": KV_OPEN, "kv.go": goWith(preamble) };
    const { stdout, status } = await makeScratch(files).run("check");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("are nobody's to define where a header declares them", async () => {
    const files = {
      "Cargo.toml": MANIFEST,
      "src/lib.rs": KV_OPEN,
      "include/kv.h": "int kv_open(int n);\nint printf(const char *format, ...);\nint kv_gone(void);\n",
      "kv.go": goWith('#include "include/kv.h"\n'),
    };
    const { stdout, status } = await makeScratch(files).run("check");
    expect(stdout).toContain("error[symbol-undefined]: kv_gone");
    expect(stdout).not.toContain("printf:");
    expect(status).toBe(100);
  });
});

describe("an extern block of a crate", () => {
  const go = 'package cb\n\nimport "C"\n\n//export goNew\nfunc goNew(a int32) {}\n\nfunc main() {}\n';
  const callingGo = (block: string) => ({
    "rust/Cargo.toml": MANIFEST,
    "rust/src/lib.rs": `${block}\n${KV_OPEN}`,
    "cb/cb.go": go,
  });

  it("that has a symbol of the project may have none that nobody defines", async () => {
    const block = 'extern "C" {\n    fn goNew(a: i32);\n    fn goOld(a: i32);\n    fn free(p: *mut u8);\n}\n';
    const { stdout, status } = await makeScratch(callingGo(block)).run("check");
    expect(stdout).toContain("error[symbol-undefined]: goOld");
    expect(stdout).not.toContain("[symbol-undefined]: free");
    expect(status).toBe(100);
  });

  it("of another library is not the project's, and makes none of the others so", async () => {
    const blocks =
      'extern "C" {\n    fn goNew(a: i32);\n}\n#[link(name = "z")]\nextern "C" {\n    fn crc32(a: u64) -> u64;\n}\n';
    const { stdout, status } = await makeScratch(callingGo(blocks)).run("check");
    expect(stdout).not.toContain("symbol-undefined");
    expect(status).toBe(0);
  });
});
