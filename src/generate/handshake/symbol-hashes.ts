import { createHash } from "node:crypto";
import { canonicalSymbol } from "../../compare/bridges/canonical-symbol.ts";
import { reckon } from "../../compare/bridges/reckoned.ts";
import type { Triple } from "../../idl/target.ts";
import { createView } from "../../layout/create-view.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { byCodeUnit } from "../../source/code-units.ts";
import { groupTargets } from "../target-groups.ts";

/** By symbol, in sorted order: SHA-256 in lower-case hexadecimal digits. */
export type SymbolHashes = ReadonlyMap<string, string>;

/** Targets on which all symbols have the same hashes. */
export interface HashGroup {
  readonly targets: readonly Triple[];
  readonly hashes: SymbolHashes;
}

/** The hash of every symbol of a bridge on one target, as the two sides hold them against each other. */
export function symbolHashes(lowered: LoweredBridge, target: Triple): SymbolHashes {
  const view = createView(lowered.contract, target);
  const reckoned = reckon(lowered);
  const hashes = [...view.functions].map(([symbol, item]): readonly [string, string] => [
    symbol,
    createHash("sha256")
      .update(canonicalSymbol(symbol, item, view, reckoned), "utf8")
      .digest("hex"),
  ]);
  return new Map(hashes.sort(([a], [b]) => byCodeUnit(a, b)));
}

/** The hashes of all targets of a bridge; targets that have the same share one table. In the order of the targets. */
export function groupHashes(lowered: LoweredBridge): readonly HashGroup[] {
  const groups = groupTargets(
    lowered.contract.targets,
    (target) => symbolHashes(lowered, target),
    (hashes) => [...hashes.values()].join(),
  );
  return groups.map(({ targets, value }) => ({ targets, hashes: value }));
}
