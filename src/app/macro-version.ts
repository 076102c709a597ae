import semver from "semver";
import type { ConstantItem, Contract } from "../idl/contract.ts";
import type { Span } from "../source/source-file.ts";
import { readVersion } from "./read-version.ts";

/** A version that macros of a header state. */
export interface MacroVersion {
  /** Three numbers: what a pre-release adds (`8.3.0-DEV`) is left out, since numbers beside it never say it. */
  readonly version: string;
  /** The macros as a message names them. */
  readonly by: string;
  readonly span: Span | null;
}

/** All that states a version under one prefix: `KV` of `KV_VERSION_MAJOR`. */
interface Family {
  readonly prefix: string;
  readonly numbers: readonly MacroVersion[];
  readonly texts: readonly MacroVersion[];
}

interface Found extends MacroVersion {
  readonly prefix: string;
}

/**
 * What the macros of a library say of its version, the most specific first: numbers, then texts that say another
 * version than they do. Those count that are named like the contract, else those whose prefix its functions share; if
 * that settles nothing, none.
 */
export function macroVersions(contract: Contract): readonly MacroVersion[] {
  const families = chosenFamilies(familiesOf(contract), contract);
  const stated = families.map(({ numbers, texts }) => [...numbers, ...texts]);
  const [first, ...others] = stated;
  const version = first?.[0]?.version;
  if (first === undefined || others.some(([other]) => other?.version !== version)) return [];
  return first;
}

/** Whether two versions are the same; one with a pre-release and one without are held against each other by their core. */
export function sameVersion(a: string, b: string): boolean {
  const bothFull = semver.prerelease(a) !== null && semver.prerelease(b) !== null;
  return bothFull ? semver.compare(a, b) === 0 : coreOf(a) === coreOf(b);
}

function coreOf(version: string): string {
  const parsed = semver.parse(version);
  return parsed === null ? version : `${parsed.major}.${parsed.minor}.${parsed.patch}`;
}

function familiesOf(contract: Contract): readonly Family[] {
  const texts = textMacros(contract);
  const triples = numberMacros(contract, texts);
  const prefixes = [...new Set([...triples, ...texts].map(({ prefix }) => prefix))];
  return prefixes.map((prefix) => {
    const isOfFamily = (found: Found) => found.prefix === prefix;
    const numbers = triples.filter(isOfFamily);
    const isShort = (text: TextFound) => numbers.some(({ version }) => saysBeginning(text, version));
    return { prefix, numbers, texts: texts.filter((text) => isOfFamily(text) && !isShort(text)) };
  });
}

/**
 * The families that speak of the library itself: named like the contract, or with the prefix that its functions have.
 * Others (a file format's version, another library's) are no version of it: one of them must never pay for a break.
 */
function chosenFamilies(families: readonly Family[], contract: Contract): readonly Family[] {
  const names = new Set([bare(contract.name), stem(contract.name)]);
  // Each word of a prefix may repeat the name: `PNG_LIBPNG_VER_STRING`.
  const isName = (words: string) => names.has(bare(words));
  const same = families.filter(({ prefix }) => isName(prefix) || prefix.split("_").every(isName));
  if (same.length > 0) return same;
  const shared = mostShared(families, contract);
  return shared.length > 0 ? shared : families.filter(({ prefix }) => prefix === "");
}

/** Those whose prefix most functions begin with, if at least every fourth does: a header may lie among others' headers. */
function mostShared(families: readonly Family[], { functions }: Contract): readonly Family[] {
  const names = [...functions.keys()].map(bare);
  const shares = families.map(({ prefix }) => {
    // `LIBGIT2` has functions called `git_*`; the number of `SSL3` is not the library's.
    const start = /^lib/i.test(prefix) ? stem(prefix) : bare(prefix);
    return start === "" ? 0 : names.filter((name) => name.startsWith(start)).length;
  });
  const most = Math.max(1, names.length / 4, ...shares);
  return families.filter((_, index) => shares[index] === most);
}

/** What a name, a prefix and the functions of one library have in common: `LIBGIT2` and `git_` are `git`. */
function stem(text: string): string {
  return bare(text).replace(/(?<!\d)\d$/, "");
}

function bare(text: string): string {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return letters.startsWith("lib") && letters.length > 4 ? letters.slice(3) : letters;
}

interface TextFound extends Found {
  /** How many numbers it has: two or three. */
  readonly numbers: number;
}

/** `KV_VERSION "1.2.3"`, `KV_VERSION_STRING "1.2.3"`, `KV_VER_STR "1.2"`. */
function textMacros(contract: Contract): readonly TextFound[] {
  return constantsOf(contract).flatMap(([name, item]) => {
    const match = /^(.*?)_?(?:VERSION|VER)(?:_(?:STRING|STR|TEXT|FULL))?$/.exec(name);
    if (match === null || item.type !== "string" || typeof item.value !== "string") return [];
    const version = readVersion(item.value);
    if (version === null) return [];
    const numbers = /^\s*\d+\.\d+(?!\.?\d)/.test(item.value) ? 2 : 3;
    const by = semver.prerelease(version) === null ? `\`${name}\`` : `\`${name}\` (\`${item.value}\`)`;
    return [{ prefix: match[1] ?? "", version: coreOf(version), by, span: item.span ?? null, numbers }];
  });
}

/** `2.14` beside the numbers 2, 14 and 3. */
function saysBeginning({ version, numbers }: TextFound, whole: string): boolean {
  if (version === whole) return true;
  return (
    numbers === 2 &&
    semver.major(version) === semver.major(whole) &&
    semver.minor(version) === semver.minor(whole)
  );
}

/** What the third number is called; where there are several, the first that is there. */
const THIRD = [
  "PATCH",
  "PATCHLEVEL",
  "PATCH_LEVEL",
  "MICRO",
  "TEENY",
  "SUBMINOR",
  "RELEASE",
  "REVISION",
  "REV",
  "BUILD",
] as const;

/** Names behind `VERSION_` that are no part of a version: the whole in one number, and what is told beside it. */
const NO_PART =
  /^(?:NUMBER|NUM|INT|INTEGER|HEX|CODE|ID|VALUE|DATE|TIME|TIMESTAMP|YEAR|IS_RELEASE|PRERELEASE|SUFFIX|TAG|STATUS|STAGE|STRING|STR|TEXT|FULL|MIN|MAX|CHECK|ENCODE|MAKE)$/;

/** `KV_VERSION_MAJOR`, `_MINOR`, `_PATCH`, or `KV_MAJOR_VERSION`, or plain `KV_MAJOR`, and so on. */
function numberMacros(contract: Contract, texts: readonly TextFound[]): readonly Found[] {
  return constantsOf(contract).flatMap(([name, item]) => {
    const match = /^(.*?)_?(?:(?:VERSION|VER)_MAJOR|MAJOR_(?:VERSION|VER)|(?<=_)MAJOR)$/.exec(name);
    const major = item.value;
    if (match === null || typeof major !== "bigint") return [];
    const numbered = (part: string): bigint | null => numberOf(contract, siblingOf(name, part));
    const minor = numbered("MINOR");
    if (minor === null) return [];
    const thirds = THIRD.flatMap(
      (part) => numbered(part) ?? numberOf(contract, looseSibling(name, part)) ?? [],
    );
    const isPlain = !/VER/.test(name.slice((match[1] ?? "").length));
    const ends = thirds.length > 0 ? thirds : isPlain || hasOtherPart(contract, name) ? [] : [0n];
    const versions = ends.flatMap((third) => readVersion(`${major}.${minor}.${third}`) ?? []);
    const prefix = match[1] ?? "";
    const agreed = versions.find((version) =>
      texts.some((text) => text.prefix === prefix && text.version === version),
    );
    const version = agreed ?? versions[0];
    if (version === undefined) return [];
    return [{ prefix, version, by: `\`${name}\` and its siblings`, span: item.span ?? null }];
  });
}

/** `KV_VERSION_MINOR` of `KV_VERSION_MAJOR`. */
function siblingOf(name: string, part: string): string {
  return name.replace(/MAJOR(?!.*MAJOR)/, part);
}

/** `SDL_PATCHLEVEL` of `SDL_MAJOR_VERSION`. */
function looseSibling(name: string, part: string): string | null {
  const holder = /^(.*)MAJOR_(?:VERSION|VER)$/.exec(name)?.[1];
  return holder === undefined ? null : `${holder}${part}`;
}

function numberOf(contract: Contract, name: string | null): bigint | null {
  if (name === null) return null;
  const [item] = contract.constants.get(name) ?? [];
  return typeof item?.value === "bigint" ? item.value : null;
}

/** Whether more follows on major and minor than is understood: a third part of unknown name, or that is no number. */
function hasOtherPart(contract: Contract, name: string): boolean {
  const [before = "", behind = ""] = name.split(/MAJOR(?!.*MAJOR)/);
  const partOf = (other: string): string | null => {
    const isSibling = other.startsWith(before) && other.endsWith(behind);
    const length = other.length - before.length - behind.length;
    return isSibling && length > 0 ? other.slice(before.length, before.length + length) : null;
  };
  return constantsOf(contract).some(([other, { value }]) => {
    const part = partOf(other);
    if (part === null || part === "MAJOR" || part === "MINOR" || NO_PART.test(part)) return false;
    return typeof value === "bigint" || THIRD.some((third) => third === part);
  });
}

function constantsOf(contract: Contract): readonly (readonly [string, ConstantItem])[] {
  return [...contract.constants].flatMap(([name, [item]]) =>
    item === undefined ? [] : [[name, item] as const],
  );
}
