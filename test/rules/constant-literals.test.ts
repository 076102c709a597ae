import { describe, expect, it } from "vitest";
import { diffSources } from "./diff-sources.ts";

const contract = (type: string, value: string) => ({
  path: "kv.ffi.yaml",
  text: `contract: 1
name: kv
side: declarations
targets: [x86_64-unknown-linux-gnu]
constants:
  KV_MAX: {type: ${type}, value: ${value}}
functions:
  kv_open: {params: [], returns: void}
`,
});
const header = (text: string) => ({ path: "kv.h", text: `${text}\nvoid kv_open(void);\n` });

const saidOf = (...sides: Parameters<typeof diffSources>) => diffSources(...sides).map(({ rule }) => rule);

describe("an integer constant of a header and of a crate", () => {
  it("is the same whatever type each language gives the literal", () => {
    expect(saidOf(contract("c_int", "16"), contract("u32", "16"))).toEqual([]);
    expect(saidOf(contract("i32", "16"), header("#define KV_MAX 16"))).toEqual([]);
  });

  it("of another value changed", () => {
    expect(saidOf(contract("c_int", "16"), contract("u32", "32"))).toEqual(["constant-value-changed"]);
  });

  it("of another type in the same language changed", () => {
    expect(saidOf(contract("i32", "16"), contract("u32", "16"))).toEqual(["constant-type-changed"]);
    expect(saidOf(header("#define KV_MAX 16"), header("#define KV_MAX 16u"))).toEqual([
      "constant-type-changed",
    ]);
  });
});
