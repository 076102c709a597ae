import semver from "semver";
import type { Contract } from "../idl/contract.ts";
import type { Span } from "../source/source-file.ts";
import { macroVersions, sameVersion } from "./macro-version.ts";
import { readVersion, requireVersion, versionOfTag } from "./read-version.ts";

/** A version that something states of one side. */
export interface VersionStatement {
  /** Three numbers and what a pre-release adds. */
  readonly version: string;
  /** Who states it: "the tag `v1.2.3`". */
  readonly by: string;
  readonly span: Span | null;
}

export interface VersionSources {
  /** The option's name and value, if it was given. */
  readonly option: { readonly name: string; readonly value: string } | null;
  /** The revision as the user named it. */
  readonly ref: string | null;
  readonly contract: Contract;
}

/**
 * What is stated of a side's version, the most trusted first: the option, the tag, the contract, the macros of its
 * header. An option overrides all others, and nothing can disagree with it.
 *
 * @throws Problem (usage) if the option's value is no version.
 */
export function versionStatements({ option, ref, contract }: VersionSources): readonly VersionStatement[] {
  if (option !== null) {
    const version = requireVersion(option.name, option.value);
    return [{ version, by: `the option \`${option.name}\``, span: null }];
  }
  const tag = ref === null ? null : versionOfTag(ref);
  const own = contract.version === undefined ? null : readVersion(contract.version);
  return [
    ...(tag === null ? [] : [{ version: tag, by: `the tag \`${ref}\``, span: null }]),
    ...(own === null ? [] : [{ version: own, by: "the contract", span: contract.span ?? null }]),
    ...macroVersions(contract),
  ];
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

export function isAhead(baseline: string, current: string): boolean {
  return semver.gt(baseline, current);
}
