import { describe, expect } from "vitest";
import { checkTree, countEach, weightyFindings } from "./check-tree.ts";
import { readCrate } from "./crate-exports.ts";
import { WASMTIME_C_API } from "./tree-pins.ts";
import { itWith } from "./with-tools.ts";

const ALL_FEATURES = ["async", "cache", "coredump", "cranelift", "gc", "logging", "parallel-compilation"];
const MORE_FEATURES = ["profiling", "threads", "wasi", "wat", "winch"];

describe("Wasmtime's C API, a crate with the headers that its makers wrote", () => {
  itWith(["cargo"], "exports each function that is written out with `no_mangle`", () => {
    const usual = readCrate({ pin: WASMTIME_C_API, features: [] });
    const all = readCrate({ pin: WASMTIME_C_API, features: [...ALL_FEATURES, ...MORE_FEATURES] });
    // 297 attributes in its sources, of which 5 stand in a macro.
    expect([usual, all].map(({ contract }) => contract.functions.size)).toEqual([245, 292]);
  });

  itWith(
    ["cargo"],
    "has a gap for each macro and each type of the engine, and none where it was not parsed",
    () => {
      const { gaps, compared } = checkTree(WASMTIME_C_API);
      expect(countEach(gaps.map(({ reason }) => reason))).toEqual({
        include: 8,
        macro: 29,
        "unresolved-type": 97,
      });
      expect(compared.functions).toBe(441);
    },
  );

  itWith(["cargo"], "has no function undefined, and members of a union that only Rust names", () => {
    const weighty = weightyFindings(checkTree(WASMTIME_C_API));
    expect(weighty).toEqual(
      expect.arrayContaining(["union-mismatch wasm_val_union.u32", "union-mismatch wasm_val_union.u64"]),
    );
    expect(weighty.filter((line) => !/^(union-mismatch|type-kind-mismatch) /.test(line))).toEqual([]);
  });
});
