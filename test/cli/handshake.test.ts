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
});
