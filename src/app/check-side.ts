import type { Finding } from "../findings/finding.ts";
import type { SideInfo, SourceInfo } from "../findings/run-result.ts";
import type { Triple } from "../idl/target.ts";
import { describeFailure, type Files } from "../source/files.ts";
import { Problem } from "../source/problem.ts";
import { findBaseline } from "./baseline.ts";
import { folded } from "./baseline-tags.ts";
import { bridgeVersion } from "./bridge-version.ts";
import type { CheckPlace, PastPlace } from "./check-place.ts";
import { type LibraryPlan, planOfLibrary, planOfNamed, type SourceWish } from "./check-plan.ts";
import type { Listener, SideName } from "./compare-sides.ts";
import type { Configuration, ConfiguredPath } from "./configuration/configuration.ts";
import { findConfiguration } from "./configuration/find-configuration.ts";
import { readConfiguration } from "./configuration/read-configuration.ts";
import { type VersionStatement, versionStatements } from "./declared-version.ts";
import { leftOutLines, sourceInfos, takenLine, unsetTagLines } from "./describe-sources.ts";
import { detectSources } from "./detect.ts";
import { extractContract, extractProject, type InputExtraction, isEmptyContract } from "./extract.ts";
import type { Opened, SourcePlan } from "./input-kinds.ts";
import { type ReadProject, readSources } from "./read-sources.ts";
import type { ReadingOptions } from "./reading-options.ts";
import { shortCommit } from "./short-commit.ts";
import { tellConflicts } from "./tell-conflicts.ts";

/** One version of a library, read. */
export interface CheckedSide {
  readonly name: SideName;
  /** As reports name it. */
  readonly text: string;
  readonly revision: string | null;
  readonly extraction: InputExtraction;
  /** The most trusted first. */
  readonly versions: readonly VersionStatement[];
  readonly sources: readonly SourceInfo[];
  /** What its sources say against themselves, where that is told as findings and not as gaps. */
  readonly conflicts: readonly Finding[];
}

/** What all libraries of a run are read with. */
export interface CheckSetting {
  readonly place: CheckPlace;
  readonly wish: SourceWish;
  readonly against: string | null;
  readonly reading: ReadingOptions;
  readonly targets: readonly Triple[];
  readonly versionOld: string | null;
  readonly versionNew: string | null;
  readonly say: Listener;
}

/**
 * The sources of a library as they are now, read and told.
 *
 * @throws Problem if one cannot be read, or there is none.
 */
export function readCurrent(library: LibraryPlan, setting: CheckSetting): CheckedSide {
  const { place, reading, targets, versionNew, say } = setting;
  const read = readSources(library.plan, targets, reading);
  const { sources, findings } = tellConflicts(read.sources, targets);
  const told = { sources, leftOut: read.leftOut };
  const left = [...leftOutLines(read), ...sources.flatMap(unsetTagLines)];
  for (const line of [...sources.map(takenLine), ...left]) say(line);
  if (sources.length === 0) throw nothingFound(place.now.text, read);
  const opened: Omit<Opened, "name"> = { text: place.now.text, ref: null, revision: null };
  const extraction = extractProject(library.name, told, targets);
  const { configuration, named } = setting.wish;
  const bridge = bridgeVersion(sources, {
    tree: place.now,
    configuration,
    finds: named.length === 0,
    placeOf: (path) => path,
  });
  const side = sideOf("current", opened, extraction, { name: "--version-new", value: versionNew }, bridge);
  return { ...side, conflicts: findings };
}

function nothingFound(text: string, { leftOut }: ReadProject): Problem {
  const left =
    leftOut.length === 0
      ? ""
      : ` Left out: ${leftOut
          .slice(0, 5)
          .map(({ text: one }) => one)
          .join(", ")}.`;
  return new Problem(
    "input",
    `there is nothing to check in ${text}: no crate that exports symbols, and no Go package that imports "C"`,
    null,
    `Name the sources: --source rust:PATH, --source c:PATH, --source go:PATH, or in ffi-contract.yaml.${left}`,
  );
}

/** The option that may state a side's version. */
interface VersionOption {
  readonly name: string;
  readonly value: string | null;
}

function sideOf(
  name: SideName,
  { text, ref, revision }: Omit<Opened, "name">,
  extraction: InputExtraction,
  option: VersionOption,
  bridge: VersionStatement | null = null,
): CheckedSide {
  const { contract, crateVersion, moduleMajor } = extraction;
  const versions = versionStatements({
    option: option.value === null ? null : { name: option.name, value: option.value },
    ref,
    contract,
    crate: crateVersion,
    bridge,
    module: moduleMajor,
  });
  const sources = sourceInfos(extraction.sources, name);
  return { name, text, revision, extraction, versions, sources, conflicts: [] };
}

/** What a report says of a side. */
export function sideInfo({ text, revision }: CheckedSide, versions: readonly VersionStatement[]): SideInfo {
  return { input: text, version: versions[0]?.version ?? null, revision };
}

/**
 * The version that a library is compared with, read; null, and said why, if there is none.
 *
 * @param current tells which crates' names a release tag may begin with.
 * @throws Problem if it cannot be read, or is named and has none of the sources.
 */
export function readBaseline(
  library: LibraryPlan,
  current: CheckedSide,
  setting: CheckSetting,
): CheckedSide | null {
  const { place, against, say, versionOld } = setting;
  const names = new Set([...namesOfCrates(current), library.name].map(folded));
  const baseline = findBaseline({ against, released: library.released, names }, place.workplace);
  const option = { name: "--version-old", value: versionOld };
  switch (baseline.kind) {
    case "none":
      say(`no baseline: ${baseline.because}`);
      return null;
    case "released": {
      const extraction = readContractAt(place.now.files, baseline.path.path, baseline.path);
      const opened = { text: baseline.path.path, ref: null, revision: null };
      const side = contractSide(opened, extraction, option);
      say(describeBaseline(side, "released, as the configuration says"));
      return side;
    }
    case "revision": {
      const past = place.at(baseline.ref);
      const { text } = past.tree;
      const ref = baseline.isVersioned ? past.tree.ref : null;
      const shown = text === `git:${past.commit}` ? `git:${shortCommit(past.commit)}` : text;
      const opened = { text: shown, ref, revision: past.commit };
      const extraction = readPast(library, past, setting);
      if (extraction === null) {
        if (baseline.isNamed) throw withoutSources(shown);
        say(`no baseline: ${shown} (${baseline.because}) has none of the sources`);
        return null;
      }
      const isContract = extraction.sources.length === 0;
      const side = isContract
        ? contractSide(opened, extraction, option)
        : sideOf("baseline", opened, extraction, option, pastBridgeVersion(extraction, past, setting));
      say(describeBaseline(side, baseline.because));
      return side;
    }
  }
}

/**
 * The targets of the contract that a library is compared with, if that is a contract file of the work tree; else null.
 *
 * @throws Problem if the file cannot be read.
 */
export function releasedTargets(
  { released }: LibraryPlan,
  { place, against }: Pick<CheckSetting, "place" | "against">,
): readonly Triple[] | null {
  if (released === null || against !== null) return null;
  return readContractAt(place.now.files, released.path, released).contract.targets;
}

function describeBaseline({ text, revision, versions }: CheckedSide, because: string): string {
  const facts = [
    because,
    ...versionFacts(versions),
    ...(revision === null ? [] : [`revision ${shortCommit(revision)}`]),
  ];
  return `baseline: ${text} (${facts.join("; ")})`;
}

function versionFacts([version]: readonly VersionStatement[]): readonly string[] {
  return version === undefined ? [] : [`version ${version.version} by ${version.by}`];
}

/**
 * What a run says of the current side beside its baseline.
 *
 * @param reckoned the versions that the owed bump is reckoned from.
 */
export function describeCurrent(
  { text, versions }: CheckedSide,
  reckoned: readonly VersionStatement[],
): string {
  const [stated = "no version found"] = versionFacts(reckoned.length > 0 ? reckoned : versions);
  const aside = versions.length > 0 && reckoned.length === 0 ? ", which does not go with the baseline's" : "";
  return `current: ${text} (${stated}${aside})`;
}

function withoutSources(text: string): Problem {
  return new Problem(
    "input",
    `${text} is a revision without the sources`,
    null,
    "Name one that has them: --against REF.",
  );
}

function namesOfCrates({ extraction }: CheckedSide): readonly string[] {
  return extraction.sources.flatMap((source) =>
    source.kind === "rust" ? [source.input.name, source.extraction.contract.name] : [],
  );
}

function contractSide(
  opened: Omit<Opened, "name">,
  extraction: InputExtraction,
  option: VersionOption,
): CheckedSide {
  const side = sideOf("baseline", opened, extraction, option);
  return { ...side, sources: [{ language: "contract", input: opened.text, side: "baseline", why: null }] };
}

/** The committed contract file of then, else the sources of then; null if there is neither. */
function readPast(library: LibraryPlan, past: PastPlace, setting: CheckSetting): InputExtraction | null {
  const { files } = past.tree;
  if (library.contract !== null) {
    const place = past.placeOf(library.contract.path);
    if (files.read(place).ok) return readContractAt(files, place, library.contract);
  }
  const plan = planPast(library, past, setting);
  const read = readSources(plan, setting.targets, setting.reading);
  if (read.sources.length === 0) return null;
  const extraction = extractProject(library.name, read, setting.targets);
  return extraction.gaps.length === 0 && isEmptyContract(extraction.contract) ? null : extraction;
}

function readContractAt(files: Files, place: string, configured: ConfiguredPath): InputExtraction {
  const result = files.read(place);
  if (!result.ok) {
    const why = describeFailure(result.failure);
    throw new Problem("input", `the contract file ${configured.text} ${why}`, configured.span);
  }
  return extractContract(result.file);
}

/** By the configuration of then, and where there is none by today's. */
function pastBridgeVersion(
  { sources }: InputExtraction,
  past: PastPlace,
  setting: CheckSetting,
): VersionStatement | null {
  const { named, configuration } = setting.wish;
  const then = configurationOf(past, { ...setting, say: () => {} });
  return bridgeVersion(sources, {
    tree: past.tree,
    configuration: then ?? configuration,
    finds: named.length === 0,
    placeOf: then === null ? past.placeOf : (path) => path,
  });
}

/** The sources that are named, else those configured then, else those configured now, else those found then. */
function planPast(library: LibraryPlan, past: PastPlace, setting: CheckSetting): SourcePlan {
  const { tree, placeOf } = past;
  const { named, configuration } = setting.wish;
  if (named.length > 0) return planOfNamed(tree, named, placeOf);
  const today = configuration?.libraries.find(({ name }) => name === library.name) ?? null;
  const then = configurationOf(past, setting)?.libraries ?? [];
  const same = then.find(({ name }) => name === library.name) ?? (then.length === 1 ? then[0] : undefined);
  if (same !== undefined) return planOfLibrary(tree, same, (path) => path, today);
  if (today !== null) {
    const plan = planOfLibrary(tree, today, placeOf);
    if (plan.sources.length > 0) return plan;
  }
  return detectSources(tree);
}

/** One that today's program cannot read is passed over: who checks today cannot correct it. */
function configurationOf({ tree }: PastPlace, { say }: CheckSetting): Configuration | null {
  try {
    const file = findConfiguration(tree.files, tree.folder);
    return file === null ? null : readConfiguration(file);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(`the configuration at ${tree.text} is passed over: ${error.message}`);
    return null;
  }
}
