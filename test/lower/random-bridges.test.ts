import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symbolHashes } from "../../src/generate/handshake/symbol-hashes.ts";
import { readContract } from "../../src/idl/read-contract.ts";
import { TRIPLES } from "../../src/idl/target.ts";
import { writeContractYaml } from "../../src/idl/write-contract.ts";
import { createView } from "../../src/layout/create-view.ts";
import { layoutGapsOf } from "../../src/layout/layout-gaps.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { anyBridge } from "../idl/random-bridge.ts";

describe("whatever the bridge", () => {
  it("its contract is valid, and all of it is known on every target", () => {
    fc.assert(
      fc.property(anyBridge, (bridge) => {
        const { contract } = lowerBridge(bridge);
        const text = writeContractYaml(contract);
        expect(writeContractYaml(readContract({ path: "lowered.ffi.yaml", text }))).toBe(text);
        for (const target of TRIPLES) expect(layoutGapsOf(createView(contract, target))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("its names are settled: nothing is renamed in what came of it", () => {
    fc.assert(
      fc.property(anyBridge, (written) => {
        const { bridge, contract } = lowerBridge(written);
        const again = lowerBridge(bridge);
        expect(again.renamed).toEqual([]);
        expect(writeContractYaml(again.contract)).toBe(writeContractYaml(contract));
      }),
      { numRuns: 60 },
    );
  });

  it("each of its symbols has a hash, and each of its own", () => {
    fc.assert(
      fc.property(anyBridge, fc.constantFrom(...TRIPLES), (bridge, target) => {
        const lowered = lowerBridge(bridge);
        const hashes = symbolHashes(lowered, target);
        expect([...hashes.keys()].sort()).toEqual([...lowered.contract.functions.keys()].sort());
        expect(new Set(hashes.values()).size).toBe(hashes.size);
      }),
      { numRuns: 40 },
    );
  });
});
