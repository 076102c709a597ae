import semver from "semver";
import type { ConstantItem, Contract } from "../idl/contract.ts";
import type { Span } from "../source/source-file.ts";
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
    ...macroStatements(contract),
  ];
}

/** Statements that say another version than the first one. */
export function disagreeing(statements: readonly VersionStatement[]): readonly VersionStatement[] {
  const [first, ...others] = statements;
  if (first === undefined) return [];
  return others.filter((other) => semver.compare(first.version, other.version) !== 0);
}

export function isAhead(baseline: string, current: string): boolean {
  return semver.gt(baseline, current);
}

interface MacroVersion extends VersionStatement {
  /** What stands in front of `VERSION` in the macro's name, without its underscore. */
  readonly prefix: string;
}

/** The library's own version among the macros: those named like the contract, else the only one that there is. */
function macroStatements(contract: Contract): readonly VersionStatement[] {
  const found = [...textMacros(contract), ...numberMacros(contract)];
  const own = found.filter(({ prefix }) => isNamedLike(prefix, contract.name));
  const candidates = own.length > 0 ? own : found;
  const [first, ...others] = candidates;
  if (first === undefined || others.some(({ version }) => version !== first.version)) return [];
  return [{ version: first.version, by: first.by, span: first.span }];
}

function isNamedLike(prefix: string, name: string): boolean {
  const [a, b] = [letters(prefix), letters(name)];
  return a.length > 1 && b.length > 1 && (a.startsWith(b) || b.startsWith(a));
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** `KV_VERSION "1.2.3"`, `KV_VERSION_STRING "1.2.3"`. */
function textMacros(contract: Contract): readonly MacroVersion[] {
  return constantsOf(contract).flatMap(([name, item]) => {
    const match = /^(.*?)_?(?:VERSION|VER)(?:_(?:STRING|STR|TEXT))?$/.exec(name);
    if (match === null || item.type !== "string" || typeof item.value !== "string") return [];
    const version = readVersion(item.value);
    if (version === null) return [];
    return [{ prefix: match[1] ?? "", version, by: `\`${name}\``, span: item.span ?? null }];
  });
}

const MINOR = ["MINOR"];
const PATCH = ["PATCH", "MICRO", "REVISION", "PATCHLEVEL"];

/** `KV_VERSION_MAJOR`, `_MINOR`, `_PATCH`, or `KV_MAJOR_VERSION` and so on. */
function numberMacros(contract: Contract): readonly MacroVersion[] {
  return constantsOf(contract).flatMap(([name, item]) => {
    const match = /^(.*?)_?(?:(VERSION|VER)_MAJOR|MAJOR_(VERSION|VER))$/.exec(name);
    if (match === null || typeof item.value !== "bigint") return [];
    const sibling = (parts: readonly string[]): bigint | null => {
      for (const part of parts) {
        const [other] = contract.constants.get(name.replace(/MAJOR(?!.*MAJOR)/, part)) ?? [];
        if (typeof other?.value === "bigint") return other.value;
      }
      return null;
    };
    const minor = sibling(MINOR);
    if (minor === null) return [];
    const version = readVersion(`${item.value}.${minor}.${sibling(PATCH) ?? 0n}`);
    if (version === null) return [];
    return [{ prefix: match[1] ?? "", version, by: `\`${name}\` and its siblings`, span: item.span ?? null }];
  });
}

function constantsOf(contract: Contract): readonly (readonly [string, ConstantItem])[] {
  return [...contract.constants].flatMap(([name, [item]]) =>
    item === undefined ? [] : [[name, item] as const],
  );
}
