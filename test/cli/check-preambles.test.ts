import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly current: { readonly path: string } | null;
  }[];
  readonly gaps: readonly { readonly reason: string }[];
}

const WIDENED = `#include <stdint.h>
#ifdef WIDE
typedef int64_t kv_key;
#else
typedef int32_t kv_key;
#endif
void kv_put(kv_key key);
`;
const PLATFORM = `#include <stdint.h>
#ifdef __linux__
void kv_put(int32_t key);
#else
void kv_put(int64_t key);
#endif
`;
const STRUCT = `#include <stdint.h>
struct kv_pair { uint8_t kind; uint32_t value; };
void kv_put(const struct kv_pair *pair);
`;
const RUST = '#[no_mangle]\npub extern "C" fn kv_put(key: i32) { let _ = key; }\n';
const RUST_STRUCT = `#[repr(C)]
pub struct kv_pair { pub kind: u8, pub value: u32 }
#[no_mangle]
pub extern "C" fn kv_put(pair: *const kv_pair) { let _ = pair; }
`;

function goFile(preamble: string): string {
  return `package kv\n\n/*\n${preamble}\n*/\nimport "C"\n\nfunc Use() { _ = C.kv_put }\n`;
}

async function checked(files: Readonly<Record<string, string>>): Promise<Report> {
  const scratch = makeScratch({ "go.mod": "module example.com/kv\n", "lib.rs": RUST, ...files });
  const sources = ["--source", "rust:lib.rs", "--source", "c:kv.h", "--source", "go:."];
  const argv = [...sources, "--target", "x86_64-unknown-linux-gnu", "--format", "json"];
  const { stdout } = await scratch.run("check", ...argv);
  return JSON.parse(stdout) as Report;
}

describe("a header is held against the definition as Go sees it", () => {
  it.each([
    ["a macro in front of the include", WIDENED, RUST, '#define WIDE\n#include "kv.h"'],
    ["a header in front of it", WIDENED, RUST, '#include "wide.h"\n#include "kv.h"'],
    ["a header that an option includes", WIDENED, RUST, '#cgo CFLAGS: -include wide.h\n#include "kv.h"'],
    ["a macro that an option takes away", PLATFORM, RUST, '#cgo CFLAGS: -U__linux__\n#include "kv.h"'],
    [
      "a type that a macro replaces",
      WIDENED,
      RUST,
      '#include <stdint.h>\n#define int32_t int64_t\n#include "kv.h"',
    ],
    [
      "packing around it",
      STRUCT,
      RUST_STRUCT,
      '#include <stdint.h>\n#pragma pack(push, 1)\n#include "kv.h"\n#pragma pack(pop)',
    ],
  ])("%s", async (_, header, rust, preamble) => {
    const files = { "kv.h": header, "lib.rs": rust, "wide.h": "#define WIDE 1\n" };
    const plain = await checked({ ...files, "kv.go": goFile('#include "kv.h"') });
    expect(plain.findings).toEqual([]);
    const { findings } = await checked({ ...files, "kv.go": goFile(preamble) });
    expect(findings.map(({ rule }) => rule)).not.toEqual([]);
    expect(findings.every(({ current }) => current?.path === "kv.h")).toBe(true);
  });

  it("and told once where both readings say the same", async () => {
    const header = "void kv_put(long long key);\nvoid kv_gone(void);\n";
    const { findings } = await checked({ "kv.h": header, "kv.go": goFile('#include "kv.h"') });
    expect(findings.map(({ rule }) => rule).sort()).toEqual(["param-width-mismatch", "symbol-undefined"]);
  });

  it("two files that see it differently hide nothing of each other", async () => {
    const { findings, gaps } = await checked({
      "kv.h":
        "#include <stdint.h>\n#ifdef WIDE\nvoid kv_put(int64_t key);\n#else\nvoid kv_put(int32_t key);\n#endif\n",
      "a.go": goFile('#include "kv.h"').replace("Use", "A"),
      "b.go": goFile('#define WIDE\n#include "kv.h"').replace("Use", "B"),
    });
    expect([...findings.map(({ rule }) => rule), ...gaps.map(({ reason }) => reason)]).not.toEqual([]);
  });
});
