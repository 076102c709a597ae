import semver from "semver";
import type { Contract } from "../idl/contract.ts";
import type { Span } from "../source/source-file.ts";
import type { ModuleMajor } from "./go-module.ts";
import { macroVersions, sameVersion } from "./macro-version.ts";
import { readVersion, requireVersion, versionOfTag } from "./read-version.ts";

/** A version that something states of one side. */
export interface VersionStatement {
  /** Three numbers and what a pre-release adds. */
  readonly version: string;
  /** Who states it: "the tag `v1.2.3`". */
  readonly by: string;
  readonly span: Span | null;
  /** Of a tag, or of a Cargo.toml, whose version need not be that of the library's releases. */
  readonly from?: "tag" | "crate";
}

/** What a Cargo.toml states. */
export interface CrateVersion {
  readonly version: string;
  readonly span: Span;
}

export interface VersionSources {
  /** The option's name and value, if it was given. */
  readonly option: { readonly name: string; readonly value: string } | null;
  /** The revision as the user named it. */
  readonly ref: string | null;
  readonly contract: Contract;
  readonly crate?: CrateVersion | null;
  /** What the bridge file states that the sources were generated from. */
  readonly bridge?: VersionStatement | null;
  /** What the path of a Go module states: a major version alone, which can only contradict the others. */
  readonly module?: ModuleMajor | null;
}

/**
 * What is stated of a side's version, the most trusted first: the option, the tag, the bridge, the contract, the macros of
 * its header, the Cargo.toml. An option overrides all others, and nothing can disagree with it.
 *
 * @throws Problem (usage) if the option's value is no version.
 */
export function versionStatements({
  option,
  ref,
  contract,
  crate = null,
  bridge = null,
  module = null,
}: VersionSources): readonly VersionStatement[] {
  if (option !== null) {
    const version = requireVersion(option.name, option.value);
    return [{ version, by: `the option \`${option.name}\``, span: null }];
  }
  const tag = ref === null ? null : versionOfTag(ref);
  // A contract that was read of a crate has the crate's version.
  const isCrates = crate !== null && contract.version === crate.version;
  const own = contract.version === undefined || isCrates ? null : readVersion(contract.version);
  const manifest = crate === null ? null : readVersion(crate.version);
  const stated: readonly VersionStatement[] = [
    ...(tag === null ? [] : [{ version: tag, by: `the tag \`${ref}\``, span: null, from: "tag" as const }]),
    ...(bridge === null ? [] : [bridge]),
    ...(own === null ? [] : [{ version: own, by: "the contract", span: contract.span ?? null }]),
    ...macroVersions(contract),
    ...(crate === null || manifest === null
      ? []
      : [{ version: manifest, by: `\`${crate.span.file.path}\``, span: crate.span, from: "crate" as const }]),
  ];
  const [first] = stated;
  if (module === null || first === undefined || semver.major(first.version) === module.major) return stated;
  const by = `the module path in \`${module.span.file.path}\``;
  return [...stated, { version: `${module.major}.0.0`, by, span: module.span }];
}

/** What a contract file calls its version and is none; null if it states one or says nothing. */
export function unreadableVersion({ version }: Contract): string | null {
  return version === undefined || readVersion(version) !== null ? null : version;
}

/** Statements that say another version than the first one. */
export function disagreeing(statements: readonly VersionStatement[]): readonly VersionStatement[] {
  const [first, ...others] = statements;
  if (first === undefined) return [];
  return others.filter((other) => !sameVersion(first.version, other.version));
}

type BothSides = Readonly<Record<"baseline" | "current", readonly VersionStatement[]>>;

/**
 * The statements that the owed bump is reckoned from. A crate's version counts only where it goes with the releases:
 * many a crate is `0.1.0` for ever while its tags count, and would look like a step back from each of them.
 */
export function reckonedStatements({ baseline, current }: BothSides): BothSides {
  const disagrees = [baseline, current].some((side) =>
    disagreeing(side).some(({ from }) => from === "crate"),
  );
  const isUnheld = isHeldToTagOnly(baseline, current) || isHeldToTagOnly(current, baseline);
  if (!disagrees && !isUnheld) return { baseline, current };
  const others = (side: readonly VersionStatement[]) => side.filter(({ from }) => from !== "crate");
  return { baseline: others(baseline), current: others(current) };
}

/** Whether a crate's version alone stands against a tag alone, so that nothing tells if the one follows the other. */
function isHeldToTagOnly(side: readonly VersionStatement[], other: readonly VersionStatement[]): boolean {
  return side[0]?.from === "crate" && other.length > 0 && other.every(({ from }) => from === "tag");
}

export function isAhead(baseline: string, current: string): boolean {
  return semver.gt(baseline, current);
}
