import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { outcomeOf } from "../../src/app/outcome.ts";
import { bringTree } from "./bring-tree.ts";
import { checkTree, countEach, gapLines, weightyFindings } from "./check-tree.ts";
import { type BuiltCrate, builtSymbols, readCrate, symbolsOf } from "./crate-exports.ts";
import { BZIP2, HYPER, IMAGEQUANT, MP4PARSE, QCMS, RURE, YFFI, ZLIB } from "./tree-pins.ts";
import { itBuilding, itWith } from "./with-tools.ts";

interface ExportCase extends BuiltCrate {
  readonly symbols: number;
  /** Symbols of functions that are spelled `extern "Rust"`: they are for other crates, and no C interface. */
  readonly ofRust?: readonly string[];
}

const PLAIN: readonly ExportCase[] = [
  { pin: QCMS, features: ["c_bindings"], symbols: 40 },
  { pin: IMAGEQUANT, features: ["capi"], symbols: 53, ofRust: ["liq_executing_user_callback"] },
  { pin: MP4PARSE, features: [], symbols: 15 },
  { pin: YFFI, features: [], symbols: 207 },
];

describe.each(PLAIN)("the crate $pin.name $pin.version", ({ symbols, ofRust = [], ...crate }) => {
  itBuilding("exports what its built library defines", () => {
    const built = builtSymbols(crate);
    expect([...symbolsOf(readCrate(crate)), ...ofRust].sort()).toEqual(built);
    expect(built.length).toBe(symbols);
  });
});

/** Each export is made or named by a macro: none may be missing without a word. */
const MADE_BY_MACROS: readonly ExportCase[] = [
  { pin: RURE, features: [], symbols: 33 },
  { pin: BZIP2, features: ["export-symbols"], symbols: 24 },
  { pin: ZLIB, features: ["export-symbols"], symbols: 43 },
];

describe.each(MADE_BY_MACROS)("the crate $pin.name $pin.version", ({ symbols, ...crate }) => {
  itBuilding("has a gap for each export that is not read", () => {
    const built = builtSymbols(crate);
    expect(built.length).toBe(symbols);
    const extraction = readCrate(crate);
    const read = symbolsOf(extraction);
    expect(read.filter((name) => !built.includes(name))).toEqual([]);
    expect(gapLines(extraction)).toHaveLength(built.length - read.length);
    expect(extraction.mayDefineMore).toBe(read.length < built.length);
  });
});

describe("a crate of which a macro makes every export", () => {
  itWith(["cargo"], "is unsettled, and no function of its header is called undefined (rure)", () => {
    const check = checkTree(RURE);
    expect(outcomeOf(check)).toBe("unsettled");
    expect(weightyFindings(check)).toEqual([]);
    expect(countEach(check.gaps.map(({ reason }) => reason))).toEqual({ macro: 33 });
    expect(check.compared.functions).toBe(33);
  });

  itWith(["cargo"], "names the place of each call of the macro (hyper with --cfg hyper_unstable_ffi)", () => {
    const crate = { pin: HYPER, features: ["ffi", "client", "http1", "http2"] };
    const placesToldOf = (built: BuiltCrate): readonly string[] =>
      gapLines(readCrate(built, ["hyper_unstable_ffi"]))
        .filter((line) => line.includes("the macro `ffi_fn!`"))
        .map((line) => line.split(" ")[0] ?? "")
        .sort();
    expect(placesToldOf(crate)).toEqual(callsOf("ffi_fn!", bringTree(HYPER), "src/ffi"));
    expect(placesToldOf({ ...crate, features: [] })).toEqual([]);
  });
});

/** Where lines begin with the call of a macro, as `path:line`. */
function callsOf(macro: string, root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder))
    .map((name) => `${folder}/${name}`)
    .flatMap((path) =>
      readFileSync(join(root, path), "utf8")
        .split("\n")
        .flatMap((line, index) => (line.startsWith(`${macro} {`) ? [`${path}:${index + 1}`] : [])),
    )
    .sort();
}

describe("imagequant-sys against its header", () => {
  itWith(["cargo"], "has unsigned numbers in Rust where the header has signed ones", () => {
    const check = checkTree(IMAGEQUANT, [], ["capi"]);
    const weighty = check.findings.filter(({ level }) => level !== "info");
    expect(countEach(weighty.map(({ rule, level }) => `${level} ${rule}`))).toEqual({
      "warning param-sign-mismatch": 9,
      "warning return-sign-mismatch": 8,
    });
    expect(countEach(check.gaps.map(({ reason }) => reason))).toEqual({ macro: 1, "unresolved-type": 5 });
  });
});
