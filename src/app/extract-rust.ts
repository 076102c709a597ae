import type { Triple } from "../idl/target.ts";
import { Problem } from "../source/problem.ts";
import type { RustExtraction } from "./extraction.ts";
import type { RustInput } from "./input.ts";

export interface RustSettings {
  /** Types and constants that other sources declare: they are part of the contract though no symbol reaches them. */
  readonly alsoNamed: ReadonlySet<string>;
}

/**
 * Reads a crate: its exports, what its `extern` blocks require, and the types and constants that these reach.
 *
 * @throws Problem if the manifest or the root file cannot be read.
 */
export function extractRust(
  input: RustInput,
  _targets: readonly Triple[],
  _settings: RustSettings,
): RustExtraction {
  throw new Problem("input", `${input.text}: Rust source is not read yet by this version`);
}
