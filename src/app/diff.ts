import { houseKeepingRules } from "../findings/house-keeping.ts";
import type { RunResult, SideInfo } from "../findings/run-result.ts";
import { compareFindings } from "../findings/sort-findings.ts";
import { verdictOf } from "../findings/verdict.ts";
import { Problem } from "../source/problem.ts";
import { compareSides, countCompared, type Listener, type SideName } from "./compare-sides.ts";
import {
  reckonedStatements,
  unreadableVersion,
  type VersionStatement,
  versionStatements,
} from "./declared-version.ts";
import { inputInfos, sourceLines } from "./describe-sources.ts";
import { extractInput, type InputExtraction, isEmptyContract, readsGo } from "./extract.ts";
import {
  headersReadByBoth,
  mixedSidesLine,
  type RecordedInput,
  recordReading,
  refuseAbsentFolders,
} from "./include-paths.ts";
import { type Input, openInputs } from "./input.ts";
import { disagreementFindings, noteFindings, verdictFindings } from "./keep-house.ts";
import { narrowingHint } from "./narrowing-hint.ts";
import { type ReadingOptions, wantedTargets } from "./reading-options.ts";
import { shortCommit } from "./short-commit.ts";
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

interface Side {
  readonly name: SideName;
  readonly input: Input;
  readonly extraction: InputExtraction;
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
  for (const side of [sides.baseline, sides.current]) {
    say(describeSide(side, isVersioned));
    for (const line of sourceLines(side.extraction)) say(line);
  }
  const mixed = mixedSidesLine(sides.readByBoth);
  if (mixed !== null) say(mixed);
  refuseNothing(sides);
  const { targets, views, findings, gaps, identical } = compareSides(sides, request.reading.targets, say);
  const hint =
    gaps.length === 0
      ? null
      : narrowingHint([
          { extraction: sides.baseline.extraction, views: views.baseline },
          { extraction: sides.current.extraction, views: views.current },
        ]);
  if (hint !== null) say(hint);
  if (identical) say("baseline and current declare the same: nothing changed");
  const reckoned = reckonedStatements(versionsOf(sides));
  const verdict = verdictOf(findings, {
    baseline: reckoned.baseline[0]?.version ?? null,
    current: reckoned.current[0]?.version ?? null,
  });
  if (!isVersioned && !verdict.passed) say(NO_VERSIONS);
  const asides = [
    ...verdictFindings(reckoned, verdict),
    ...(identical ? [] : [...disagreementFindings(versionsOf(sides)), ...noteFindings(notesOf(sides))]),
  ];
  const contracts = [sides.baseline.extraction.contract, sides.current.extraction.contract];
  return {
    command: "diff",
    sources: [sides.baseline, sides.current].flatMap(({ input, extraction, name }) =>
      inputInfos(input, extraction.sources, name),
    ),
    baseline: sideInfo(sides.baseline, reckoned.baseline),
    current: sideInfo(sides.current, reckoned.current),
    identical,
    verdict,
    failOn: "error",
    findings: [...findings, ...asides].sort(compareFindings),
    off: 0,
    leftOut: [],
    unreadHeaders: 0,
    compared: countCompared(contracts, 0, targets),
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
  const withGo = readsGo(inputs.baseline) || readsGo(inputs.current);
  const targets = reading.targets ?? stated ?? wantedTargets(reading, withGo);
  const side = (name: SideName, option: VersionStatementOption | null): Side => {
    const input = inputs[name];
    const extraction = early[name] ?? extractInput(input, targets, reading);
    const versions = versionStatements({
      option,
      ref: input.ref,
      contract: extraction.contract,
      crate: extraction.crateVersion,
      module: extraction.moduleMajor,
    });
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
    const input = openInputs([request[side]], [...own[side], ...shared], workplace, request.reading.choices);
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

function extractContractFile(input: Input, reading: ReadingOptions): InputExtraction | null {
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
    ...(input.revision === null ? [] : [`revision ${shortCommit(input.revision)}`]),
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

function versionsOf({ baseline, current }: Sides) {
  return { baseline: baseline.versions, current: current.versions };
}

/** What one side is in itself is for those who check it; here it would fail a comparison that found nothing. */
function notesOf({ baseline, current }: Sides) {
  const notes = ({ extraction }: Side) =>
    extraction.notes.filter(({ rule }) => houseKeepingRules[rule].level === "info");
  return { baseline: notes(baseline), current: notes(current) };
}

function sideInfo({ input }: Side, versions: readonly VersionStatement[]): SideInfo {
  return { input: input.text, version: versions[0]?.version ?? null, revision: input.revision };
}
