import type { Compatibility, Finding, Verdict } from "../findings/finding.ts";
import { readIgnoreComments } from "../findings/ignore-comments.ts";
import { applyLevels, countOff, type Levels } from "../findings/levels.ts";
import type { RunResult, SideInfo } from "../findings/run-result.ts";
import { settle } from "../findings/settle.ts";
import { compareFindings } from "../findings/sort-findings.ts";
import { BUMP_ORDER, verdictOf } from "../findings/verdict.ts";
import type { Templates } from "../generate/templates.ts";
import { gapKey } from "../idl/gap.ts";
import { comparingRules } from "../rules/catalog.ts";
import { describeFailure } from "../source/files.ts";
import { Problem } from "../source/problem.ts";
import { checkLibrary, type LibraryResult } from "./check-library.ts";
import { type CheckPlace, openCheckPlace } from "./check-place.ts";
import { planLibraries } from "./check-plan.ts";
import { releasedTargets } from "./check-side.ts";
import type { LeftOut } from "./choose-headers.ts";
import { countCompared, type Listener } from "./compare-sides.ts";
import type { Configuration } from "./configuration/configuration.ts";
import { findConfiguration } from "./configuration/find-configuration.ts";
import { knownRuleIds } from "./configuration/known-rules.ts";
import { readConfiguration } from "./configuration/read-configuration.ts";
import { namesOf } from "./files/path.ts";
import { realPlace } from "./files/write-target.ts";
import { staleFileFindings } from "./gen/stale-files.ts";
import { refuseAbsentFolders } from "./include-paths.ts";
import { verdictFindings } from "./keep-house.ts";
import { type NamedSource, type ReadingOptions, wantedTargets } from "./reading-options.ts";
import type { Workplace } from "./workplace.ts";

export interface CheckRequest {
  /** The project's folder, as given. */
  readonly path: string;
  readonly sources: readonly NamedSource[];
  /** A configuration file, as given; null for the one in the project's folder. */
  readonly config: string | null;
  readonly against: string | null;
  readonly reading: ReadingOptions;
  readonly versionOld: string | null;
  readonly versionNew: string | null;
  readonly allowGaps: boolean;
  /** What generated files are made with. */
  readonly templates: Templates;
  /** The day of the run, `YYYY-MM-DD`: waivers end. */
  readonly today: string;
}

/**
 * Checks a project: whether its sources agree with each other, and whether they keep what the version before
 * promised. With several libraries the findings of all are in one report, and the verdict is the worst of theirs.
 *
 * @throws Problem if the configuration is wrong, a source cannot be read, or there is nothing to compare.
 */
export function checkProject(request: CheckRequest, workplace: Workplace, say: Listener): RunResult {
  const others = [
    ...request.sources.map(({ path }) => path),
    ...(request.config === null ? [] : [request.config]),
  ];
  const place = openCheckPlace(request.path, others, request.reading, workplace);
  const configuration = configurationOf(place, request, say);
  const wish = { named: request.sources, configuration };
  const libraries = planLibraries(place.now, wish, projectName(request.path, workplace));
  refuseAbsentFolders({
    option: "--include-path",
    folders: request.reading.includePaths,
    openedIn: libraries.map(({ name, plan }) => ({
      input: { kind: "project", text: request.path, name, ref: null, revision: null, plan },
      from: 0,
    })),
  });
  const withGo = libraries.some(({ plan }) => plan.sources.some(({ input }) => input.kind === "go"));
  const { against, reading, versionOld, versionNew } = request;
  const asked = reading.targets ?? configuration?.targets ?? null;
  const setting = { place, wish, against, reading, versionOld, versionNew, say };
  const results = libraries.map((library) => {
    if (libraries.length > 1) say(`library ${library.name}:`);
    const targets = asked ?? releasedTargets(library, setting) ?? wantedTargets(reading, withGo);
    return checkLibrary(library, { ...setting, targets });
  });
  const stale = staleFileFindings(
    { tree: place.now, configuration, finds: request.sources.length === 0, templates: request.templates },
    workplace.cwd,
  );
  return joinResults(results, stale, request, configuration);
}

function configurationOf(place: CheckPlace, { config }: CheckRequest, say: Listener): Configuration | null {
  const { files, folder } = place.now;
  if (config === null) {
    const file = findConfiguration(files, folder);
    if (file === null) return null;
    say(`configuration: ${file.path}`);
    return readConfiguration(file);
  }
  const result = files.read(config);
  if (result.ok) return readConfiguration(result.file);
  throw new Problem("usage", `the configuration ${config} ${describeFailure(result.failure)}`);
}

function projectName(given: string, { cwd }: Workplace): string {
  const real = realPlace(cwd, given)?.real ?? given;
  return namesOf(real.replaceAll("\\", "/")).at(-1) ?? "project";
}

/** A result of every library, its findings settled together: a waiver may speak of any of them. */
function joinResults(
  results: readonly LibraryResult[],
  stale: readonly Finding[],
  { path, allowGaps, today }: CheckRequest,
  configuration: Configuration | null,
): RunResult {
  const failOn = configuration?.check.failOn ?? "error";
  const levels: Levels = configuration?.check.rules ?? new Map();
  const files = [...new Set(results.flatMap((result) => result.files))];
  const findings = [
    ...results.flatMap((result) => [...(result.changes ?? []), ...result.findings]),
    ...stale,
  ];
  const { findings: settled, off } = settle(withoutRepeats(findings), {
    waivers: configuration?.check.waivers ?? [],
    comments: readIgnoreComments(files, knownRuleIds()),
    levels,
    today,
    unjudged: unjudgedRules(results),
  });
  const verdicts = results.flatMap((result) => verdictOfLibrary(result, settled, failOn) ?? []);
  const verdictsTold = verdicts.flatMap(({ verdict, versions }) => verdictFindings(versions, verdict));
  const late = applyLevels(verdictsTold, levels);
  const taken = new Set(results.flatMap(({ sources }) => sources.map(({ input }) => input)));
  const leftOut = withoutOthers(results, taken);
  const contracts = results.flatMap((result) => result.contracts);
  const callSites = results.reduce((sum, result) => sum + result.callSites, 0);
  const targets = [...new Set(results.flatMap((result) => result.targets))].sort();
  return {
    command: "check",
    sources: withoutRepeats(results.flatMap(({ sources }) => sources)),
    baseline: joinSides(results.flatMap(({ baseline }) => baseline ?? [])),
    current: joinSides(results.map(({ current }) => current)) ?? {
      input: path,
      version: null,
      revision: null,
    },
    identical: results.every(({ identical }) => identical),
    verdict: worstVerdict(verdicts.map(({ verdict }) => verdict)),
    failOn,
    findings: [...settled, ...late].sort(compareFindings),
    off: off + countOff(verdictsTold, levels),
    leftOut: leftOut.map(({ text }) => text),
    unreadHeaders: leftOut.filter(({ header }) => header !== null).length,
    compared: countCompared(contracts, callSites, targets),
    gaps: withoutRepeats(
      results.flatMap(({ gaps }) => gaps),
      (gap) => `${gap.side}\0${gapKey(gap)}`,
    ),
    gapsAllowed: allowGaps,
  };
}

/** What was left out of all libraries; a header that is none of one library's sources may be of another's. */
function withoutOthers(results: readonly LibraryResult[], taken: ReadonlySet<string>): readonly LeftOut[] {
  const told = results.flatMap(({ leftOut }) => leftOut);
  const open = told.filter(({ header }) => header === null || !taken.has(header));
  return [...new Map(open.map((one) => [one.text, one])).values()];
}

/** That a waiver of one of these matches nothing says nothing where nothing was compared. */
function unjudgedRules(results: readonly LibraryResult[]): ReadonlySet<string> {
  if (results.some(({ changes }) => changes !== null)) return new Set();
  return new Set(comparingRules.compatibility.map(({ id }) => id));
}

interface LibraryVerdict {
  readonly verdict: Verdict;
  readonly versions: LibraryResult["versions"];
}

/** The verdict over what is left of a library's changes when all findings are settled. */
function verdictOfLibrary(
  { changes, versions }: LibraryResult,
  settled: readonly Finding[],
  failOn: RunResult["failOn"],
): LibraryVerdict | null {
  if (changes === null) return null;
  const own = new Set(changes.map(keyOf));
  const facts = {
    baseline: versions.baseline[0]?.version ?? null,
    current: versions.current[0]?.version ?? null,
  };
  const verdict = verdictOf(
    settled.filter((finding) => finding.family === "compatibility" && own.has(keyOf(finding))),
    facts,
    failOn,
  );
  return { verdict, versions };
}

/**
 * What tells a finding or a source from others, whatever was settled of it. Spans hold whole files, of which the
 * path is enough.
 */
function keyOf(thing: object): string {
  return JSON.stringify(thing, (key, value: unknown) => {
    if (key === "level" || key === "status" || key === "waiver") return undefined;
    if (typeof value === "bigint") return String(value);
    return key === "file" && typeof value === "object" && value !== null && "path" in value
      ? value.path
      : value;
  });
}

/** Libraries may share a source, which is told once. */
function withoutRepeats<T extends object>(
  things: readonly T[],
  key: (thing: T) => string = keyOf,
): readonly T[] {
  return [...new Map(things.map((thing) => [key(thing), thing])).values()];
}

function joinSides(sides: readonly SideInfo[]): SideInfo | null {
  const [first] = sides;
  if (first === undefined) return null;
  const common = <K extends keyof SideInfo>(key: K): SideInfo[K] | null =>
    sides.every((side) => side[key] === first[key]) ? first[key] : null;
  const input = [...new Set(sides.map((side) => side.input))].join(", ");
  return { input, version: common("version"), revision: common("revision") };
}

/** The least first. */
const COMPATIBILITY_ORDER: readonly Compatibility[] = ["none", "additions", "breaking"];

/** Of several libraries: one that fails, else the one that owes most; what breaks is told of all of them. */
function worstVerdict(verdicts: readonly Verdict[]): Verdict | null {
  const rank = ({ passed, bump }: Verdict): number =>
    (passed ? 0 : BUMP_ORDER.length) + BUMP_ORDER.indexOf(bump);
  const [first, ...others] = verdicts;
  if (first === undefined) return null;
  const worst = others.reduce((a, b) => (rank(b) > rank(a) ? b : a), first);
  const most = <T>(order: readonly T[], partOf: (verdict: Verdict) => T): T =>
    verdicts.map(partOf).reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a));
  return {
    ...worst,
    bump: most(BUMP_ORDER, ({ bump }) => bump),
    binary: most(COMPATIBILITY_ORDER, ({ binary }) => binary),
    source: most(COMPATIBILITY_ORDER, ({ source }) => source),
  };
}
