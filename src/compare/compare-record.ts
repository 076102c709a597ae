import type { Field, RecordDefinition } from "../idl/contract.ts";
import { printType } from "../idl/type-expression.ts";
import type { Layout } from "../layout/layout.ts";
import type { View } from "../layout/view.ts";
import type { Comparison } from "./comparison.ts";
import type { Consequence } from "./consequence.ts";
import { differencesOf } from "./differences-of.ts";
import type { Exposure } from "./exposure-flags.ts";
import { type MatchedBase, matchedBase } from "./matched.ts";
import { isReservedName, isSeparator, type KeptField, matchFields, type PlacedField } from "./match-fields.ts";
import type { Change, FieldPair, TypePair } from "./pair.ts";
import { isSameMemory } from "./type-difference.ts";
import { signatureOf } from "./value-class.ts";

/** What a record's two versions show: pairs for its fields, and how its own layout changed. */
export interface RecordComparison {
  readonly fields: readonly FieldPair[];
  readonly size: Change;
  readonly align: Change;
  readonly attributeCause: TypePair["layoutCause"];
  readonly separatorsChanged: boolean;
  /** The lists of consequences of the fields whose change moved memory, in the order of the fields. */
  readonly causes: readonly Consequence[][];
  /** Size, alignment and displaced fields, to be told with the cause. */
  readonly echoes: readonly Consequence[];
}

export interface RecordSides {
  readonly baselineName: string;
  readonly currentName: string;
  readonly baseline: RecordDefinition;
  readonly current: RecordDefinition;
  readonly exposure: Exposure;
}

export function compareRecord(sides: RecordSides, comparison: Comparison): RecordComparison {
  const oldLayout = comparison.baseline.layoutOf({ kind: "named", name: sides.baselineName });
  const newLayout = comparison.current.layoutOf({ kind: "named", name: sides.currentName });
  const match = matchFields(
    place(sides.baseline, oldLayout),
    place(sides.current, newLayout),
    comparison,
  );
  const size = changeOf(sizeOf(oldLayout), sizeOf(newLayout));
  const align = changeOf(alignOf(oldLayout), alignOf(newLayout));
  const resized = size.from !== size.to || align.from !== align.to;
  const isTable = isCallbackTable(sides.baseline, comparison.baseline);
  const drafts: { readonly order: number; readonly pair: FieldPair; readonly base: MatchedBase; readonly moves: boolean }[] = [];
  const make = (from: PlacedField | null, to: PlacedField | null, kept: KeptField | null): void => {
    const base = fieldBase(sides, from, to, comparison);
    const shared = fieldFacts(sides, from, to, comparison, isTable, resized);
    const order = to?.index ?? from?.index ?? 0;
    if (from !== null && to !== null) {
      const differences = differencesOf(from.field.type, to.field.type, comparison);
      const bitsChanged = from.field.bits !== to.field.bits || isRetypedBitField(from, to, differences.length);
      const pair: FieldPair = {
        ...base,
        ...shared,
        subject: "field",
        change: "kept",
        baseline: from.field,
        current: to.field,
        renamed: kept?.renamed === true ? nameOf(to) : null,
        place: null,
        reordered: kept?.reordered === true && sides.baseline.kind === "struct",
        differences,
        bitsChanged,
      };
      const moves = pair.reordered || bitsChanged || !isSameMemory(differences);
      drafts.push({ order, pair, base, moves });
    } else if (to !== null) {
      const where = placeOfAdded(to, match.kept, sides.current.kind, resized);
      const pair: FieldPair = { ...base, ...shared, ...fresh("added", to.field), place: where };
      drafts.push({ order, pair, base, moves: where !== "padding" });
    } else if (from !== null) {
      const pair: FieldPair = { ...base, ...shared, ...gone(from.field) };
      drafts.push({ order, pair, base, moves: true });
    }
  };
  for (const kept of match.kept) make(kept.baseline, kept.current, kept);
  for (const added of match.added) make(null, added, null);
  for (const removed of match.removed) make(removed, null, null);
  drafts.sort((a, b) => a.order - b.order);
  return {
    fields: drafts.map((draft) => draft.pair),
    size,
    align,
    attributeCause: attributeCauseOf(sides, match.kept),
    separatorsChanged: separatorsOf(sides.baseline) !== separatorsOf(sides.current),
    causes: drafts.filter((draft) => draft.moves).map((draft) => draft.base.consequences),
    echoes: echoesOf(sides.currentName, size, align, match.kept),
  };
}

function fresh(change: "added", field: Field) {
  return { subject: "field", change, baseline: null, current: field, renamed: null, reordered: false, differences: [], bitsChanged: false } as const;
}

function gone(field: Field) {
  return { subject: "field", change: "removed", baseline: field, current: null, renamed: null, reordered: false, place: null, differences: [], bitsChanged: false } as const;
}

function fieldBase(sides: RecordSides, from: PlacedField | null, to: PlacedField | null, comparison: Comparison): MatchedBase {
  const name = from !== null ? nameOf(from) : to !== null ? nameOf(to) : "";
  return matchedBase(
    comparison,
    { kind: "field", type: sides.baselineName, member: name },
    sides.exposure,
    { baseline: from?.field ?? null, current: to?.field ?? null },
    { baseline: sides.baseline.span ?? null, current: sides.current.span ?? null },
  );
}

function fieldFacts(
  sides: RecordSides,
  from: PlacedField | null,
  to: PlacedField | null,
  comparison: Comparison,
  isTable: boolean,
  resized: boolean,
) {
  const field = from ?? to;
  const slotType = to?.field.type ?? from?.field.type;
  const slotView = to !== null ? comparison.current : comparison.baseline;
  return {
    type: sides.baselineName,
    holder: sides.current.kind,
    name: field === null ? "" : nameOf(field),
    offset: changeOf(from?.layout?.offset, to?.layout?.offset),
    size: changeOf(from?.layout?.size, to?.layout?.size),
    declared: { baseline: from === null ? "" : printType(from.field.type), current: to === null ? "" : printType(to.field.type) },
    slot: isTable && slotType !== undefined && signatureOf(slotView.resolve(slotType), slotView) !== null,
    reserved: isReservedName(from?.field.name ?? to?.field.name),
    holderResized: resized,
  } as const;
}

function nameOf(placed: PlacedField): string {
  return placed.field.name ?? `#${placed.index}`;
}

/** Fields with their layouts, which stand in the same order where the record has a layout at all. */
function place(record: RecordDefinition, layout: Layout): readonly PlacedField[] {
  const layouts = layout.kind === "sized" ? layout.fields : [];
  const byField = new Map(layouts.map((entry) => [entry.field, entry]));
  return record.fields.map((field, index) => ({ field, layout: byField.get(field) ?? null, index }));
}

function sizeOf(layout: Layout): number | null {
  return layout.kind === "sized" ? layout.size : null;
}

function alignOf(layout: Layout): number | null {
  return layout.kind === "sized" ? layout.align : null;
}

export function changeOf(from: number | null | undefined, to: number | null | undefined): Change {
  return { from: from ?? null, to: to ?? null };
}

/** A bit-field whose declared type changed is allocated anew, whatever the types have in common. */
function isRetypedBitField(from: PlacedField, to: PlacedField, differences: number): boolean {
  return from.field.bits !== undefined && to.field.bits !== undefined && differences > 0;
}

function placeOfAdded(
  added: PlacedField,
  kept: readonly KeptField[],
  holder: RecordDefinition["kind"],
  resized: boolean,
): "end" | "middle" | "padding" {
  if (holder === "union") return resized ? "end" : "padding";
  const moved = kept.some((pair) => !pair.reordered && isDisplaced(pair) && pair.current.index > added.index);
  if (moved) return "middle";
  if (!resized) return "padding";
  return kept.every((pair) => pair.current.index < added.index) ? "end" : "middle";
}

function isDisplaced(pair: KeptField): boolean {
  const from = pair.baseline.layout;
  const to = pair.current.layout;
  if (from === null || to === null) return false;
  return (from.bitOffset ?? from.offset * 8) !== (to.bitOffset ?? to.offset * 8);
}

function attributeCauseOf(sides: RecordSides, kept: readonly KeptField[]): TypePair["layoutCause"] {
  const packedField = kept.some(({ baseline, current }) => baseline.field.packed !== current.field.packed);
  if (sides.baseline.packed !== sides.current.packed || packedField) return "packing";
  if (sides.baseline.align !== sides.current.align) return "align-attribute";
  return kept.some(({ baseline, current }) => baseline.field.align !== current.field.align) ? "align" : null;
}

/** Where unnamed bit-fields stand between the named fields, as text. */
function separatorsOf(record: RecordDefinition): string {
  let last = "";
  const separators: string[] = [];
  for (const field of record.fields) {
    if (isSeparator(field)) separators.push(`${last}:${printType(field.type)}:${field.bits ?? ""}`);
    else last = field.bits === undefined ? "" : (field.name ?? "");
  }
  return separators.join(",");
}

/** A struct most of whose members are function pointers: a table of operations. */
function isCallbackTable(record: RecordDefinition, view: View): boolean {
  const slots = record.fields.filter((field) => signatureOf(view.resolve(field.type), view) !== null);
  return record.kind === "struct" && slots.length >= 2 && slots.length * 2 >= record.fields.length;
}

function echoesOf(type: string, size: Change, align: Change, kept: readonly KeptField[]): readonly Consequence[] {
  const echoes: Consequence[] = [];
  const displaced = kept.filter((pair) => !pair.reordered && isDisplaced(pair));
  const first = displaced[0];
  if (first?.baseline.layout != null && first.current.layout !== null) {
    const { offset: from } = first.baseline.layout;
    const to = first.current.layout.offset;
    echoes.push({ kind: "displaced", type, field: nameOf(first.current), from, to, count: displaced.length });
  }
  if (size.from !== null && size.to !== null && size.from !== size.to) {
    echoes.push({ kind: "size", type, from: size.from, to: size.to });
  }
  if (align.from !== null && align.to !== null && align.from !== align.to) {
    echoes.push({ kind: "align", type, from: align.from, to: align.to });
  }
  return echoes;
}
