import { compareViews } from "../../src/compare/compare-views.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { judge } from "../../src/findings/judge.ts";
import type { Contract } from "../../src/idl/contract.ts";
import type { Triple } from "../../src/idl/target.ts";
import { createView } from "../../src/layout/create-view.ts";
import { compatibilityRules } from "../../src/rules/catalog.ts";

/** Two data models of 64 bits, one of 32, and the processor that leaves upper bits of registers alone. */
export const SOME_TARGETS: readonly Triple[] = [
  "aarch64-unknown-linux-gnu",
  "i686-unknown-linux-gnu",
  "x86_64-pc-windows-msvc",
  "x86_64-unknown-linux-gnu",
];

/** What every rule of the catalog says of two contracts. */
export function diffContracts(
  baseline: Contract,
  current: Contract,
  targets: readonly Triple[] = SOME_TARGETS,
): readonly Finding[] {
  const pairs = targets.map((target) => {
    return [target, compareViews(createView(baseline, target), createView(current, target))] as const;
  });
  return judge(new Map(pairs), compatibilityRules);
}
