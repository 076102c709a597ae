import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setHandshakeApart } from "../../src/idl/handshake.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { anyBridge } from "../idl/random-bridge.ts";
import { readRust } from "../resolve/read-rust.ts";
import { generateFfi } from "./generate-crate.ts";
import { withoutMeaning } from "./without-meaning.ts";

describe("the generated Rust", () => {
  it("is, read by our own Rust reader, what the bridge lowers to, whatever the bridge", () => {
    fc.assert(
      fc.property(anyBridge, (bridge) => {
        const lowered = lowerBridge(bridge);
        for (const target of lowered.contract.targets) {
          const read = readRust(generateFfi(bridge), { target });
          expect(read.gaps).toEqual([]);
          expect(withoutMeaning(setHandshakeApart(read.contract))).toEqual(withoutMeaning(lowered.contract));
        }
      }),
      { numRuns: 20, seed: 5 },
    );
  });
});
