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
    "has gaps for macros, for types of the engine and for a header that is made by a build, and for nothing else",
    () => {
      const { gaps, compared } = checkTree(WASMTIME_C_API);
      expect(countEach(gaps.map(({ reason }) => reason))).toEqual({
        include: 8,
        macro: 29,
        "unresolved-type": 18,
      });
      expect(compared.functions).toBe(441);
    },
  );

  itWith(["cargo"], "keeps floats as bits, and names more members of a union than its header", () => {
    // A union against a struct: the union has a member of the engine's, so that only its gap says what is not known.
    const open = "union-mismatch wasmtime_func_t";
    expect(weightyFindings(checkTree(WASMTIME_C_API)).filter((line) => line !== open)).toEqual([
      "field-class-mismatch wasmtime_val_union.f32",
      "field-class-mismatch wasmtime_val_union.f64",
      "union-mismatch wasm_val_union.u32",
      "union-mismatch wasm_val_union.u64",
    ]);
  });
});
