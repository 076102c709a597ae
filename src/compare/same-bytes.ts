import type { Type } from "../idl/type.ts";
import type { FieldLayout } from "../layout/layout.ts";
import type { View } from "../layout/view.ts";
import { DEEPEST_TYPE } from "./comparison.ts";
import { machineValueOf, signatureOf } from "./value-class.ts";

/** A part of a type at some depth: a member, an element, or the whole. Offset and size in bytes. */
export interface Part {
  readonly offset: number;
  readonly size: number;
  readonly type: Type;
  /** Names of members from the outermost to this one; unnamed ones are left out. */
  readonly path: readonly string[];
  /** The member itself; null for elements and the whole. */
  readonly placed: FieldLayout | null;
  /** Nothing is inside of it that was looked at. */
  readonly leaf: boolean;
}

/** Larger types are not taken apart: nothing is said of them rather than something wrong. */
const MOST_PARTS = 4_096;
/** All parts of a type, outer ones before those in them; null if it has no layout or too many of them. */
export function partsOf(type: Type, view: View): readonly Part[] | null {
  const parts: Part[] = [];
  const pending: { readonly part: Part; readonly depth: number }[] = [];
  const whole = view.layoutOf(type);
  if (whole.kind !== "sized") return null;
  pending.push({
    part: { offset: 0, size: whole.size, type, path: [], placed: null, leaf: false },
    depth: 0,
  });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const inner = innerParts(next.part, view);
    if (parts.length + pending.length + inner.length > MOST_PARTS || next.depth > DEEPEST_TYPE) return null;
    parts.push({ ...next.part, leaf: inner.length === 0 });
    for (const part of [...inner].reverse()) pending.push({ part, depth: next.depth + 1 });
  }
  return parts;
}

function innerParts(part: Part, view: View): readonly Part[] {
  const resolved = view.resolve(part.type);
  if (resolved.kind === "array") {
    const element = view.layoutOf(resolved.of);
    if (element.kind !== "sized" || element.size === 0) return [];
    const count = Math.min(Math.floor(part.size / element.size), MOST_PARTS + 1);
    return Array.from({ length: count }, (_, index) => ({
      ...part,
      offset: part.offset + index * element.size,
      size: element.size,
      type: resolved.of,
      placed: null,
    }));
  }
  if (resolved.kind !== "named") return [];
  const layout = view.layoutOf(resolved);
  if (layout.kind !== "sized") return [];
  return layout.fields.map((placed) => ({
    offset: part.offset + placed.offset,
    size: placed.size,
    type: placed.field.type,
    path: placed.field.name === undefined ? part.path : [...part.path, placed.field.name],
    placed,
    leaf: false,
  }));
}

/** Whether two types take the same bytes for the same machine values, whatever their names are. */
export function isSameBytes(from: Type, to: Type, baseline: View, current: View): boolean {
  const old = baseline.layoutOf(from);
  const now = current.layoutOf(to);
  if (old.kind !== "sized" || now.kind !== "sized" || old.size !== now.size || old.align !== now.align) {
    return false;
  }
  const before = describeLeaves(from, baseline);
  return before !== null && before === describeLeaves(to, current);
}

function describeLeaves(type: Type, view: View): string | null {
  if (isTagged(type, view)) return null;
  const leaves = partsOf(type, view)?.filter((part) => part.leaf && part.size > 0);
  if (leaves === undefined || leaves.some((part) => isTagged(part.type, view))) return null;
  const texts = leaves.map((part) => {
    const resolved = view.resolve(part.type);
    const value = machineValueOf(resolved, view);
    const valueClass = signatureOf(resolved, view) === null ? value.class : "pointer";
    const bits =
      part.placed?.bitOffset === undefined ? "" : `:${part.placed.bitOffset}+${part.placed.bitWidth}`;
    return `${part.offset} ${part.size} ${valueClass} ${value.signed}${bits}`;
  });
  return [...new Set(texts)].sort().join(",");
}

function isTagged(type: Type, view: View): boolean {
  const resolved = view.resolve(type);
  return resolved.kind === "named" && view.types.get(resolved.name)?.kind === "tagged";
}
