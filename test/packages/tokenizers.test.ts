import { describe, expect } from "vitest";
import { compareSides } from "../../src/app/compare-sides.ts";
import { extractRust } from "../../src/app/extract-rust.ts";
import { openInputs } from "../../src/app/input.ts";
import { DEFAULT_TRIPLES } from "../../src/idl/target.ts";
import { bringTree } from "./bring-tree.ts";
import { callPlaces, checkTree, countEach, lineOf, weightyFindings } from "./check-tree.ts";
import type { TreePin } from "./pin.ts";
import { TOKENIZERS_1_25, TOKENIZERS_1_26 } from "./tree-pins.ts";
import { itWith } from "./with-tools.ts";

/** Parameters have other names in the header; none is a sign of a swap. */
const ASIDES = { "param-name-mismatch": 6 };

describe("the tokenizers module, a crate with a hand-written header and the Go package that calls it", () => {
  itWith(["go"], "names what the header of v1.25.0 says otherwise than the crate", () => {
    const check = checkTree(TOKENIZERS_1_25);
    expect(weightyFindings(check)).toEqual([
      "field-pointer-level-mismatch tokenizers_buffer.tokens",
      "field-width-mismatch tokenizers_buffer.len",
      "symbol-undefined tokenizers_version",
      "param-width-mismatch tokenizers_from_bytes_with_truncation.max_len",
      "field-name-mismatch tokenizers_encode_options.add_special_tokens",
    ]);
    expect(check.findings.find(({ rule }) => rule === "field-name-mismatch")?.message).toContain(
      "`add_special_token` in the declaration",
    );
    expect(check.gaps).toEqual([]);
  });

  itWith(["go"], "attaches the places from which Go calls", () => {
    const check = checkTree(TOKENIZERS_1_25);
    const places = (line: string) => callPlaces(check, line);
    const buffers = ["tokenizer.go:354", "tokenizer.go:359", "tokenizer.go:424", "tokenizer.go:429"];
    expect(places("field-width-mismatch tokenizers_buffer.len")).toEqual(buffers);
    expect(places("field-pointer-level-mismatch tokenizers_buffer.tokens")).toEqual(buffers);
    expect(places("param-width-mismatch tokenizers_from_bytes_with_truncation.max_len")).toEqual([
      "tokenizer.go:99",
    ]);
    // Declared, defined nowhere, and called by nobody: it links.
    expect(places("symbol-undefined tokenizers_version")).toEqual([]);
    expect(check.compared.callSites).toBe(16);
  });

  itWith(["go"], "has nothing against v1.26.0, which mended all of it", () => {
    const check = checkTree(TOKENIZERS_1_26);
    expect(weightyFindings(check)).toEqual([]);
    expect(countEach(check.findings.map(({ rule }) => rule))).toEqual(ASIDES);
    expect(check.gaps).toEqual([]);
    expect(check.compared.callSites).toBe(22);
  });

  itWith(["go"], "has a crate that renamed a function from v1.25.0 to v1.26.0 and added another", () => {
    const sides = {
      baseline: { name: "baseline", extraction: readCrate(TOKENIZERS_1_25) },
      current: { name: "current", extraction: readCrate(TOKENIZERS_1_26) },
    } as const;
    const { findings, gaps } = compareSides(sides, null, () => {});
    expect(findings.map((finding) => `${finding.bump} ${lineOf(finding)}`)).toEqual([
      "major symbol-renamed tokenizers_version_1_23_0",
      "minor function-added tokenizers_version",
    ]);
    expect(gaps).toEqual([]);
  });
});

function readCrate(pin: TreePin) {
  const input = openInputs(["crates/tokenizers"], [], { cwd: bringTree(pin), env: {} });
  if (input.kind !== "rust") throw new Error("no crate was found");
  return extractRust(input, DEFAULT_TRIPLES, { alsoNamed: new Set() });
}
