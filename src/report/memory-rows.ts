import type { TypeDefinition } from "../idl/contract.ts";
import { printType } from "../idl/type-expression.ts";
import type { FieldLayout, Layout } from "../layout/layout.ts";
import type { View } from "../layout/view.ts";

/** One line of a memory picture; columns as text. */
export interface MemoryRow {
  readonly kind: "member" | "padding" | "heading";
  readonly depth: number;
  /** First byte, or `byte:first-last` with the bits of a bit-field counted from that byte's lowest. */
  readonly offset: string;
  readonly size: string;
  readonly name: string;
  readonly type: string;
}

type Sized = Extract<Layout, { kind: "sized" }>;

/** Anonymous members inside one another deeper than this are drawn as one row. */
const DEEPEST = 16;

/** The rows of a type's picture: its members in order, and the padding between and behind them. */
export function memoryRows(view: View, definition: TypeDefinition, layout: Sized): readonly MemoryRow[] {
  if (layout.tagged !== undefined) return taggedRows(view, layout.tagged);
  if (definition.kind !== "struct" && definition.kind !== "union") return [];
  return recordRows(view, definition.kind, layout, 0, 0);
}

function taggedRows(view: View, tagged: NonNullable<Sized["tagged"]>): readonly MemoryRow[] {
  const tagSize = view.layoutOf({ kind: "scalar", name: tagged.tag });
  const bytes = tagSize.kind === "sized" ? String(tagSize.size) : "";
  const tag: MemoryRow = {
    kind: "member",
    depth: 0,
    offset: "0",
    size: bytes,
    name: "(tag)",
    type: tagged.tag,
  };
  return [
    tag,
    ...tagged.payloads.flatMap(({ variant, fields }) => [
      heading(`${variant.name} = ${variant.value}`),
      ...fields.map((field) => memberRow(field, 1, 0)),
    ]),
  ];
}

function heading(name: string): MemoryRow {
  return { kind: "heading", depth: 0, offset: "", size: "", name, type: "" };
}

function recordRows(
  view: View,
  kind: "struct" | "union",
  layout: Sized,
  depth: number,
  base: number,
): readonly MemoryRow[] {
  const rows: MemoryRow[] = [];
  let filled = base * 8;
  for (const field of layout.fields) {
    const start = base * 8 + startBit(field);
    if (kind === "struct" && start > filled) rows.push(paddingRow(filled, start, depth));
    rows.push(...fieldRows(view, field, depth, base));
    filled = Math.max(filled, start + bitsOf(field));
  }
  const end = (base + layout.size) * 8;
  if (end > filled) rows.push(paddingRow(filled, end, depth));
  return rows;
}

function fieldRows(view: View, field: FieldLayout, depth: number, base: number): readonly MemoryRow[] {
  const row = memberRow(field, depth, base);
  if (field.field.anonymous !== true || depth >= DEEPEST) return [row];
  const { type } = field.field;
  const inner = view.layoutOf(type);
  const definition = type.kind === "named" ? view.types.get(type.name) : undefined;
  if (inner.kind !== "sized" || (definition?.kind !== "struct" && definition?.kind !== "union")) return [row];
  const within = recordRows(view, definition.kind, inner, depth + 1, base + field.offset);
  return [{ ...row, name: `(anonymous ${definition.kind})`, type: "" }, ...within];
}

function memberRow(field: FieldLayout, depth: number, base: number): MemoryRow {
  const { bitWidth } = field;
  const bits = bitWidth === undefined ? "" : ` : ${bitWidth}`;
  return {
    kind: "member",
    depth,
    offset: offsetText(field, base),
    size: bitWidth === undefined ? String(field.size) : count(bitWidth, "bit"),
    name: field.field.name ?? (bitWidth === 0 ? "(ends the unit)" : "(unnamed)"),
    type: `${printType(field.field.type)}${bits}`,
  };
}

function offsetText(field: FieldLayout, base: number): string {
  const byte = base + field.offset;
  if (field.bitWidth === undefined || field.bitOffset === undefined || field.bitWidth === 0)
    return String(byte);
  const first = field.bitOffset - field.offset * 8;
  return field.bitWidth === 1 ? `${byte}:${first}` : `${byte}:${first}-${first + field.bitWidth - 1}`;
}

function startBit(field: FieldLayout): number {
  return field.bitOffset ?? field.offset * 8;
}

function bitsOf(field: FieldLayout): number {
  return field.bitWidth ?? field.size * 8;
}

/** Padding in whole bytes where it is, else in bits. */
function paddingRow(from: number, to: number, depth: number): MemoryRow {
  const whole = from % 8 === 0 && to % 8 === 0;
  const byte = Math.floor(from / 8);
  const first = from % 8;
  const last = first + to - from - 1;
  return {
    kind: "padding",
    depth,
    offset: whole ? String(byte) : `${byte}:${first === last ? first : `${first}-${last}`}`,
    size: whole ? String((to - from) / 8) : count(to - from, "bit"),
    name: "(padding)",
    type: "",
  };
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
