import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readIgnoreComments } from "../../src/findings/ignore-comments.ts";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { withoutHandshake } from "../../src/idl/handshake.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { anyBridge } from "../idl/random-bridge.ts";
import { readRust } from "../resolve/read-rust.ts";
import { exampleBridge, generateCrate, generateFfi } from "./generate-crate.ts";
import { withoutMeaning } from "./without-meaning.ts";

const HEAD = `bridge: 1
lowering: 1
name: "kv"
prefix: "kv_"
version: "0.3.0"
abi_major: 1
targets: [aarch64-apple-darwin, x86_64-unknown-linux-gnu]
rust: {crate: kv-ffi, edition: 2024, msrv: "1.85"}
go: {module: "example.com/kv", package: kv}
`;

function bridgeOfText(text: string, head = HEAD): Bridge {
  return readBridge({ path: "kv.ffi.yaml", text: head + text });
}

type Tables = Readonly<
  Record<"types" | "functions" | "constants" | "statics", Readonly<Record<string, unknown>>>
>;

function tablesOf(contract: Parameters<typeof withoutMeaning>[0]): Tables {
  return { types: {}, functions: {}, constants: {}, statics: {}, ...withoutMeaning(contract) };
}

/** The entries of one table that another has too. */
function among<T>(table: Readonly<Record<string, T>>, names: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(table).filter(([name]) => name in names));
}

describe("the generated module", () => {
  it("is what a person would write who had the time", async () => {
    const text = generateFfi(exampleBridge()).replaceAll(/\b[0-9a-f]{64}\b/g, "HASH");
    await expect(text).toMatchFileSnapshot("rust-crate/kv-ffi.rs");
  });

  it("offers, read by our own Rust reader, what the bridge lowers to, whatever the bridge", () => {
    fc.assert(
      fc.property(anyBridge, (bridge) => {
        const { contract } = lowerBridge(bridge);
        const read = readRust(generateFfi({ ...bridge, targets: ["x86_64-unknown-linux-gnu"] }));
        const functions = withoutHandshake(read.contract.functions);
        const statics = withoutHandshake(read.contract.statics);
        const found = tablesOf({ ...read.contract, functions, statics });
        const wanted = tablesOf(contract);
        expect(read.gaps).toEqual([]);
        expect(found.functions).toEqual(wanted.functions);
        expect(found.statics).toEqual({});
        // What no function reaches is no part of a crate's contract.
        expect(found.types).toEqual(among(wanted.types, found.types));
        expect(found.constants).toEqual(among(wanted.constants, found.constants));
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it("keeps texts of the bridge in their comments, and `cargo test` from running them", () => {
    const doc =
      '"*/ \\n```\\nfn main() {}\\n```\\r~~~\\n        indented\\u2028next\\u0085line \\u202e @ffi ignore x"';
    const text = generateFfi(
      bridgeOfText(`functions: {sum: {doc: ${doc}, params: {a: u64}, returns: u64}}\n`),
    );
    const comments = text.split("\n").filter((line) => line.includes("fn main"));
    expect(comments.length).toBeGreaterThan(0);
    for (const line of comments) expect(line).toMatch(/^\s*\/\/\/ /);
    expect(text).not.toContain("```");
    expect(text).not.toContain("~~~");
    expect(text).not.toContain("@ffi ignore");
    expect(text).not.toMatch(/\/\/\/ {2,}/);
    expect(text).not.toMatch(/[\r\u0085\u2028\u2029\u202e]/);
    expect(readRust(text).gaps).toEqual([]);
  });

  it("lets no text of the bridge mark a function as the handshake's, or waive a finding", () => {
    const doc =
      '"Adds.\\n@ffi handshake\\n@ffi ignore symbol-undefined -- no\\n//ffi:ignore symbol-undefined -- no"';
    const withDoc = (words: string): string =>
      generateFfi(bridgeOfText(`functions: {sum: {doc: ${words}, params: {a: u64}, returns: u64}}\n`));
    const text = withDoc(doc);
    expect(text).toContain("@ ffi handshake");
    expect(text.match(/@ffi/g)).toEqual(withDoc('"Adds."').match(/@ffi/g));
    const read = readIgnoreComments([{ path: "ffi.rs", text }], new Set(["symbol-undefined"]));
    expect(read).toEqual({ waivers: [], invalid: [] });
  });

  it("writes texts of constants as literals that nothing leaves", () => {
    const text = generateFfi(bridgeOfText('constants: {NAME: {type: string, value: "a\\"\\\\ \\n é"}}\n'));
    expect(text).toContain('pub const KV_NAME: &str = "a\\"\\\\ \\u{a} \\u{e9}";');
  });

  it("refuses to be built without unwinding, and for other targets", () => {
    const text = generateFfi(exampleBridge());
    expect(text).toContain('#[cfg(not(panic = "unwind"))]\ncompile_error!');
    expect(text).toContain("kv-ffi is for aarch64-apple-darwin, x86_64-unknown-linux-gnu: add a target");
  });

  it("is for the edition and the oldest compiler that the bridge names", () => {
    const old = HEAD.replace('edition: 2024, msrv: "1.85"', 'edition: 2021, msrv: "1.70"');
    const sum = "functions: {sum: {params: {a: u64}, returns: u64}}\n";
    const [text, before] = [generateFfi(bridgeOfText(sum)), generateFfi(bridgeOfText(sum, old))];
    expect(text).toContain("#[unsafe(no_mangle)]");
    expect(text).toContain("use std::mem::offset_of;");
    expect(before).toMatch(/^#\[no_mangle\]$/m);
    expect(before).not.toContain("unsafe(no_mangle)");
    expect(before).not.toContain("use std::mem::offset_of;");
  });

  it("gives words of Rust and names of its own another name, and hides no parameter", () => {
    const text = generateFfi(
      bridgeOfText("functions: {type: {params: {match: u64, answer: u64, sink: bytes}, returns: bytes}}\n"),
    );
    expect(text).toContain("fn type_(match_: u64, answer: u64, sink: &[u8]) -> Vec<u8>;");
    expect(text).toContain(
      "let answer_ = <implement::Functions as KvFunctions>::type_(match_, answer, sink);",
    );
  });
});

describe("the files that are written once", () => {
  it("build a crate that unwinds, for C and for Rust, and depends on nothing", () => {
    const manifest = generateCrate(exampleBridge()).get("Cargo.toml") ?? "";
    expect(manifest).toContain('crate-type = ["staticlib", "cdylib", "rlib"]');
    expect(manifest.match(/panic = "unwind"/g)).toHaveLength(2);
    expect(manifest).not.toContain("dependencies");
  });

  it("have an archive for the tests of Go where there are such tests", () => {
    const isThere = (implement: string): readonly boolean[] => {
      const crate = generateCrate(
        bridgeOfText(
          `handles: {Store: {implement: "${implement}", threads: sync, ops: {size: {self: ref, returns: u64}}}}\n`,
        ),
      );
      const manifest = crate.get("Cargo.toml") ?? "";
      return [
        manifest.includes('name = "kv_ffi_mock"'),
        crate.has("examples/mock.rs"),
        crate.has("tests/bridge.rs"),
      ];
    };
    expect(isThere("crate::imp::Store")).toEqual([true, true, true]);
    expect(isThere("::engine::Store")).toEqual([false, false, false]);
    expect(isThere("crate::mock::Store")).toEqual([false, false, false]);
  });

  it("have an implementation to fill in, also where the bridge expects it elsewhere", () => {
    const crate = generateCrate(
      bridgeOfText(
        'handles: {Store: {implement: "crate::engine::Store", threads: sync, ops: {size: {self: ref, returns: u64}}}}\n',
      ),
    );
    expect(crate.get("src/imp.rs")).toContain(
      "impl KvStore for Store {\n    fn size(&self) -> u64 {\n        todo!()\n    }\n}\n",
    );
    expect(crate.get("src/lib.rs")).toContain("mod engine {\n    pub use crate::imp::Store;\n}\n");
  });
});

describe("the skeleton of a crate", () => {
  it("keeps types of one module together, and apart those of one name", () => {
    const handle = (name: string, path: string) =>
      `  ${name}: {implement: "${path}", threads: sync, on_panic: poison, ops: {new: {kind: constructor}}}\n`;
    const bridge = bridgeOfText(
      `handles:\n${handle("A", "crate::engine::Store")}${handle("B", "crate::engine::Cursor")}${handle("C", "crate::imp::Store")}${handle("D", "crate::imp::deep::Other")}`,
    );
    const crate = generateCrate(bridge);
    expect(crate.get("src/lib.rs")).toContain(
      "pub mod engine {\n    pub use crate::imp::Cursor;\n    pub use crate::imp::EngineStore as Store;\n}\n",
    );
    expect(crate.get("src/imp.rs")).toContain("pub mod deep {\n    pub use crate::imp::Other;\n}\n");
    expect(crate.get("src/imp.rs")).toContain("pub struct EngineStore;");
    expect(crate.get("src/imp.rs")).toContain("pub struct Store;");
  });
});
