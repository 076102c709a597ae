import type { RecordDefinition } from "../idl/contract.ts";
import { printType } from "../idl/type-expression.ts";
import type { Comparison } from "./comparison.ts";
import type { Consequence } from "./consequence.ts";
import { differencesOf } from "./differences-of.ts";
import type { Exposure } from "./exposure-flags.ts";
import {
  isInReserve,
  isReservedName,
  isShrunkReserve,
  type KeptField,
  type PlacedField,
} from "./match-fields.ts";
import { haveSameAttributes, matchedBase, versionsOf } from "./matched.ts";
import type { Change, FieldPair } from "./pair.ts";
import { isSameMemory, type TypeDifference } from "./type-difference.ts";
import { signatureOf } from "./value-class.ts";

/** What the pairs of all fields of one record share. */
export interface RecordContext {
  readonly name: string;
  readonly currentName: string;
  readonly baseline: RecordDefinition;
  readonly current: RecordDefinition;
  readonly exposure: Exposure;
  readonly comparison: Comparison;
  /** Reserved fields that gave bytes away or are gone: what is new may stand in their bytes. */
  readonly shrunkReserves: readonly KeptField[];
  readonly goneReserves: readonly PlacedField[];
  /** Position of the last kept field, and of the last that others moved; -1 if there is none. */
  readonly last: { readonly kept: number; readonly displaced: number };
  readonly size: Change;
  readonly align: Change;
  /** Size or alignment of the record changed. */
  readonly resized: boolean;
  /** The record is a table of callbacks. */
  readonly table: boolean;
}

/** A pair of fields, with the list to which its consequences go, and whether it moves memory. */
export interface FieldDraft {
  readonly pair: FieldPair;
  readonly consequences: Consequence[];
  readonly moves: boolean;
}

/** Null if nothing of the field changed; that others moved it is told with them. */
export function keptField(kept: KeptField, context: RecordContext): FieldDraft | null {
  const { baseline: from, current: to } = kept;
  const differences = isShrunkReserve(kept)
    ? []
    : differencesOf(from.field.type, to.field.type, context.comparison);
  const isRetyped = from.field.bits !== undefined && differences.some(isOtherUnit);
  const bitsChanged = from.field.bits !== to.field.bits || isRetyped;
  const reordered = kept.reordered && context.current.kind === "struct";
  const moves = reordered || bitsChanged || !isSameMemory(differences);
  const renamed = kept.renamed ? nameOf(to) : null;
  const isSame = differences.length === 0 && renamed === null && !moves;
  if (isSame && haveSameAttributes(from.field, to.field)) return null;
  return draft(from, to, context, { ...NOTHING, renamed, reordered, differences, bitsChanged }, moves);
}

/** Bit-fields are laid out by the width of their declared type; its sign and its name move none. */
function isOtherUnit({ kind }: TypeDifference): boolean {
  return kind !== "spelling" && kind !== "sign" && kind !== "enum-integer";
}

export function addedField(added: PlacedField, context: RecordContext): FieldDraft {
  const reserve = reserveOf(added, context);
  if (reserve !== null) {
    const change: FieldChange = { ...NOTHING, place: "padding", takenFrom: nameOf(reserve) };
    return draft(null, added, context, change, false, reserve);
  }
  const place = placeOfAdded(added, context);
  return draft(null, added, context, { ...NOTHING, place }, place !== "padding");
}

export function removedField(removed: PlacedField, context: RecordContext): FieldDraft {
  return draft(removed, null, context, NOTHING, true);
}

type FieldChange = Pick<
  FieldPair,
  "renamed" | "place" | "reordered" | "differences" | "bitsChanged" | "takenFrom"
>;

const NOTHING: FieldChange = {
  renamed: null,
  place: null,
  reordered: false,
  differences: [],
  bitsChanged: false,
  takenFrom: null,
};

/** The reserved field whose bytes a new one took: one that shrank, or one that is gone and left nothing else behind. */
function reserveOf(
  added: PlacedField,
  { shrunkReserves, goneReserves, resized }: RecordContext,
): PlacedField | null {
  const shrunk = shrunkReserves.find((pair) => isWithin(added, pair));
  if (shrunk !== undefined) return shrunk.baseline;
  return resized ? null : (goneReserves.find((placed) => isInReserve(added, placed)) ?? null);
}

/** Whether a new field stands in the bytes that a reserved one gave away. */
function isWithin(added: PlacedField, reserve: KeptField): boolean {
  const start = reserve.baseline.layout?.offset ?? 0;
  const end = reserve.current.layout?.offset ?? 0;
  return added.layout !== null && added.layout.offset >= start && added.layout.offset < end;
}

function draft(
  from: PlacedField | null,
  to: PlacedField | null,
  context: RecordContext,
  change: FieldChange,
  moves: boolean,
  reserve: PlacedField | null = null,
): FieldDraft {
  const versions = versionsOf(from?.field, to?.field);
  const shown = from ?? to;
  if (versions === null || shown === null) throw new Error("a field stands on one side at least");
  const name = nameOf(shown);
  const base = matchedBase(
    context.comparison,
    { kind: "field", type: context.name, member: name },
    context.exposure,
    { baseline: from?.field ?? null, current: to?.field ?? null },
    { baseline: reserve?.field.span ?? context.baseline.span ?? null, current: context.current.span ?? null },
  );
  const pair: FieldPair = {
    ...base,
    ...versions,
    ...change,
    subject: "field",
    type: context.name,
    holder: context.current.kind,
    name,
    offset: changeOf(from?.layout?.offset, to?.layout?.offset),
    size: changeOf(from?.layout?.size, to?.layout?.size),
    declared: { baseline: declaredType(from ?? reserve), current: declaredType(to) },
    slot: context.table && isFunctionPointer(from, to, context.comparison),
    reserved: isReservedName(shown.field.name),
    repassed: (versions.change !== "kept" || moves) && isRepassed(context),
    holderResized: context.resized && (context.current.kind === "struct" || resizesUnion(from, to, context)),
  };
  return { pair, consequences: base.consequences, moves };
}

/** A field's name, else `#index` counted from 0. */
export function nameOf(placed: PlacedField): string {
  return placed.field.name ?? `#${placed.index}`;
}

function declaredType(placed: PlacedField | null): string {
  return placed === null ? "" : printType(placed.field.type);
}

export function changeOf(from: number | null | undefined, to: number | null | undefined): Change {
  return { from: from ?? null, to: to ?? null };
}

function isFunctionPointer(
  from: PlacedField | null,
  to: PlacedField | null,
  comparison: Comparison,
): boolean {
  const view = to === null ? comparison.baseline : comparison.current;
  const type = (to ?? from)?.field.type;
  return type !== undefined && signatureOf(view.resolve(type), view) !== null;
}

/**
 * In the middle if fields behind it moved, in padding if nothing moved and it lies in bytes that the record had before,
 * whether or not others made it larger; else at the end. A union's members all stand at 0: there only its size tells.
 */
function placeOfAdded(added: PlacedField, context: RecordContext): FieldPair["place"] {
  if (context.current.kind === "union") return resizesUnion(null, added, context) ? "end" : "padding";
  if (context.last.displaced > added.index) return "middle";
  if (!context.resized || isWithinFormerSize(added, context)) return "padding";
  return context.last.kept < added.index ? "end" : "middle";
}

function isWithinFormerSize({ layout }: PlacedField, { size, align }: RecordContext): boolean {
  return layout !== null && align.from === align.to && layout.offset + layout.size <= (size.from ?? 0);
}

/** Whether it is this member that makes a union larger, smaller or aligned otherwise. */
function resizesUnion(from: PlacedField | null, to: PlacedField | null, context: RecordContext): boolean {
  if (!context.resized) return false;
  if (from !== null && to !== null) {
    return from.layout?.size !== to.layout?.size || from.layout?.align !== to.layout?.align;
  }
  const whole = from === null ? context.size.from : context.size.to;
  const alignment = from === null ? context.align.from : context.align.to;
  const layout = (from ?? to)?.layout;
  return layout == null || layout.size > (whole ?? 0) || layout.align > (alignment ?? 0);
}

/** Whether a field's first bit stands elsewhere in the record. */
export function isDisplaced(pair: KeptField): boolean {
  const from = pair.baseline.layout;
  const to = pair.current.layout;
  if (from === null || to === null || isShrunkReserve(pair)) return false;
  return (from.bitOffset ?? from.offset * 8) !== (to.bitOffset ?? to.offset * 8);
}

/** Whether a record that is passed by value travels in another way. */
function isRepassed({ name, currentName, comparison }: RecordContext): boolean {
  return (["param", "return"] as const).some((position) => {
    const from = comparison.baseline.passingOf({ kind: "named", name }, position);
    const to = comparison.current.passingOf({ kind: "named", name: currentName }, position);
    return JSON.stringify(from) !== JSON.stringify(to);
  });
}
