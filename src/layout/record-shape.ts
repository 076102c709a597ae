import type { Field } from "../idl/contract.ts";
import type { FieldLayout, Layout } from "./layout.ts";

/** A field with the size and alignment of its type, in bytes. */
export interface Member {
  readonly field: Field;
  readonly size: number;
  readonly align: number;
  /** Microsoft only: the alignment of the type that packing does not lower; 1 for none. */
  readonly requiredAlign: number;
}

/** A record whose members are complete and sound; `packed` and `align` are powers of two. */
export interface RecordShape {
  readonly kind: "struct" | "union";
  readonly members: readonly Member[];
  readonly packed?: number;
  readonly align?: number;
}

/** Where the next member goes, while a record is laid out. */
export interface Cursor {
  readonly kind: "struct" | "union";
  readonly fields: FieldLayout[];
  /** First bit that is not taken. */
  nextBit: number;
  /** Bytes that the record covers so far. */
  size: number;
  align: number;
  /** Microsoft's current bit-field unit: bytes of its type, and bits left at its end. */
  unit: { readonly size: number; readonly freeBits: number } | undefined;
}

export type SizedLayout = Extract<Layout, { kind: "sized" }>;

/** Sizes beyond this (2 to the 50 bytes) are refused, so that every bit offset is an exact number. */
export const SIZE_LIMIT = 2 ** 50;

export function startCursor(kind: "struct" | "union", align: number): Cursor {
  return { kind, fields: [], nextBit: 0, size: 0, align, unit: undefined };
}

/** Rounds up to a multiple, which need not be a power of two. */
export function roundUp(value: number, multiple: number): number {
  const rest = value % multiple;
  return rest === 0 ? value : value + multiple - rest;
}

/** Puts a member that is no bit-field at the next multiple of `align` bytes. */
export function placeMember(cursor: Cursor, member: Member, align: number): void {
  const offset = cursor.kind === "union" ? 0 : roundUp(Math.ceil(cursor.nextBit / 8), align);
  cursor.fields.push({ field: member.field, offset, size: member.size, align: member.align });
  cursor.unit = undefined;
  takeTo(cursor, (offset + member.size) * 8);
  cursor.align = Math.max(cursor.align, align);
}

/** Notes a bit-field that begins at `bit`. */
export function recordBitField(cursor: Cursor, member: Member, bit: number, width: number): void {
  cursor.fields.push({
    field: member.field,
    offset: Math.floor(bit / 8),
    size: member.size,
    align: member.align,
    bitOffset: bit,
    bitWidth: width,
  });
}

/** Takes everything up to `bit`; a union's members all begin at 0. */
export function takeTo(cursor: Cursor, bit: number): void {
  cursor.size = Math.max(cursor.size, Math.ceil(bit / 8));
  if (cursor.kind === "struct") cursor.nextBit = bit;
}
