import type { EnumDefinition, Field, TaggedDefinition, Variant } from "../idl/contract.ts";
import { printType } from "../idl/type-expression.ts";
import { enumStorage } from "../layout/enum-storage.ts";
import { scalarFacts } from "../layout/scalar.ts";
import type { Comparison } from "./comparison.ts";
import type { Consequence } from "./consequence.ts";
import { differencesOf } from "./differences-of.ts";
import type { Exposure } from "./exposure-flags.ts";
import { matchedBase, versionsOf } from "./matched.ts";
import type { VariantPair } from "./pair.ts";
import { isSameMemory, type TypeDifference } from "./type-difference.ts";

/** An enum, or one whose variants carry data. */
export interface EnumSides<T extends EnumDefinition | TaggedDefinition> {
  readonly name: string;
  readonly baseline: T;
  readonly current: T;
  readonly exposure: Exposure;
}

/** A variant's pair while consequences are still told with it. */
export type VariantDraft = VariantPair & { readonly consequences: Consequence[] };

/** Enumerators are ordinary identifiers of C: wherever the other version declares one, under whatever enum. */
export type Enumerators = ReadonlyMap<string, bigint>;

/** Names of enumerators that only count the others. */
const SENTINEL =
  /(?:^|_)(?:MAX|COUNT|CNT|NB|NUM|END|LAST|TOTAL|SENTINEL|LIMIT|SIZE|MAXIMUM|MAX_?VAL(?:UE)?|LAST_?(?:ENTRY|ITEM|ONE|VALUE|ENUM|MEMBER)|END_OF_(?:LIST|ENUM)|(?:NUM|MAX)_[A-Z]+S)_*$/i;

/** Whether an enumerator's name says that it only counts the others. */
export function isSentinelName(name: string): boolean {
  return SENTINEL.test(name);
}

/** What counts the others stands behind all of them, before and after. */
function standsLast(names: ReadonlySet<string>, variants: readonly Variant[]): boolean {
  let highest: bigint | null = null;
  for (const { name, value } of variants)
    if (!names.has(name) && (highest === null || value > highest)) highest = value;
  const limit = highest;
  return variants.every(({ name, value }) => !names.has(name) || limit === null || limit < value);
}

/** Width and sign of the type that the ABI chooses for the enum (C17 6.7.2.2p4; MSVC: always `int`). */
export function storageDifferences(
  sides: EnumSides<EnumDefinition>,
  comparison: Comparison,
): readonly TypeDifference[] {
  const { target } = comparison.current;
  const from = scalarFacts(enumStorage(sides.baseline, target), target);
  const to = scalarFacts(enumStorage(sides.current, target), target);
  if (from.size !== to.size) return [{ kind: "width", from: from.size, to: to.size }];
  return from.signed === to.signed ? [] : [{ kind: "sign", extends: false, toSigned: to.signed }];
}

/**
 * The enumerators of an enum: what is gone, new, renamed, and the run whose values changed, told once on its first
 * member. `elsewhere` are the enumerators of all enums of each version: one that moved with its value is not gone.
 */
export function compareVariants(
  sides: EnumSides<EnumDefinition | TaggedDefinition>,
  elsewhere: { readonly baseline: Enumerators; readonly current: Enumerators },
  comparison: Comparison,
): readonly VariantDraft[] {
  const oldByName = new Map(sides.baseline.variants.map((variant) => [variant.name, variant]));
  const newByName = new Map(sides.current.variants.map((variant) => [variant.name, variant]));
  const removed = sides.baseline.variants.filter(
    (variant) => !newByName.has(variant.name) && elsewhere.current.get(variant.name) !== variant.value,
  );
  const added = sides.current.variants.filter(
    (variant) => !oldByName.has(variant.name) && elsewhere.baseline.get(variant.name) !== variant.value,
  );
  const renames = matchRenamed(removed, added, comparison);
  const changed = sides.baseline.variants.flatMap((variant) => {
    const to = newByName.get(variant.name)?.value;
    return to === undefined || to === variant.value ? [] : [{ name: variant.name, from: variant.value, to }];
  });
  const changedNames = new Set(changed.map(({ name }) => name));
  const onlySentinels =
    changed.length > 0 &&
    changed.every(({ name }) => SENTINEL.test(name)) &&
    standsLast(changedNames, sides.baseline.variants) &&
    standsLast(changedNames, sides.current.variants);
  const pairs: VariantDraft[] = [];
  const push = (from: Variant | undefined, to: Variant | undefined, renamed: string | null): void => {
    const versions = versionsOf(from, to);
    if (versions === null) return;
    const name = from?.name ?? to?.name ?? "";
    const run = changed[0]?.name === name ? changed : [];
    const isPlain = from?.fields === undefined && to?.fields === undefined;
    if (versions.change === "kept" && isPlain && renamed === null && run.length === 0) return;
    const base = matchedBase(
      comparison,
      { kind: "variant", type: sides.name, member: name },
      sides.exposure,
      { baseline: from ?? null, current: to ?? null },
      { baseline: sides.baseline.span ?? null, current: sides.current.span ?? null },
    );
    for (const other of run.slice(1)) {
      base.consequences.push({ kind: "renumbered", variant: other.name, from: other.from, to: other.to });
    }
    const sentinel = onlySentinels && added.length > 0 && run.length > 0;
    const now = payloadOf(to);
    const payload = { baseline: isSamePayload(from, to, comparison) ? now : payloadOf(from), current: now };
    pairs.push({
      ...base,
      ...versions,
      subject: "variant",
      type: sides.name,
      name,
      renamed,
      run,
      payload,
      sentinel,
    });
  };
  const gone = new Set(removed);
  for (const variant of sides.baseline.variants) {
    const same = newByName.get(variant.name);
    const renamed = renames.get(variant);
    if (same !== undefined) push(variant, same, null);
    else if (renamed !== undefined) push(variant, renamed, renamed.name);
    else if (gone.has(variant)) push(variant, undefined, null);
  }
  const taken = new Set(renames.values());
  for (const variant of added) if (!taken.has(variant)) push(undefined, variant, null);
  return pairs;
}

function payloadOf(variant: Variant | undefined): string {
  const fields = variant?.fields?.map(({ name, type }) => `${name ?? "_"}: ${printType(type)}`) ?? [];
  return fields.length === 0 ? "no data" : `{${fields.join(", ")}}`;
}

/** Whether both carry the same fields by name, and in memory: a field's type may be spelled otherwise. */
function isSamePayload(from: Variant | undefined, to: Variant | undefined, comparison: Comparison): boolean {
  const old = from?.fields ?? [];
  const now = to?.fields ?? [];
  const isSame = (field: Field, index: number): boolean => {
    const other = now[index];
    if (other === undefined || other.name !== field.name) return false;
    return isSameMemory(differencesOf(field.type, other.type, comparison));
  };
  return old.length === now.length && old.every(isSame);
}

/** Variants of one value of which one may be another's new name; languages that give them payloads allow just one. */
const MOST_CANDIDATES = 100;

/** A name that is gone and a new one of the same value and payload are one enumerator under another name. */
function matchRenamed(
  removed: readonly Variant[],
  added: readonly Variant[],
  comparison: Comparison,
): ReadonlyMap<Variant, Variant> {
  const renames = new Map<Variant, Variant>();
  // Sets keep their order and let go of what is taken at once: many names may stand for one value.
  const free = new Map<bigint, Set<Variant>>();
  for (const variant of added) {
    const known = free.get(variant.value);
    if (known === undefined) free.set(variant.value, new Set([variant]));
    else known.add(variant);
  }
  for (const variant of removed) {
    const candidates = free.get(variant.value) ?? new Set<Variant>();
    let looked = 0;
    for (const candidate of candidates) {
      if (looked++ >= MOST_CANDIDATES) break;
      if (!isSamePayload(variant, candidate, comparison)) continue;
      candidates.delete(candidate);
      renames.set(variant, candidate);
      break;
    }
  }
  return renames;
}
