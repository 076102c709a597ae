import { describe, expect, it } from "vitest";
import { makeScratch } from "./scratch.ts";

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly targets: "all" | readonly string[];
  }[];
  readonly gaps: readonly { readonly message: string; readonly targets?: readonly string[] }[];
}

const LINUX = "x86_64-unknown-linux-gnu";
const MAC = "aarch64-apple-darwin";
const WINDOWS = "x86_64-pc-windows-gnu";

const HEADER = `#ifdef PACKED
#pragma pack(push, 1)
#endif
struct kv_pair { signed char kind; int value; };
#ifdef PACKED
#pragma pack(pop)
#endif
void kv_put(const struct kv_pair *pair);
`;
const RUST = `#[repr(C)]
#[cfg_attr(windows, repr(packed))]
pub struct kv_pair { pub kind: i8, pub value: i32 }
#[no_mangle]
pub extern "C" fn kv_put(pair: *const kv_pair) { let _ = pair; }
`;
const NOTHING_RUST = '#[no_mangle]\npub extern "C" fn kv_other() {}\n';

function goFile(preamble: string, name = "kv"): string {
  return `package ${name}\n\n/*\n${preamble}\n*/\nimport "C"\n\nfunc Use() { _ = C.kv_put }\n`;
}

const PER_TARGET = goFile('#cgo windows CFLAGS: -DPACKED\n#include "kv.h"');

async function checked(
  files: Readonly<Record<string, string>>,
  ...sources: readonly string[]
): Promise<Report & { readonly taken: readonly string[] }> {
  const scratch = makeScratch({ "go.mod": "module example.com/kv\n", ...files });
  const argv = [...sources.flatMap((source) => ["--source", source])];
  const targets = [LINUX, MAC, WINDOWS].flatMap((target) => ["--target", target]);
  const { stdout, stderr } = await scratch.run("check", ...argv, ...targets, "--format", "json");
  const taken = stderr.split("\n").filter((line) => line.startsWith("taken: ") && line.includes("(C"));
  return { ...(JSON.parse(stdout) as Report), taken };
}

describe("a header that a Go package reads with other macros on other targets", () => {
  it("does not disagree with itself", async () => {
    const { findings, gaps, taken } = await checked(
      { "kv.h": HEADER, "kv.go": PER_TARGET, "lib.rs": NOTHING_RUST },
      "rust:lib.rs",
      "go:.",
    );
    expect(findings.filter(({ rule }) => rule === "declarations-disagree")).toEqual([]);
    expect(gaps).toEqual([]);
    expect(taken).toEqual([
      `taken: kv.h (C: included by kv.go with no macros on ${MAC}, ${LINUX} and with -DPACKED on ${WINDOWS}, declares 1 function)`,
    ]);
  });

  it.each([["found"], ["named"]])("is held against the definition as each target has it: %s", async (how) => {
    const files = { "kv.h": HEADER, "kv.go": PER_TARGET, "lib.rs": RUST };
    const sources = ["rust:lib.rs", "go:.", ...(how === "named" ? ["c:kv.h"] : [])];
    expect((await checked(files, ...sources)).findings).toEqual([]);
    const { findings } = await checked(
      { ...files, "lib.rs": RUST.replace(/#\[cfg_attr.*\n/, "") },
      ...sources,
    );
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(({ targets }) => targets)).toEqual(findings.map(() => [WINDOWS]));
  });

  it("searches the folders that the package names for each target", async () => {
    const width = (type: string) => `typedef ${type} kv_width;\n`;
    const files = {
      "kv.h": '#include "width.h"\nvoid kv_put(kv_width width);\n',
      "win/width.h": width("short"),
      "unix/width.h": width("int"),
      "kv.go": goFile(
        `#cgo windows CFLAGS: -I\${SRCDIR}/win\n#cgo !windows CFLAGS: -I\${SRCDIR}/unix\n#include "kv.h"`,
      ),
      "lib.rs":
        '#[cfg(windows)]\ntype Width = i16;\n#[cfg(not(windows))]\ntype Width = i32;\n#[no_mangle]\npub extern "C" fn kv_put(width: Width) { let _ = width; }\n',
    };
    const { findings, gaps } = await checked(files, "rust:lib.rs", "go:.");
    expect({ findings, gaps }).toEqual({ findings: [], gaps: [] });
  });
});

describe("a header that a Go package includes on some targets", () => {
  const files = {
    "Cargo.toml": '[package]\nname = "kv"\nversion = "1.0.0"\n\n[lib]\ncrate-type = ["staticlib"]\n',
    "src/lib.rs": NOTHING_RUST,
    "kv.h": "void kv_other(void);\nvoid kv_put(int);\n#ifndef __linux__\n#include <nowhere.h>\n#endif\n",
    "kv_linux.go": goFile('#include "kv.h"'),
    "kv.go": 'package kv\n\n// void kv_other(void);\nimport "C"\n\nfunc Other() { C.kv_other() }\n',
  };

  it("declares what is nowhere defined on these only", async () => {
    const { findings, gaps, taken } = await checked(files, "rust:.", "go:.");
    expect(taken).toEqual([`taken: kv.h (C: included by kv_linux.go on ${LINUX}, declares 2 functions)`]);
    expect(findings.map(({ rule, targets }) => [rule, targets])).toEqual([["symbol-undefined", [LINUX]]]);
    expect(gaps).toEqual([]);
  });

  it("is still read on its own on targets where no other includes it", async () => {
    const { taken } = await checked(
      {
        ...files,
        "all.h": '#include "kv.h"\n',
        "kv_linux.go": goFile('#include "all.h"'),
        "kv_darwin.go": goFile('#include "kv.h"'),
      },
      "rust:.",
      "go:.",
    );
    expect(taken.map((line) => line.split(",")[0])).toEqual([
      `taken: all.h (C: included by kv_linux.go on ${LINUX}`,
      `taken: kv.h (C: included by kv_darwin.go on ${MAC}`,
    ]);
  });
});

describe("macros that differ on one target", () => {
  const told = "declarations-disagree";

  it("are told between two packages", async () => {
    const include = '#include "kv.h"';
    const files = {
      "include/kv.h": HEADER,
      "a/a.go": goFile(`#cgo CFLAGS: -I\${SRCDIR}/../include\n${include}`, "a"),
      "b/b.go": goFile(
        `#cgo CFLAGS: -I\${SRCDIR}/../include\n#cgo windows CFLAGS: -DPACKED\n${include}`,
        "b",
      ),
      "lib.rs": NOTHING_RUST,
    };
    const { findings, taken } = await checked(files, "rust:lib.rs", "go:a", "go:b");
    const disagreeing = findings.filter(({ rule }) => rule === told);
    expect(disagreeing.map(({ targets }) => targets)).toEqual([[WINDOWS]]);
    expect(taken.map((line) => line.slice(0, line.lastIndexOf(",")))).toEqual([
      "taken: include/kv.h (C: included by a/a.go with no macros",
      `taken: include/kv.h (C: included by b/b.go with -DPACKED on ${WINDOWS}`,
    ]);
  });

  it("are told between two files of one package that define them before the include", async () => {
    const files = {
      "kv.h": HEADER,
      "a.go": goFile('#include "kv.h"').replace("Use", "A"),
      "b.go": goFile('#define PACKED\n#include "kv.h"').replace("Use", "B"),
      "lib.rs": NOTHING_RUST,
    };
    const { findings } = await checked(files, "rust:lib.rs", "go:.");
    expect(findings.map(({ rule }) => rule)).toContain(told);
  });
});
