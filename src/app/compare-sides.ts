import type { Compared, Finding } from "../findings/finding.ts";
import type { RunResult, SourceInfo } from "../findings/run-result.ts";
import type { Contract } from "../idl/contract.ts";
import type { Gap } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { writeContractYaml } from "../idl/write-contract.ts";
import type { View } from "../layout/view.ts";
import { Problem } from "../source/problem.ts";
import { viewsOf } from "./extract.ts";
import type { Extraction } from "./extraction.ts";
import { judgeVersions } from "./judge-versions.ts";
import { foldedLayoutGaps } from "./layout-gaps.ts";

/** Hears what a run takes and leaves out while it works. */
export type Listener = (line: string) => void;

export type SideName = SourceInfo["side"];

/** One of two versions that are compared. */
export interface ComparedSide {
  readonly name: SideName;
  readonly extraction: Extraction;
}

export type ComparedSides = Readonly<Record<SideName, ComparedSide>>;
export type Views = Readonly<Record<SideName, readonly View[]>>;

/** What two versions differ in, before anything is waived or paid for. */
export interface Changes {
  readonly targets: readonly Triple[];
  readonly views: Views;
  readonly findings: readonly Finding[];
  readonly gaps: RunResult["gaps"];
  /** Both say the same, item for item, and nothing is missing. */
  readonly identical: boolean;
}

/**
 * Compares two versions on the targets that both have.
 *
 * @throws Problem if there is no such target.
 */
export function compareSides(sides: ComparedSides, wanted: readonly Triple[] | null, say: Listener): Changes {
  const targets = commonTargets(sides, wanted, say);
  const views = {
    baseline: viewsOf(sides.baseline.extraction.contract, targets),
    current: viewsOf(sides.current.extraction.contract, targets),
  };
  const gaps = [...sideGaps(sides.baseline, views.baseline), ...sideGaps(sides.current, views.current)];
  const versionOf = (side: SideName) => ({
    views: views[side],
    bridge: sides[side].extraction.bridge ?? null,
  });
  const findings = judgeVersions(versionOf("baseline"), versionOf("current"));
  const identical = gaps.length === 0 && findings.length === 0 && areIdentical(sides);
  return { targets, views, findings, gaps, identical };
}

function commonTargets(
  { baseline, current }: ComparedSides,
  wanted: readonly Triple[] | null,
  say: Listener,
): readonly Triple[] {
  const before = baseline.extraction.contract.targets;
  const now = current.extraction.contract.targets;
  const common = before.filter((target) => now.includes(target) && (wanted?.includes(target) ?? true));
  if (common.length === 0) {
    throw new Problem(
      "input",
      `nothing to compare: the baseline is for ${before.join(", ")}, the current side for ${now.join(", ")}`,
      null,
      "Make both for one target at least.",
    );
  }
  const tellOthers = (name: SideName, targets: readonly Triple[]): void => {
    const others = targets.filter((target) => !common.includes(target));
    if (others.length > 0) say(`not compared, for want of the other side: ${name} on ${others.join(", ")}`);
  };
  tellOthers("baseline", before);
  tellOthers("current", now);
  return common;
}

/** The gaps of one side, those of its layouts among them. */
export function sideGaps(side: ComparedSide, views: readonly View[]): RunResult["gaps"] {
  const gaps: readonly Gap[] = [
    ...side.extraction.gaps,
    ...foldedLayoutGaps(views, [...side.extraction.gaps, ...side.extraction.notes]),
  ];
  return gaps.map((gap) => ({ ...gap, side: side.name }));
}

function areIdentical({ baseline, current }: ComparedSides): boolean {
  const [before, now] = [baseline.extraction.contract, current.extraction.contract];
  return haveSameNames(before, now) && surfaceText(before) === surfaceText(now);
}

/** Settles most comparisons without writing both sides out. */
function haveSameNames(before: Contract, now: Contract): boolean {
  const tables = ["types", "functions", "statics", "constants", "macros"] as const;
  return tables.every((table) => {
    const names = [...now[table].keys()];
    return before[table].size === names.length && names.every((name) => before[table].has(name));
  });
}

/** All that a contract says but its own name and version. */
function surfaceText(contract: Contract): string {
  const { version: _, ...rest } = contract;
  return writeContractYaml({ ...rest, name: "same" });
}

/** What is in some contracts, each name once. */
export function countCompared(
  contracts: readonly Contract[],
  callSites: number,
  targets: readonly Triple[],
): Compared {
  const countOf = (table: "functions" | "types" | "constants" | "statics"): number =>
    new Set(contracts.flatMap((contract) => [...contract[table].keys()])).size;
  return {
    functions: countOf("functions"),
    types: countOf("types"),
    constants: countOf("constants"),
    statics: countOf("statics"),
    callSites,
    targets,
  };
}
