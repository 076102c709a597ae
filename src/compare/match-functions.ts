import type { FunctionItem } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { View } from "../layout/view.ts";
import { appendTo } from "../source/append-to.ts";
import { byCodeUnit } from "../source/code-units.ts";
import type { TypeMatch } from "./comparison.ts";
import { chooseRenamed } from "./name-similarity.ts";

export interface Renaming {
  readonly baseline: string;
  readonly current: string;
}

/** Functions that got another prefix all together. */
export interface Family {
  readonly prefix: { readonly baseline: string; readonly current: string };
  readonly members: readonly Renaming[];
}

export interface FunctionMatch {
  /** By baseline name; a name that is in both views is its own. */
  readonly toCurrent: ReadonlyMap<string, string>;
  readonly renamed: readonly Renaming[];
  readonly families: readonly Family[];
}

/** Two unrelated functions of one signature share that much by chance; above it they share most of their words. */
const LEAST_SIMILARITY = 0.5;
/** Fewer members than this are single renames, not a family. */
const LEAST_FAMILY = 3;

/** Beyond this many pairs of names no family is looked for: removed and added are then told one by one. */
const MOST_COMPARISONS = 4_000_000;

/**
 * Who is who among the functions of two views: the same name, else a family of functions that gained, lost or changed
 * a prefix, else one that is gone beside one that is new with the same signature and a similar name.
 */
export function matchFunctions(baseline: View, current: View, types: TypeMatch): FunctionMatch {
  const toCurrent = new Map<string, string>();
  for (const name of baseline.functions.keys()) if (current.functions.has(name)) toCurrent.set(name, name);
  const gone = [...baseline.functions].filter(([name]) => !toCurrent.has(name));
  const fresh = [...current.functions].filter(([name]) => !baseline.functions.has(name));
  const goneBySignature = groupBySignature(gone, (type) => nameInCurrent(type, types));
  const freshBySignature = groupBySignature(fresh, (type) => type);
  const families = findFamilies(gone, fresh, goneBySignature, freshBySignature);
  const taken = new Set(families.flatMap((family) => family.members.flatMap((m) => [m.baseline, m.current])));
  const renamed: Renaming[] = [];
  for (const [signature, oldNames] of goneBySignature) {
    const left = oldNames.filter((name) => !taken.has(name));
    const candidates = (freshBySignature.get(signature) ?? []).filter((name) => !taken.has(name));
    for (const [from, to] of chooseRenamed(left, candidates, LEAST_SIMILARITY)) {
      renamed.push({ baseline: from, current: to });
    }
  }
  for (const { baseline: from, current: to } of [...families.flatMap((f) => f.members), ...renamed]) {
    toCurrent.set(from, to);
  }
  return { toCurrent, renamed, families };
}

function nameInCurrent(type: Type, types: TypeMatch): Type {
  if (type.kind === "named") return { kind: "named", name: types.toCurrent.get(type.name) ?? type.name };
  if (type.kind === "pointer") return { ...type, to: nameInCurrent(type.to, types) };
  if (type.kind === "array") return { ...type, of: nameInCurrent(type.of, types) };
  return type;
}

function groupBySignature(
  functions: readonly (readonly [string, FunctionItem])[],
  rename: (type: Type) => Type,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, item] of functions) {
    const params = item.params.map((param) => printType(rename(param.type)));
    const returns = printType(rename(item.returns.type));
    const key = JSON.stringify([
      params,
      returns,
      item.variadic ?? false,
      item.abi ?? "C",
      item.inline ?? false,
    ]);
    appendTo(groups, key, name);
  }
  return groups;
}

function findFamilies(
  gone: readonly (readonly [string, FunctionItem])[],
  fresh: readonly (readonly [string, FunctionItem])[],
  goneBySignature: ReadonlyMap<string, readonly string[]>,
  freshBySignature: ReadonlyMap<string, readonly string[]>,
): readonly Family[] {
  const oldPrefixes = frequentPrefixes(gone.map(([name]) => name));
  const newPrefixes = frequentPrefixes(fresh.map(([name]) => name));
  const byChange = new Map<string, { prefix: Family["prefix"]; members: Renaming[] }>();
  let comparisons = 0;
  for (const [signature, names] of goneBySignature) {
    const byEnding = splitByEnding(freshBySignature.get(signature) ?? [], newPrefixes);
    for (const from of names) {
      for (const { prefix, ending } of splitsOf(from, oldPrefixes)) {
        const candidates = byEnding.get(ending) ?? [];
        comparisons += candidates.length;
        if (comparisons > MOST_COMPARISONS) return [];
        for (const { name: to, prefix: other } of candidates) {
          if (sharedEnding(from, to) !== ending.length) continue;
          const key = JSON.stringify([prefix, other]);
          const family = byChange.get(key) ?? { prefix: { baseline: prefix, current: other }, members: [] };
          family.members.push({ baseline: from, current: to });
          byChange.set(key, family);
        }
      }
    }
  }
  const order = new Map(gone.map(([name], index) => [name, index]));
  const families = [...byChange.values()].filter((family) => family.members.length >= LEAST_FAMILY);
  families.sort(
    (a, b) => b.members.length - a.members.length || byCodeUnit(a.prefix.current, b.prefix.current),
  );
  const taken = new Set<string>();
  const result: Family[] = [];
  for (const { prefix, members } of families) {
    const free = members
      .filter((member) => !taken.has(`<${member.baseline}`) && !taken.has(`>${member.current}`))
      .sort((a, b) => (order.get(a.baseline) ?? 0) - (order.get(b.baseline) ?? 0));
    if (free.length < LEAST_FAMILY) continue;
    for (const member of free) taken.add(`<${member.baseline}`).add(`>${member.current}`);
    result.push({ prefix, members: free });
  }
  return result;
}

/** A name cut at a word's border. */
interface Split {
  readonly name: string;
  readonly prefix: string;
  readonly ending: string;
}

/** Shorter endings say nothing. */
const LEAST_ENDING = 3;

/** All ways to cut a name behind one of some prefixes. */
function splitsOf(name: string, prefixes?: ReadonlySet<string>): readonly Split[] {
  const splits: Split[] = [];
  for (let at = 0; at <= name.length - LEAST_ENDING; at++) {
    if (at > 0 && name[at - 1] !== "_") continue;
    const prefix = name.slice(0, at);
    if (prefixes?.has(prefix) ?? true) splits.push({ name, prefix, ending: name.slice(at) });
  }
  return splits;
}

/** Prefixes of as many names as a family has at least: no other can be one's. */
function frequentPrefixes(names: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const { prefix } of splitsOf(name)) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= LEAST_FAMILY).map(([prefix]) => prefix));
}

function splitByEnding(
  names: readonly string[],
  prefixes: ReadonlySet<string>,
): ReadonlyMap<string, readonly Split[]> {
  const byEnding = new Map<string, Split[]>();
  for (const split of names.flatMap((name) => splitsOf(name, prefixes))) {
    appendTo(byEnding, split.ending, split);
  }
  return byEnding;
}

/** Length of the longest common ending that begins at a word: at the start, or behind `_`. */
function sharedEnding(left: string, right: string): number {
  let length = 0;
  while (length < left.length && length < right.length && left.at(-1 - length) === right.at(-1 - length))
    length++;
  const isBorder = (name: string): boolean => length === name.length || name.at(-1 - length) === "_";
  while (length > 0 && !(isBorder(left) && isBorder(right))) length--;
  return length;
}
