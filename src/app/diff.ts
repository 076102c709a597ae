import { compareViews } from "../compare/compare-views.ts";
import type { Pair } from "../compare/pair.ts";
import type { Compared, Finding } from "../findings/finding.ts";
import { judge } from "../findings/judge.ts";
import type { RunResult, SideInfo, SourceInfo } from "../findings/run-result.ts";
import { compareFindings } from "../findings/sort-findings.ts";
import { verdictOf } from "../findings/verdict.ts";
import type { Contract } from "../idl/contract.ts";
import type { Gap } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { writeContractYaml } from "../idl/write-contract.ts";
import type { View } from "../layout/view.ts";
import { compatibilityRules } from "../rules/catalog.ts";
import { Problem } from "../source/problem.ts";
import { unreadableVersion, type VersionStatement, versionStatements } from "./declared-version.ts";
import { type Extraction, extractInput, isEmptyContract, viewsOf } from "./extract.ts";
import {
  headersReadByBoth,
  mixedSidesLine,
  type RecordedInput,
  recordReading,
  refuseAbsentFolders,
} from "./include-paths.ts";
import { type Input, openInputs } from "./input.ts";
import { disagreementFindings, noteFindings, verdictFindings } from "./keep-house.ts";
import { foldedLayoutGaps } from "./layout-gaps.ts";
import { narrowingHint, type ReadSide } from "./narrowing-hint.ts";
import { type ReadingOptions, wantedTargets } from "./reading-options.ts";
import type { Workplace } from "./workplace.ts";

export interface DiffRequest {
  readonly baseline: string;
  readonly current: string;
  readonly reading: ReadingOptions;
  /** Include paths of one side only, as given; searched before those of `reading`. */
  readonly ownIncludePaths?: Readonly<Record<SideName, readonly string[]>>;
  readonly versionOld: string | null;
  readonly versionNew: string | null;
  readonly allowGaps: boolean;
}

/** Hears what a run takes and leaves out while it works. */
export type Listener = (line: string) => void;

type SideName = SourceInfo["side"];

interface Side {
  readonly name: SideName;
  readonly input: Input;
  readonly extraction: Extraction;
  /** The most trusted first. */
  readonly versions: readonly VersionStatement[];
}

type Sides = Readonly<Record<SideName, Side>> & {
  /** Headers that both sides read for want of include paths of their own. */
  readonly readByBoth: readonly string[];
};

/**
 * Compares two inputs: what changed, who breaks, which bump is owed.
 *
 * @throws Problem if an input cannot be read or there is nothing to compare.
 */
export function diffInputs(request: DiffRequest, workplace: Workplace, say: Listener): RunResult {
  const sides = readSides(request, workplace);
  const isVersioned = sides.baseline.versions.length + sides.current.versions.length > 0;
  for (const side of [sides.baseline, sides.current]) say(describeSide(side, isVersioned));
  const mixed = mixedSidesLine(sides.readByBoth);
  if (mixed !== null) say(mixed);
  refuseNothing(sides);
  const targets = commonTargets(sides, request.reading, say);
  const views = {
    baseline: viewsOf(sides.baseline.extraction.contract, targets),
    current: viewsOf(sides.current.extraction.contract, targets),
  };
  const gaps = [...gapsOf(sides.baseline, views.baseline), ...gapsOf(sides.current, views.current)];
  const hint = gaps.length === 0 ? null : narrowingHint(readSidesOf(sides, views));
  if (hint !== null) say(hint);
  const changes = changesBetween(views);
  const identical = gaps.length === 0 && changes.length === 0 && areIdentical(sides);
  if (identical) say("baseline and current declare the same: nothing changed");
  const facts = {
    baseline: sides.baseline.versions[0]?.version ?? null,
    current: sides.current.versions[0]?.version ?? null,
  };
  const verdict = verdictOf(changes, facts);
  if (!isVersioned && !verdict.passed) say(NO_VERSIONS);
  const asides = [
    ...verdictFindings(versionsOf(sides), verdict),
    ...(identical ? [] : [...disagreementFindings(versionsOf(sides)), ...noteFindings(notesOf(sides))]),
  ];
  return {
    command: "diff",
    sources: [sourceInfo(sides.baseline), sourceInfo(sides.current)],
    baseline: sideInfo(sides.baseline),
    current: sideInfo(sides.current),
    identical,
    verdict,
    failOn: "error",
    findings: [...changes, ...asides].sort(compareFindings),
    compared: comparedOf(sides, targets),
    gaps,
    gapsAllowed: request.allowGaps,
  };
}

/** A contract file says for which targets the other side's headers are read, unless the user does. */
function readSides(request: DiffRequest, workplace: Workplace): Sides {
  const { reading } = request;
  const recorded = openSides(request, workplace);
  const inputs = { baseline: recorded.baseline.input, current: recorded.current.input };
  const early = {
    baseline: extractContractFile(inputs.baseline, reading),
    current: extractContractFile(inputs.current, reading),
  };
  const stated = (early.current ?? early.baseline)?.contract.targets;
  const targets = reading.targets ?? stated ?? wantedTargets(reading);
  const side = (name: SideName, option: VersionStatementOption | null): Side => {
    const input = inputs[name];
    const extraction = early[name] ?? extractInput(input, targets, reading);
    const versions = versionStatements({ option, ref: input.ref, contract: extraction.contract });
    return { name, input, extraction, versions };
  };
  const baseline = side("baseline", versionOption("--version-old", request.versionOld));
  const current = side("current", versionOption("--version-new", request.versionNew));
  const readByBoth = headersReadByBoth(recorded.baseline, recorded.current, workplace);
  return { baseline, current, readByBoth };
}

/** Each side with its own include paths in front of those that both have. */
function openSides(request: DiffRequest, workplace: Workplace): Readonly<Record<SideName, RecordedInput>> {
  const shared = request.reading.includePaths;
  const own = request.ownIncludePaths ?? { baseline: [], current: [] };
  const open = (side: SideName): RecordedInput => {
    const input = openInputs([request[side]], [...own[side], ...shared], workplace);
    refuseAbsentFolders({
      option: `--include-path-${side}`,
      folders: own[side],
      openedIn: [{ input, from: 0 }],
    });
    return recordReading(input, own[side].length, shared.length);
  };
  const sides = { baseline: open("baseline"), current: open("current") };
  refuseAbsentFolders({
    option: "--include-path",
    folders: shared,
    openedIn: [
      { input: sides.baseline.input, from: own.baseline.length },
      { input: sides.current.input, from: own.current.length },
    ],
  });
  return sides;
}

const NO_VERSIONS =
  "no version found on either side, so none pays for a break: --version-old and --version-new, a tag, or macros such " +
  "as KV_VERSION_MAJOR state one";

interface VersionStatementOption {
  readonly name: string;
  readonly value: string;
}

function versionOption(name: string, value: string | null): VersionStatementOption | null {
  return value === null ? null : { name, value };
}

function extractContractFile(input: Input, reading: ReadingOptions): Extraction | null {
  return input.kind === "contract" ? extractInput(input, [], reading) : null;
}

/** @param isVersioned whether one side at least has a version, so that the other would have to have one. */
function describeSide({ name, input, versions, extraction }: Side, isVersioned: boolean): string {
  const [version] = versions;
  const unread = unreadableVersion(extraction.contract);
  const what = [
    ...(version === undefined ? [] : [`version ${version.version} by ${version.by}`]),
    ...(version === undefined && (isVersioned || unread !== null) ? ["no version found"] : []),
    ...(unread === null ? [] : [`\`${unread}\`, which the contract states, is no version`]),
    ...(input.revision === null ? [] : [`revision ${input.revision.slice(0, 12)}`]),
    ...(input.kind === "headers" && input.headers.length > 1 ? [`${input.headers.length} headers`] : []),
    ...(input.kind === "headers" && input.skipped.length > 0
      ? [`left out: ${input.skipped.join(", ")}`]
      : []),
  ];
  return `${name}: ${input.text}${what.length === 0 ? "" : ` (${what.join("; ")})`}`;
}

/** An empty header was probably not meant: a guard that hides everything, a wrong file, a missing define. */
function refuseNothing({ baseline, current }: Sides): void {
  for (const side of [baseline, current]) {
    const { input, extraction } = side;
    if (extraction.gaps.length > 0 || !isEmptyContract(extraction.contract)) continue;
    const other = side === baseline ? current : baseline;
    if (input.kind === "contract" && !isEmptyContract(other.extraction.contract)) continue;
    throw new Problem(
      "input",
      `nothing to compare: ${input.text} declares nothing`,
      extraction.contract.span ?? null,
      "Is it the right file, and does a condition in it need --define?",
    );
  }
}

function commonTargets(
  { baseline, current }: Sides,
  reading: ReadingOptions,
  say: Listener,
): readonly Triple[] {
  const before = baseline.extraction.contract.targets;
  const now = current.extraction.contract.targets;
  const common = before.filter(
    (target) => now.includes(target) && (reading.targets?.includes(target) ?? true),
  );
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

function gapsOf(side: Side, views: readonly View[]): RunResult["gaps"] {
  const gaps: readonly Gap[] = [...side.extraction.gaps, ...foldedLayoutGaps(views, side.extraction.gaps)];
  return gaps.map((gap) => ({ ...gap, side: side.name }));
}

function readSidesOf({ baseline, current }: Sides, views: Views): readonly ReadSide[] {
  return [
    { extraction: baseline.extraction, views: views.baseline },
    { extraction: current.extraction, views: views.current },
  ];
}

function areIdentical({ baseline, current }: Sides): boolean {
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

type Views = Readonly<Record<SideName, readonly View[]>>;

function changesBetween(views: Views): readonly Finding[] {
  return judge(pairsByTarget(views), compatibilityRules);
}

function* pairsByTarget(views: Views): Iterable<readonly [Triple, readonly Pair[]]> {
  for (const before of views.baseline) {
    const now = views.current.find(({ target }) => target === before.target);
    if (now !== undefined) yield [before.target, compareViews(before, now)];
  }
}

function versionsOf({ baseline, current }: Sides) {
  return { baseline: baseline.versions, current: current.versions };
}

function notesOf({ baseline, current }: Sides) {
  return { baseline: baseline.extraction.notes, current: current.extraction.notes };
}

function sourceInfo({ name, input }: Side): SourceInfo {
  return { language: input.kind === "headers" ? "c" : "contract", input: input.text, side: name, why: null };
}

function sideInfo({ input, versions }: Side): SideInfo {
  return { input: input.text, version: versions[0]?.version ?? null, revision: input.revision };
}

function comparedOf({ baseline, current }: Sides, targets: readonly Triple[]): Compared {
  const before = baseline.extraction.contract;
  const now = current.extraction.contract;
  const countOf = (table: "functions" | "types" | "constants" | "statics"): number =>
    new Set([...before[table].keys(), ...now[table].keys()]).size;
  return {
    functions: countOf("functions"),
    types: countOf("types"),
    constants: countOf("constants"),
    statics: countOf("statics"),
    callSites: 0,
    targets,
  };
}
