import type { RecordDefinition } from "../idl/contract.ts";
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
import { isSeparator, type KeptField, matchFields, type PlacedField } from "./match-fields.ts";
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
    baseline: sides.baseline,
    current: sides.current,
    exposure: sides.exposure,
    comparison,
    kept: match.kept,
    size,
    align,
    resized: size.from !== size.to || align.from !== align.to,
    table: isCallbackTable(sides.baseline, comparison.baseline),
  };
  const drafts: readonly FieldDraft[] = [
    ...match.kept.map((kept) => keptField(kept, context)),
    ...match.added.map((added) => addedField(added, context)),
    ...match.removed.map((removed) => removedField(removed, context)),
  ];
  return {
    fields: drafts.map((draft) => draft.pair),
    size,
    align,
    attributeCause: attributeCauseOf(sides, match.kept),
    separatorsChanged: separatorsOf(sides.baseline) !== separatorsOf(sides.current),
    cause: drafts.find((draft) => draft.moves)?.consequences ?? null,
    echoes: echoesOf(sides.currentName, size, align, match.kept),
  };
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

/** Unnamed bit-fields with the named fields that they stand between, as text; at the end they separate nothing. */
function separatorsOf(record: RecordDefinition): string {
  let last = "";
  let pending = "";
  let separators = "";
  for (const field of record.fields) {
    if (isSeparator(field)) pending += `${last}:${printType(field.type)}:${field.bits ?? ""},`;
    else {
      last = field.name ?? "";
      separators += pending;
      pending = "";
    }
  }
  return separators;
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
