import type { Field } from "../idl/contract.ts";
import type { FieldLayout } from "../layout/layout.ts";
import { longestIncreasing } from "./align-sequences.ts";
import type { Comparison } from "./comparison.ts";
import { differencesOf } from "./differences-of.ts";
import { isSameMemory } from "./type-difference.ts";

/** A field with its place in memory; null where the record has no layout. */
export interface PlacedField {
  readonly field: Field;
  readonly layout: FieldLayout | null;
  /** Position in the record, counted from 0. */
  readonly index: number;
}

export interface KeptField {
  readonly baseline: PlacedField;
  readonly current: PlacedField;
  /** Other name, same place and type. */
  readonly renamed: boolean;
  /** Stands elsewhere among the fields that both versions have. */
  readonly reordered: boolean;
}

export interface FieldMatch {
  readonly kept: readonly KeptField[];
  readonly removed: readonly PlacedField[];
  readonly added: readonly PlacedField[];
}

/** Names of members that only hold a place. */
const RESERVED = /^(_*reserved|_*pad(ding)?|_*unused|_*spare)_?\d*_*$/i;

export function isReservedName(name: string | undefined): boolean {
  return name !== undefined && RESERVED.test(name);
}

/** An unnamed bit-field only separates its neighbours. */
export function isSeparator(field: Field): boolean {
  return field.name === undefined && field.anonymous !== true;
}

/** Reserved bytes that gave some of their front away: the field begins later and ends where it ended. */
export function isShrunkReserve({ baseline, current }: KeptField): boolean {
  const from = baseline.layout;
  const to = current.layout;
  if (from === null || to === null || !isReservedName(baseline.field.name)) return false;
  return to.offset > from.offset && to.offset + to.size === from.offset + from.size;
}

/** Whether a new field lies within the bytes of a reserved one that is gone. */
export function isInReserve(added: PlacedField, removed: PlacedField): boolean {
  const from = removed.layout;
  const to = added.layout;
  if (from === null || to === null || !isReservedName(removed.field.name)) return false;
  return to.offset >= from.offset && to.offset + to.size <= from.offset + from.size;
}

/**
 * Who is who among the fields of a record: the same name, anonymous members by their order, and a field that is gone
 * where another of the same type now stands.
 */
export function matchFields(
  baseline: readonly PlacedField[],
  current: readonly PlacedField[],
  comparison: Comparison,
): FieldMatch {
  const pairs: { baseline: PlacedField; current: PlacedField; renamed: boolean }[] = [];
  const byName = new Map<string, PlacedField>();
  for (const [key, placed] of keyed(current)) byName.set(key, placed);
  const removed: PlacedField[] = [];
  for (const [key, placed] of keyed(baseline)) {
    const other = byName.get(key);
    if (other === undefined) removed.push(placed);
    else pairs.push({ baseline: placed, current: other, renamed: false });
    byName.delete(key);
  }
  const free = new Map([...byName.values()].map((placed) => [placed.index, placed]));
  const gone: PlacedField[] = [];
  for (const placed of removed) {
    const other = free.get(placed.index);
    if (other !== undefined && isRename(placed, other, comparison)) {
      free.delete(placed.index);
      pairs.push({ baseline: placed, current: other, renamed: true });
    } else gone.push(placed);
  }
  pairs.sort((a, b) => a.baseline.index - b.baseline.index);
  const inOrder = longestIncreasing(pairs.map((pair) => pair.current.index));
  const kept = pairs.map((pair, index) => ({ ...pair, reordered: !inOrder.has(index) }));
  return { kept, removed: gone, added: [...free.values()] };
}

/** Separators are left out: they are compared as a whole. */
function keyed(fields: readonly PlacedField[]): readonly (readonly [string, PlacedField])[] {
  let anonymous = 0;
  const entries: [string, PlacedField][] = [];
  for (const placed of fields) {
    if (isSeparator(placed.field)) continue;
    entries.push([placed.field.name ?? ` ${anonymous++}`, placed]);
  }
  return entries;
}

function isRename(from: PlacedField, to: PlacedField, comparison: Comparison): boolean {
  if (from.field.anonymous === true || to.field.anonymous === true) return false;
  if (from.field.bits !== to.field.bits) return false;
  const samePlace =
    from.layout !== null &&
    to.layout !== null &&
    (from.layout.bitOffset ?? from.layout.offset) === (to.layout.bitOffset ?? to.layout.offset);
  if (isReservedName(from.field.name) && samePlace && from.layout?.size === to.layout?.size) return true;
  return isSameMemory(differencesOf(from.field.type, to.field.type, comparison));
}
