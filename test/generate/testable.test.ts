import { describe, expect, it } from "vitest";
import { isTestable, mockCrate, mockPrefix } from "../../src/generate/testable.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { exampleBridge } from "./generate-crate.ts";

const HEAD = `bridge: 1
lowering: 1
name: "kv"
prefix: "kv_"
version: "0.3.0"
abi_major: 1
targets: [x86_64-unknown-linux-gnu]
rust: {crate: kv-ffi, edition: 2024, msrv: "1.85"}
go: {module: "example.com/kv", package: kv}
`;

function isTested(text: string): boolean {
  return isTestable(readBridge({ path: "kv.ffi.yaml", text: HEAD + text }));
}

describe("tests against a scripted implementation", () => {
  it("are there where the implementation is the crate's own", () => {
    expect(isTestable(exampleBridge())).toBe(true);
    expect(isTested("functions: {sum: {returns: u64}}\n")).toBe(true);
    expect(isTested("constants: {MOST: {type: u32, value: 1}}\n")).toBe(false);
    expect(
      isTested(
        'handles: {Store: {implement: "::engine::Store", threads: sync, ops: {new: {kind: constructor}}}}\n',
      ),
    ).toBe(false);
  });

  it("are not where a name could be taken for one of the script's", () => {
    expect(isTested("functions: {mock_seen: {returns: u64}}\n")).toBe(false);
    expect(isTested("functions: {mocking: {returns: u64}}\n")).toBe(true);
    expect(
      isTested(
        'handles: {Mock: {implement: "crate::imp::Mock", threads: sync, ops: {new: {kind: constructor}}}}\n',
      ),
    ).toBe(false);
    expect(
      isTested(
        'handles: {Store: {implement: "crate::ffi::Store", threads: sync, ops: {new: {kind: constructor}}}}\n',
      ),
    ).toBe(false);
  });

  it("link an archive that is named like the crate", () => {
    expect(mockCrate(exampleBridge())).toBe("kv_ffi_mock");
    expect(mockPrefix(exampleBridge())).toBe("kv_mock_");
  });
});
