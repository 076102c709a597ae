import { describe, expect, it } from "vitest";
import { makeScratch, type Outcome } from "./scratch.ts";

const MANIFEST =
  '[package]\nname = "kv"\nversion = "1.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n[dependencies]\nkvt = { path = "kvt" }\n';
const OTHER = {
  "kvt/Cargo.toml": '[package]\nname = "kvt"\nversion = "1.0.0"\nedition = "2021"\n',
  "kvt/src/lib.rs":
    "#[repr(C)] pub struct Opts { pub a: i64, pub b: i32 }\npub type Num = i64;\npub struct Hidden(u8);\n",
};

async function checked(rust: string, header: string): Promise<Outcome> {
  const scratch = makeScratch({
    "Cargo.toml": MANIFEST,
    ...OTHER,
    "src/lib.rs": rust,
    "include/kv.h": `#include <stdint.h>\n#include <stdio.h>\n${header}\n`,
  });
  return await scratch.run("check");
}

const OPTS = "typedef struct { int32_t a; int32_t b; } Opts;";
const takes = (type: string): string =>
  `use kvt::*;\n#[no_mangle] pub extern "C" fn kv_a(x: ${type}) -> i32 { 0 }\n`;

describe("a type of another crate behind a pointer", () => {
  it.each([
    ["fields", takes("*const kvt::Opts"), `${OPTS} int32_t kv_a(const Opts *x);`, "Opts"],
    [
      "fields of another name",
      takes("*const kvt::Opts"),
      "struct o { int32_t a; }; int32_t kv_a(struct o *x);",
      "Opts",
    ],
    ["a number", takes("*mut kvt::Num"), "int32_t kv_a(int32_t *x);", "Num"],
    ["a number behind two pointers", takes("*mut Box<kvt::Num>"), "int32_t kv_a(double **x);", "Num"],
    ["a pointer", takes("*mut kvt::Hidden"), "int32_t kv_a(void **x);", "Hidden"],
    ["an enum", takes("*mut kvt::Num"), "enum e { E_A }; int32_t kv_a(enum e *x);", "Num"],
    [
      "fields, in a callback",
      takes('extern "C" fn(*mut kvt::Opts)'),
      `${OPTS} int32_t kv_a(void (*x)(Opts *));`,
      "Opts",
    ],
    [
      "fields, in a field",
      `#[repr(C)] pub struct S { pub o: *mut kvt::Opts }\n${takes("*mut S")}`,
      `${OPTS} typedef struct { Opts *o; } S; int32_t kv_a(S *x);`,
      "Opts",
    ],
    [
      "fields, in a static",
      "#[no_mangle] pub static kv_a: &kvt::Opts = &kvt::OPTS;",
      `${OPTS} extern const Opts *const kv_a;`,
      "Opts",
    ],
    [
      "what a block declares",
      `extern "C" { fn kv_b(x: *mut kvt::Opts); }\n${takes("i32")}`,
      `${OPTS} int32_t kv_a(int32_t x); void kv_b(Opts *x);`,
      "Opts",
    ],
  ])("is a gap where the header shows %s", async (_, rust, header, name) => {
    const { status, stdout } = await checked(rust, header);
    expect(stdout).toContain(`error[gap]: \`${name}\` is not read, as it is of another crate`);
    expect(status).toBe(101);
  });

  it("is a gap where an array of it is", async () => {
    const { status, stdout } = await checked(takes("&mut [kvt::Opts; 3]"), `${OPTS} int32_t kv_a(Opts *x);`);
    expect(stdout).toMatch(/error\[gap\]: .*`Opts` of `kvt` is not read/);
    expect(status).toBe(101);
  });

  it.each([
    ["nothing", takes("*mut kvt::Hidden"), "int32_t kv_a(void *x);"],
    ["a name", takes("*mut kvt::Hidden"), "struct hidden; int32_t kv_a(struct hidden *x);"],
    [
      "an array of no elements",
      takes("*mut kvt::Hidden"),
      "struct h { char none[0]; }; int32_t kv_a(struct h *x);",
    ],
    ["the same type of a library", takes("*mut libc::FILE"), "int32_t kv_a(FILE *x);"],
  ])("is none where the header shows %s", async (_, rust, header) => {
    const { status, stdout } = await checked(rust, header);
    expect(stdout).not.toContain("error[gap]");
    expect(status).toBe(0);
  });
});
