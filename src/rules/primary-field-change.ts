import type { FieldPair } from "../compare/pair.ts";
import type { TypeDifference, TypeDifferenceKind } from "../compare/type-difference.ts";
import { effectOf, primaryDifference } from "./primary-difference.ts";

/** What a kept field is reported for; each is the business of exactly one rule about structs. */
export type FieldChangeKind =
  | "moved"
  | "bit-field"
  | "reserved-used"
  | "type"
  | "pointee"
  | "callback"
  | "array-length"
  | "flexible-array"
  | "sign"
  | "const"
  | "volatile"
  | "renamed";

export interface FieldChange {
  readonly kind: FieldChangeKind;
  /** The difference of types behind it; null where another fact of the field changed. */
  readonly difference: TypeDifference | null;
}

type Kept = Extract<FieldPair, { readonly change: "kept" }>;

/** Whose business a difference of types is; `spelling` is nobody's, as memory and use stay the same. */
const BUSINESS: Readonly<Record<TypeDifferenceKind, FieldChangeKind | null>> = {
  "from-void": "type",
  "to-void": "type",
  passing: "type",
  class: "type",
  width: "type",
  bool: "type",
  "enum-integer": "type",
  element: "type",
  "restrict-added": "type",
  "restrict-removed": "type",
  bound: "type",
  other: "type",
  "pointer-level": "pointee",
  pointee: "pointee",
  callback: "callback",
  "array-length": "array-length",
  "flexible-array": "flexible-array",
  sign: "sign",
  "const-added": "const",
  "const-removed": "const",
  "volatile-changed": "volatile",
  atomic: "volatile",
  spelling: null,
};

/** Changes of type or qualifiers that can make a member, and the record with it, larger or smaller. */
const RESIZING: readonly FieldChangeKind[] = [
  "bit-field",
  "type",
  "pointee",
  "array-length",
  "flexible-array",
  "volatile",
];

/**
 * The one change that a kept field is reported for, so that exactly one rule speaks of it: where it moved to, then what
 * it is, then what it is called. Null if nothing but spelling changed, or if only one version has the field.
 */
export function primaryFieldChange(pair: FieldPair): FieldChange | null {
  if (pair.change !== "kept") return null;
  const difference = innermostDifference(pair.differences);
  const business = difference === null ? null : BUSINESS[difference.kind];
  const isStruct = pair.holder === "struct";
  if (isStruct && pair.reordered) return { kind: "moved", difference: business === null ? null : difference };
  if (pair.bitsChanged || (isBitField(pair) && movesBits(business, difference)))
    return { kind: "bit-field", difference };
  if (isStruct && isReservedUse(pair, business !== null)) return { kind: "reserved-used", difference };
  if (business !== null)
    return { kind: isFlexible(pair, business) ? "flexible-array" : business, difference };
  return qualifierChange(pair) ?? (pair.renamed === null ? null : { kind: "renamed", difference: null });
}

/** The primary change of a struct's kept field, if it is of this kind. */
export function structFieldChange(pair: FieldPair, kind: FieldChangeKind): FieldChange | null {
  const change = pair.holder === "struct" ? primaryFieldChange(pair) : null;
  return change?.kind === kind ? change : null;
}

/** Whether a union's size or alignment follows from what this member became. */
export function resizesUnion(pair: FieldPair): boolean {
  if (pair.holder !== "union" || !pair.holderResized) return false;
  if (pair.change !== "kept") return pair.change === "added";
  const change = primaryFieldChange(pair);
  return change !== null && RESIZING.includes(change.kind);
}

/** The primary difference; of arrays with the same shape, that of their elements. */
export function innermostDifference(differences: readonly TypeDifference[]): TypeDifference | null {
  let found = primaryDifference(differences);
  while (found?.kind === "element") {
    const inner = primaryDifference(found.of);
    if (inner === null) return found;
    found = inner;
  }
  return found;
}

function isBitField(pair: Kept): boolean {
  return pair.baseline.bits !== undefined || pair.current.bits !== undefined;
}

/** Whether a bit-field's new type is one of another unit, and no enum in place of an integer of the same. */
function movesBits(business: FieldChangeKind | null, difference: TypeDifference | null): boolean {
  return business === "type" && difference !== null && effectOf(difference, "memory") === "binary";
}

/** Bytes that were set aside got a name, or another type of the same size. */
function isReservedUse(pair: Kept, retyped: boolean): boolean {
  if (!pair.reserved) return false;
  return retyped ? pair.size.from !== null && pair.size.from === pair.size.to : pair.renamed !== null;
}

/** The elements of a flexible array changed: its tail is laid out otherwise. */
function isFlexible(pair: Kept, business: FieldChangeKind): boolean {
  const type = pair.current.type;
  return type.kind === "array" && type.length === null && business === "type";
}

function qualifierChange(pair: Kept): FieldChange | null {
  if (pair.baseline.const !== pair.current.const) return { kind: "const", difference: null };
  if (pair.baseline.volatile !== pair.current.volatile) return { kind: "volatile", difference: null };
  return null;
}
