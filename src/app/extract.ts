import type { Contract } from "../idl/contract.ts";
import type { Gap, Note } from "../idl/gap.ts";
import { readContract } from "../idl/read-contract.ts";
import type { Triple } from "../idl/target.ts";
import { createView } from "../layout/create-view.ts";
import { layoutGapsOf } from "../layout/layout-gaps.ts";
import type { View } from "../layout/view.ts";
import { placeOf } from "../source/source-file.ts";
import { extractHeaders } from "./extract-headers.ts";
import type { Input } from "./input.ts";
import type { ReadingOptions } from "./reading-options.ts";

/** What was read of one input. */
export interface Extraction {
  readonly contract: Contract;
  /** What was not understood; also in the contract. */
  readonly gaps: readonly Gap[];
  readonly notes: readonly Note[];
}

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
  const contract = readContract(input.file);
  return { contract, gaps: contract.gaps, notes: [] };
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

/** What could not be laid out, told once for all the targets on which it is so. */
export function foldedLayoutGaps(views: readonly View[]): readonly Gap[] {
  const folded = new Map<string, { readonly gap: Gap; readonly targets: Triple[] }>();
  for (const view of views) {
    for (const gap of layoutGapsOf(view)) {
      const { path, line, column } = placeOf(gap.span);
      const key = JSON.stringify([path, line, column, gap.detail.replace(view.target, "")]);
      const known = folded.get(key);
      if (known === undefined) folded.set(key, { gap, targets: [view.target] });
      else known.targets.push(view.target);
    }
  }
  return [...folded.values()].map(({ gap, targets }) => {
    const [first = ""] = targets;
    return { ...gap, detail: gap.detail.replace(first, targets.join(", ")) };
  });
}
