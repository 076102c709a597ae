import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractRust } from "../../src/app/extract-rust.ts";
import type { RustExtraction } from "../../src/app/extraction.ts";
import { openInputs } from "../../src/app/input.ts";
import { USUAL_CHOICES } from "../../src/app/reading-options.ts";
import type { Triple } from "../../src/idl/target.ts";
import { bringTree } from "./bring-tree.ts";
import type { TreePin } from "./pin.ts";
import { runClient } from "./run-client.ts";

/** A crate as it is built. */
export interface BuiltCrate {
  readonly pin: TreePin;
  readonly features: readonly string[];
}

const HOST: Triple = "x86_64-unknown-linux-gnu";

/** Symbols of Rust's own that a library defines besides. */
const RUSTS_OWN = /^(rust_eh_personality|_R|_ZN|__rust)/;

export function readCrate(
  { pin, features }: BuiltCrate,
  cfg: readonly string[] = [],
  targets: readonly Triple[] = [HOST],
): RustExtraction {
  const choices = { ...USUAL_CHOICES, choice: { ...USUAL_CHOICES.choice, features }, cfg };
  const input = openInputs(["."], [], { cwd: bringTree(pin), env: {} }, choices);
  if (input.kind !== "rust") throw new Error(`${pin.name} is no crate`);
  return extractRust(input, targets, { alsoNamed: new Set() });
}

/** The symbols that we read off a crate's sources, sorted. */
export function symbolsOf({ contract: { functions, statics } }: RustExtraction): readonly string[] {
  return [...functions, ...statics]
    .flatMap(([name, items]) => items.map(({ symbol }) => symbol ?? name))
    .sort();
}

/**
 * The symbols that the shared library of a crate defines, sorted. It is built with the versions that its own lock file
 * names, and without optimising.
 */
export function builtSymbols({ pin, features }: BuiltCrate): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "ffi-contract-crate-"));
  try {
    cpSync(bringTree(pin), folder, { recursive: true });
    const kind = ["--quiet", "--locked", "--lib", "--crate-type", "cdylib", "--target-dir", "built"];
    const chosen = features.flatMap((feature) => ["--features", feature]);
    runClient("cargo", ["rustc", ...kind, "--target", HOST, ...chosen], folder);
    const built = join(folder, "built", HOST, "debug");
    const library = readdirSync(built).find((name) => name.endsWith(".so"));
    if (library === undefined) throw new Error(`cargo built no library of ${pin.name}`);
    const lines = runClient("nm", ["-D", "--defined-only", join(built, library)], folder)
      .trim()
      .split("\n");
    return lines
      .map((line) => line.split(/\s+/).at(-1) ?? "")
      .filter((name) => !RUSTS_OWN.test(name))
      .sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
