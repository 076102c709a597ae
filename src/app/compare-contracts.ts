import { compareViews } from "../compare/compare-views.ts";
import type { Pair } from "../compare/pair.ts";
import type { Compared, Finding } from "../findings/finding.ts";
import { judge } from "../findings/judge.ts";
import type { Contract, Table } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { createView } from "../layout/create-view.ts";
import { compatibilityRules } from "../rules/catalog.ts";

/** The findings of compatibility between two contracts on the given targets, and how much was held side by side. */
export function compareContracts(
  baseline: Contract,
  current: Contract,
  targets: readonly Triple[],
): { readonly findings: readonly Finding[]; readonly compared: Compared } {
  const pairsByTarget = new Map<Triple, readonly Pair[]>();
  for (const target of targets) {
    pairsByTarget.set(target, compareViews(createView(baseline, target), createView(current, target)));
  }
  const findings = judge(pairsByTarget, compatibilityRules);
  return { findings, compared: countCompared(baseline, current, targets) };
}

function countCompared(baseline: Contract, current: Contract, targets: readonly Triple[]): Compared {
  const count = (table: (contract: Contract) => Table<unknown>): number =>
    new Set([...table(baseline).keys(), ...table(current).keys()]).size;
  return {
    functions: count((contract) => contract.functions),
    types: count((contract) => contract.types),
    constants: count((contract) => contract.constants),
    statics: count((contract) => contract.statics),
    callSites: 0,
    targets,
  };
}
