import { describe, expect, it } from "vitest";
import { makeScratch, type Outcome } from "./scratch.ts";

const CRATE = {
  "Cargo.toml":
    '[package]\nname = "kv"\nversion = "1.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n',
  "src/lib.rs": '#[no_mangle]\npub extern "C" fn kv_put(key: i32) { let _ = key; }\n',
};
const HEADER = { "include/kv.h": "#include <stdint.h>\nvoid kv_put(int32_t key);\n" };
const WRONG = "void kv_put(long long key);\n";

async function checked(files: Readonly<Record<string, string | Uint8Array>>): Promise<Outcome> {
  const scratch = makeScratch();
  for (const [path, content] of Object.entries({ ...CRATE, ...files })) scratch.write(path, content);
  return await scratch.run("check");
}

describe("a header is found by the names in it", () => {
  it.each([
    ["behind a string that looks like a comment", `#define S "/*"\n${WRONG}`],
    ["behind a character that looks like a string", `#define Q '"'\n#define S "//"\n${WRONG}`],
    ["cut by a line splice", "void kv_\\\nput(long long key);\n"],
    ["far behind", `${"int filler;\n".repeat(400_000)}${WRONG}`],
  ])("%s", async (_, text) => {
    const outcome = await checked({ ...HEADER, "y.h": text });
    expect(outcome.stdout).toContain("error[param-width-mismatch]");
  });

  it("of C++ that names what is defined is left out, and said so", async () => {
    const outcome = await checked({ ...HEADER, "kv.hpp": WRONG, "kv_other.hh": "void other();\n" });
    expect(outcome.stderr).toContain("left out: kv.hpp (no C header by its name, names `kv_put`)");
    expect(outcome.stderr).not.toContain("kv_other.hh");
    expect(outcome.status).toBe(0);
  });
});

describe("what detection cannot look into is a gap", () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

  it("a header", async () => {
    const outcome = await checked({ ...HEADER, "y.h": utf16(WRONG) });
    expect(outcome.status).toBe(101);
    expect(outcome.stdout).toMatch(/the header cannot be read: .*so that nobody knows whether it counts/);
    expect(outcome.stdout).toContain("y.h");
  });

  it("a Go file", async () => {
    const outcome = await checked({ ...HEADER, "z.go": utf16('package p\n\nimport "C"\n') });
    expect(outcome.status).toBe(101);
    expect(outcome.stdout).toMatch(/the Go file cannot be read/);
  });
});

describe("C beside a Go package", () => {
  const GO = { "go.mod": "module example.com/kv\n" };
  const goFile = (preamble: string) =>
    `package kv\n\n/*\n${preamble}\n*/\nimport "C"\n\nfunc Use() { C.kv_put(1) }\n`;

  it("that defines what a preamble declares is always said to be unread", async () => {
    const files = {
      ...GO,
      "kv.go": goFile("#include <stdint.h>\nvoid kv_put(int32_t key);\nint kv_c(void);"),
    };
    const outcome = await checked({
      ...files,
      "g.c": "int kv_c(void) { return 1; }\n",
      "h.c": "int kv_c(void);\n",
    });
    expect(outcome.stderr).toContain("not read: g.c, which is taken to define `kv_c`");
    expect(outcome.stderr).not.toContain("not read: h.c");
  });

  it("a function that a preamble defines and a crate exports is defined twice", async () => {
    const scratch = makeScratch({ ...CRATE, ...GO, "kv.go": goFile("void kv_put(int key) {}") });
    const outcome = await scratch.run("check", "--source", "rust:.", "--source", "go:.");
    expect(outcome.stdout).toContain("error[symbol-defined-twice]");
    expect(outcome.stdout).not.toContain("symbol-undeclared");
  });
});
