import type { Field, RecordDefinition } from "../idl/contract.ts";
import { printType } from "../idl/type-expression.ts";
import type { Layout } from "../layout/layout.ts";
import type { View } from "../layout/view.ts";
import {
  addedField,
  changeOf,
  type FieldDraft,
  isDisplaced,
  keptField,
  nameOf,
  type RecordContext,
  removedField,
} from "./compare-field.ts";
import type { Comparison } from "./comparison.ts";
import type { Consequence } from "./consequence.ts";
import type { Exposure } from "./exposure-flags.ts";
import {
  isReservedName,
  isSeparator,
  isShrunkReserve,
  type KeptField,
  matchFields,
  type PlacedField,
} from "./match-fields.ts";
import type { Change, FieldPair, TypePair } from "./pair.ts";
import { signatureOf } from "./value-class.ts";

/** What a record's two versions show: pairs for its fields, and how its own layout changed. */
export interface RecordComparison {
  readonly fields: readonly FieldPair[];
  readonly size: Change;
  readonly align: Change;
  readonly attributeCause: TypePair["layoutCause"];
  readonly separatorsChanged: boolean;
  /** Where consequences of the first field that moved memory are told; null if no field did. */
  readonly cause: Consequence[] | null;
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
  const match = matchFields(place(sides.baseline, oldLayout), place(sides.current, newLayout), comparison);
  const size = changeOf(sizeOf(oldLayout), sizeOf(newLayout));
  const align = changeOf(alignOf(oldLayout), alignOf(newLayout));
  const context: RecordContext = {
    name: sides.baselineName,
    currentName: sides.currentName,
    baseline: sides.baseline,
    current: sides.current,
    exposure: sides.exposure,
    comparison,
    shrunkReserves: match.kept.filter(isShrunkReserve),
    goneReserves: match.removed.filter((placed) => isReservedName(placed.field.name)),
    last: lastPlaces(match.kept),
    size,
    align,
    resized: size.from !== size.to || align.from !== align.to,
    table: isCallbackTable(sides.baseline, comparison.baseline),
  };
  const added = match.added.map((placed) => addedField(placed, context));
  const taken = new Set(added.map(({ pair }) => pair.takenFrom));
  const drafts: readonly FieldDraft[] = [
    ...match.kept.flatMap((kept) => keptField(kept, context) ?? []),
    ...added,
    ...match.removed
      .filter((placed) => !taken.has(nameOf(placed)))
      .map((placed) => removedField(placed, context)),
  ];
  return {
    fields: drafts.map((draft) => draft.pair),
    size,
    align,
    attributeCause: attributeCauseOf(sides, match.kept),
    separatorsChanged: hasOtherSeparators(sides, match.kept, comparison),
    cause: causeAmong(drafts)?.consequences ?? null,
    echoes: echoesOf(sides.currentName, size, align, match.kept),
  };
}

function lastPlaces(kept: readonly KeptField[]): RecordContext["last"] {
  let last = -1;
  let displaced = -1;
  for (const pair of kept) {
    last = Math.max(last, pair.current.index);
    if (!pair.reordered && isDisplaced(pair)) displaced = Math.max(displaced, pair.current.index);
  }
  return { kept: last, displaced };
}

/** The field to blame: one that moved memory, else one that is new, which may have the record travel otherwise by value. */
function causeAmong(drafts: readonly FieldDraft[]): FieldDraft | undefined {
  return drafts.find((draft) => draft.moves) ?? drafts.find(({ pair }) => pair.change === "added");
}

/** Fields with their layouts; a record without a layout places none. */
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

function attributeCauseOf(sides: RecordSides, kept: readonly KeptField[]): TypePair["layoutCause"] {
  const packedField = kept.some(({ baseline, current }) => baseline.field.packed !== current.field.packed);
  if (sides.baseline.packed !== sides.current.packed || packedField) return "packing";
  if (sides.baseline.align !== sides.current.align) return "align-attribute";
  return kept.some(({ baseline, current }) => baseline.field.align !== current.field.align) ? "align" : null;
}

/**
 * Whether other unnamed bit-fields stand between the fields that both versions have. Where fields changed places, that
 * the separators did too is told with them.
 */
function hasOtherSeparators(sides: RecordSides, kept: readonly KeptField[], comparison: Comparison): boolean {
  const from = separatorsOf(
    sides.baseline,
    new Map(kept.map((pair, id) => [pair.baseline.field, id])),
    comparison.baseline,
  );
  const to = separatorsOf(
    sides.current,
    new Map(kept.map((pair, id) => [pair.current.field, id])),
    comparison.current,
  );
  const isMoved = kept.some(({ reordered }) => reordered);
  const describe = (separators: readonly Separator[]): string =>
    separators.map(({ behind, text }) => (isMoved ? text : `${behind}:${text}`)).join();
  return describe(from) !== describe(to);
}

interface Separator {
  /** The kept field in front of it, by its number; -1 if there is none. */
  readonly behind: number;
  /** What it does to the layout. */
  readonly text: string;
}

/** The unnamed bit-fields in front of some kept field; behind the last one they separate nothing. */
function separatorsOf(
  record: RecordDefinition,
  kept: ReadonlyMap<Field, number>,
  view: View,
): readonly Separator[] {
  const separators: Separator[] = [];
  let pending: Separator[] = [];
  let behind = -1;
  for (const field of record.fields) {
    const id = kept.get(field);
    if (id !== undefined) {
      behind = id;
      separators.push(...pending);
      pending = [];
    } else if (isSeparator(field)) pending.push({ behind, text: describeSeparator(field, view) });
  }
  return separators;
}

function describeSeparator({ type, bits, align, packed }: Field, view: View): string {
  const unit = view.layoutOf(type);
  const size = unit.kind === "sized" ? unit.size : printType(type);
  return `${size}:${bits ?? ""}:${align ?? ""}:${packed ?? ""}`;
}

/** A struct most of whose members are function pointers: a table of operations. */
function isCallbackTable(record: RecordDefinition, view: View): boolean {
  const slots = record.fields.filter((field) => signatureOf(view.resolve(field.type), view) !== null);
  return record.kind === "struct" && slots.length >= 2 && slots.length * 2 >= record.fields.length;
}

function echoesOf(
  type: string,
  size: Change,
  align: Change,
  kept: readonly KeptField[],
): readonly Consequence[] {
  const echoes: Consequence[] = [];
  const displaced = kept.filter((pair) => !pair.reordered && isDisplaced(pair));
  const [first] = displaced;
  if (first?.baseline.layout != null && first.current.layout !== null) {
    const { offset: from } = first.baseline.layout;
    const { offset: to } = first.current.layout;
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
