import type { Finding } from "../findings/finding.ts";
import type { RunResult, SideInfo, SourceInfo } from "../findings/run-result.ts";
import type { CallSite } from "../idl/call-site.ts";
import type { Contract } from "../idl/contract.ts";
import { gapKey } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { attachCallSites } from "./agreement.ts";
import { agreeSources } from "./check-agreement.ts";
import { stalenessFindings } from "./check-contract.ts";
import type { LibraryPlan } from "./check-plan.ts";
import {
  type CheckedSide,
  type CheckSetting,
  describeCurrent,
  readBaseline,
  readCurrent,
  sideInfo,
} from "./check-side.ts";
import type { LeftOut } from "./choose-headers.ts";
import { compareSides, type SideName, sideGaps } from "./compare-sides.ts";
import { reckonedStatements, type VersionStatement } from "./declared-version.ts";
import { viewsOf } from "./extract.ts";
import { disagreementFindings, exportsNothingFindings, noteFindings } from "./keep-house.ts";
import { foldedLayoutGaps } from "./layout-gaps.ts";
import { narrowingHint } from "./narrowing-hint.ts";
import type { ReadSource } from "./read-kinds.ts";

/** What a check says of one library, before anything is waived or paid for. */
export interface LibraryResult {
  readonly sources: readonly SourceInfo[];
  readonly baseline: SideInfo | null;
  readonly current: SideInfo;
  readonly identical: boolean;
  /** What changed since the baseline; null without one. */
  readonly changes: readonly Finding[] | null;
  /** The versions that the owed bump is reckoned from. */
  readonly versions: Readonly<Record<SideName, readonly VersionStatement[]>>;
  /** Of the sources as they are now. */
  readonly findings: readonly Finding[];
  readonly contracts: readonly Contract[];
  readonly callSites: number;
  readonly targets: readonly Triple[];
  readonly gaps: RunResult["gaps"];
  /** Of what was found now. */
  readonly leftOut: readonly LeftOut[];
  /** All files that the current sources were read from. */
  readonly files: readonly SourceFile[];
}

/**
 * Checks one library: its sources against each other, and against the version before.
 *
 * @throws Problem if a source cannot be read, or there is only one and nothing to compare it with.
 */
export function checkLibrary(library: LibraryPlan, setting: CheckSetting): LibraryResult {
  const current = readCurrent(library, setting);
  const baseline = readBaseline(library, current, setting);
  const read = current.extraction.sources;
  if (baseline === null && read.length < 2) throw nothingToCompare(current);
  if (baseline === null) {
    setting.say("agreement only: the sources are held against each other, not against a version before");
  }
  const agreement = agreeSources(library.plan, read, setting.targets, library.unit, setting.say);
  const compared = baseline === null ? null : compareWith(baseline, current, setting);
  const changes = compared === null ? null : attachCallSites(compared.findings, agreement.surfaces);
  const versions = compared?.reckoned ?? { baseline: [], current: current.versions };
  if (baseline !== null) setting.say(describeCurrent(current, versions.current));
  return {
    sources: [...(baseline?.sources ?? []), ...current.sources],
    baseline: baseline === null ? null : sideInfo(baseline, versions.baseline),
    current: sideInfo(current, versions.current),
    identical: compared?.identical ?? false,
    changes,
    versions,
    findings: [
      ...agreement.findings,
      ...current.conflicts,
      ...exportsNothingFindings(read),
      ...noteFindings({ baseline: [], current: current.extraction.notes }),
      ...disagreementFindings({ baseline: [], current: current.versions }),
      ...stalenessFindings(library, current, setting),
    ],
    contracts: [
      ...(baseline === null ? [] : [baseline.extraction.contract]),
      current.extraction.contract,
      ...read.map(({ extraction }) => extraction.contract),
    ],
    callSites: read.reduce((sum, source) => sum + callsOf(source).length, 0),
    targets: compared?.targets ?? setting.targets,
    gaps: [
      ...gapsOf(current, compared?.gaps ?? null, setting),
      ...agreement.gaps.map((gap) => ({ ...gap, side: "current" as const })),
    ],
    leftOut: current.extraction.leftOut,
    files: read.flatMap((source) => (source.kind === "headers" ? source.files : source.extraction.files)),
  };
}

function callsOf(source: ReadSource): readonly CallSite[] {
  return source.kind === "go" ? source.extraction.calls : [];
}

function nothingToCompare({ sources, extraction }: CheckedSide): Problem {
  const [only] = sources;
  const missing = [...new Set(extraction.gaps.flatMap(({ missing: header }) => header?.name ?? []))];
  const named = missing.slice(0, MOST_NAMED).map((name) => `\`${name}\``);
  const others = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : "";
  const isOneOnly = `${only?.input ?? "the project"} is the only source, and there is no baseline`;
  const [because, way] =
    missing.length === 0
      ? ["", ""]
      : [
          `; what it includes is found nowhere: ${named.join(", ")}${others}`,
          "Name the folder of what it includes: --include-path DIR. ",
        ];
  return new Problem(
    "input",
    `nothing to compare: ${isOneOnly}${because}`,
    null,
    `${way}Name a revision: --against REF; or further sources: --source rust:PATH, c:PATH, go:PATH.`,
  );
}

/** Headers that are named where many are missing. */
const MOST_NAMED = 5;

function compareWith(baseline: CheckedSide, current: CheckedSide, setting: CheckSetting) {
  const { say, reading } = setting;
  const { targets, views, findings, gaps, identical } = compareSides(
    { baseline, current },
    reading.targets,
    say,
  );
  const sides = [
    { extraction: baseline.extraction, views: views.baseline },
    { extraction: current.extraction, views: views.current },
  ];
  const hint = gaps.length === 0 ? null : narrowingHint(sides);
  if (hint !== null) say(hint);
  if (identical) say("baseline and current declare the same: nothing changed");
  const reckoned = reckonedStatements({ baseline: baseline.versions, current: current.versions });
  return { targets, findings, gaps, identical, reckoned };
}

/** Gaps of both versions, and of what the sources declare beside the contract of the whole. */
function gapsOf(
  current: CheckedSide,
  compared: RunResult["gaps"] | null,
  { targets }: CheckSetting,
): RunResult["gaps"] {
  const { extraction } = current;
  const known = compared ?? sideGaps(current, viewsOf(extraction.contract, targets));
  const told = known.filter(({ side }) => side === "current");
  const others = extraction.sources.flatMap((source) => {
    const { contract } = source.extraction;
    return foldedLayoutGaps(viewsOf(contract, targets), [...told, ...extraction.gaps, ...extraction.notes]);
  });
  const first = new Map(others.map((gap) => [gapKey(gap), gap]));
  return [...known, ...[...first.values()].map((gap) => ({ ...gap, side: "current" as const }))];
}
