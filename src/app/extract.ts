import type { Contract } from "../idl/contract.ts";
import { readContract } from "../idl/read-contract.ts";
import type { Triple } from "../idl/target.ts";
import { createView } from "../layout/create-view.ts";
import type { View } from "../layout/view.ts";
import { extractGo } from "./extract-go.ts";
import { extractHeaders } from "./extract-headers.ts";
import { extractRust } from "./extract-rust.ts";
import type { Extraction } from "./extraction.ts";
import type { Input } from "./input.ts";
import type { ReadingOptions } from "./reading-options.ts";

export type { Extraction } from "./extraction.ts";
export { foldedLayoutGaps } from "./layout-gaps.ts";

/**
 * Reads an input as a contract.
 *
 * @param targets those that headers are read for; a contract file has its own.
 * @throws Problem if a file cannot be read, or a contract file is wrong.
 */
export function extractInput(
  input: Input,
  targets: readonly Triple[],
  options: Pick<ReadingOptions, "defines" | "undefines">,
): Extraction {
  if (input.kind === "headers") return extractHeaders(input, targets, options);
  if (input.kind === "rust") return extractRust(input, targets, { alsoNamed: new Set() });
  if (input.kind === "go") return extractGo(input, targets, options);
  const contract = readContract(input.file);
  const gaplessTargets = contract.gaps.length === 0 ? contract.targets : [];
  return { contract, gaps: contract.gaps, gaplessTargets, notes: [] };
}

/** Whether a contract says nothing at all. */
export function isEmptyContract({
  types,
  constants,
  macros,
  statics,
  functions,
  requires,
}: Contract): boolean {
  const tables = [types, constants, macros, statics, functions, requires.functions, requires.statics];
  return tables.every((table) => table.size === 0);
}

/** The contract as each of some targets sees it. */
export function viewsOf(contract: Contract, targets: readonly Triple[]): readonly View[] {
  return targets.map((target) => createView(contract, target));
}
