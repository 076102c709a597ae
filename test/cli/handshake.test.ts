import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

const MANIFEST =
  '[package]\nname = "kv"\nversion = "1.0.0"\nedition = "2021"\n\n[lib]\ncrate-type = ["staticlib"]\n';

const RUST = `use std::ffi::c_char;

#[no_mangle]
pub extern "C" fn kv_sum(n: u64) -> u64 { n }

/// What the library is.
/// @ffi handshake
#[no_mangle]
pub extern "C" fn kv_abi() -> *const c_char { TEXT.as_ptr().cast() }

/// Partners of another major version do not link.
/// @ffi handshake
#[no_mangle]
pub static kv_abi_1: u8 = 1;

static TEXT: [u8; 1] = [0];
`;

const HEADER = `#include <stdint.h>
uint64_t kv_sum(uint64_t n);

/** Partners of another major version do not link. @ffi handshake */
extern const uint8_t kv_abi_2;

/**
 * What the library is.
 * @ffi handshake
 */
const char *kv_abi(void);
const char *kv_abi_text(void); /* not one of them */
`;

const GO = `package kv

/*
#include "kv.h"
*/
import "C"

func Sum(n uint64) uint64 {
	_ = C.kv_abi_2
	_ = C.GoString(C.kv_abi())
	return uint64(C.kv_sum(C.uint64_t(n)))
}
`;

const files = { "rust/Cargo.toml": MANIFEST, "rust/src/lib.rs": RUST, "go/kv.h": HEADER, "go/kv.go": GO };

describe("what is marked @ffi handshake", () => {
  it.each(["rust", "go/kv.h", "go"])("is in no contract of %s", async (input) => {
    const { stdout } = await makeScratch(files).run("extract", input);
    expect(stdout).toContain("kv_sum");
    expect(stdout).not.toMatch(/kv_abi(?:_[12])?:/);
  });

  it("is nobody's to declare, to define or to call rightly", async () => {
    const { stdout } = await makeScratch(files).run("check");
    expect(stdout).toContain("[symbol-undefined]: kv_abi_text");
    expect(stdout).not.toMatch(/: kv_abi(?:_[12])?$/m);
  });

  it("leaves nothing to tell where all else agrees", async () => {
    const header = HEADER.replace(/^.*kv_abi_text.*\n/m, "");
    const { stdout, status } = await makeScratch({ ...files, "go/kv.h": header }).run("check");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("has no next version: another major one breaks nothing by it", async () => {
    const scratch = makeScratch({ "old.h": HEADER, "new.h": HEADER.replace("kv_abi_2", "kv_abi_3") });
    const { stdout, status } = await scratch.run("diff", "old.h", "new.h");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  const ONE = "typedef int the_int;\n#include <stdint.h>\n";
  const unmarked = (text: string) => text.replace(/.*@ffi handshake.*\n/g, "");

  it.each([
    [
      "Rust",
      RUST,
      `${ONE}uint64_t kv_sum(uint64_t n);\nconst char *kv_abi(void);\nextern const uint8_t kv_abi_1;\n`,
    ],
    ["C", unmarked(RUST), HEADER.replace(/^.*kv_abi_text.*\n/m, "").replace("kv_abi_2", "kv_abi_1")],
  ])("in %s alone is left out of both", async (_, rust, header) => {
    const scratch = makeScratch({ "rust/Cargo.toml": MANIFEST, "rust/src/lib.rs": rust, "kv.h": header });
    const { stdout, status } = await scratch.run("check");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it.each([
    [
      "another function",
      '/// @ffi handshake\n#[no_mangle]\npub extern "C" fn kv_get(x: i64) {}\n',
      "void kv_get(int32_t x);",
    ],
    [
      "another function, in C",
      '#[no_mangle]\npub extern "C" fn kv_get(x: i64) {}\n',
      "/** @ffi handshake */\nvoid kv_get(int32_t x);",
    ],
    [
      "another variable",
      "/// @ffi handshake\n#[no_mangle]\npub static kv_abi_1: u64 = 0;\n",
      "extern const uint32_t kv_abi_1;",
    ],
    [
      "what takes arguments",
      '/// @ffi handshake\n#[no_mangle]\npub extern "C" fn kv_abi(x: i64) {}\n',
      "void kv_abi(int32_t x);",
    ],
  ])("counts on nothing else and is told: %s", async (_, rust, header) => {
    const both = { "rust/src/lib.rs": rust, "kv.h": `#include <stdint.h>\n${header}\n` };
    const { stdout, status } = await makeScratch({ "rust/Cargo.toml": MANIFEST, ...both }).run("check");
    expect(stdout).toContain("width-mismatch]");
    expect(stdout).toContain("[annotation-invalid]");
    expect(status).toBe(100);
  });

  it("is not prose that speaks of it", async () => {
    const rust = '/// See @ffi handshake\n#[no_mangle]\npub extern "C" fn kv_get(x: i64) {}\n';
    const both = { "rust/src/lib.rs": rust, "kv.h": "#include <stdint.h>\nvoid kv_get(int32_t x);\n" };
    const { stdout } = await makeScratch({ "rust/Cargo.toml": MANIFEST, ...both }).run("check");
    expect(stdout).toContain("param-width-mismatch");
    expect(stdout).not.toContain("annotation-invalid");
  });

  it("hides no other shape that the other side has", async () => {
    const header = HEADER.replace("const char *kv_abi(void);", "const char *kv_abi(int x);").replace(
      /^.*kv_abi_text.*\n/m,
      "",
    );
    const both = { "rust/src/lib.rs": RUST, "kv.h": header.replace("kv_abi_2", "kv_abi_1") };
    const { stdout } = await makeScratch({ "rust/Cargo.toml": MANIFEST, ...both }).run("check");
    expect(stdout).toContain("[param-count-mismatch]: kv_abi");
  });
});
