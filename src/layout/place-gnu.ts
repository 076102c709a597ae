import type { DataModel } from "./data-model.ts";
import { placeMicrosoftBits } from "./place-microsoft.ts";
import {
  type Cursor,
  type Member,
  placeMember,
  type RecordShape,
  recordBitField,
  roundUp,
  type SizedLayout,
  startCursor,
  takeTo,
} from "./record-shape.ts";

/**
 * Lays a record out as GCC and clang do (psABI "Aggregates and Unions", "Bit-Fields"). `packed: 1` means the
 * attribute, under which a member's own `align` still holds; a greater `packed` is `#pragma pack`, which lowers that
 * too.
 */
export function placeGnuRecord(shape: RecordShape, model: DataModel): SizedLayout {
  const cursor = startCursor(shape.kind, shape.align ?? 1);
  for (const member of shape.members) {
    const bits = member.field.bits;
    if (bits === undefined) placeMember(cursor, member, memberAlign(member, shape));
    else if (model.bitFields === "sysv") placeSysvBits(cursor, member, bits, shape, model);
    else placeMingwBits(cursor, member, bits, shape);
  }
  return {
    kind: "sized",
    size: roundUp(cursor.size, cursor.align),
    align: cursor.align,
    fields: cursor.fields,
  };
}

function memberAlign(member: Member, shape: RecordShape): number {
  const natural = isPacked(member, shape) ? 1 : member.align;
  return Math.min(Math.max(natural, member.field.align ?? 1), pragmaPack(shape));
}

function isPacked(member: Member, shape: RecordShape): boolean {
  return shape.packed === 1 || member.field.packed === true;
}

function pragmaPack(shape: RecordShape): number {
  return shape.packed === undefined || shape.packed === 1 ? Number.POSITIVE_INFINITY : shape.packed;
}

/**
 * A bit-field takes the next free bits; it moves to the next multiple of its type's alignment where it would
 * otherwise cross more bytes than its type has. Packing of any kind lets it cross. Zero width moves to the type's
 * alignment, packed or not.
 */
function placeSysvBits(
  cursor: Cursor,
  member: Member,
  width: number,
  shape: RecordShape,
  model: DataModel,
): void {
  const align = bitFieldAlign(member, width, shape);
  const bit = cursor.kind === "union" ? 0 : sysvStart(cursor.nextBit, align * 8, member, width, shape);
  recordBitField(cursor, member, bit, width);
  takeTo(cursor, bit + width);
  const named = member.field.name !== undefined;
  if (named || model.unnamedBitFieldsAlign) cursor.align = Math.max(cursor.align, align);
}

/** Under `#pragma pack` the attribute `packed` of a bit-field changes nothing more. */
function bitFieldAlign(member: Member, width: number, shape: RecordShape): number {
  const pragma = pragmaPack(shape);
  const packed = width > 0 && pragma === Number.POSITIVE_INFINITY && isPacked(member, shape);
  const asked = Math.max(packed ? 1 : member.align, member.field.align ?? 1);
  return width > 0 ? Math.min(asked, pragma) : asked;
}

function sysvStart(
  next: number,
  alignBits: number,
  member: Member,
  width: number,
  shape: RecordShape,
): number {
  if (width === 0) return roundUp(next, alignBits);
  const mayCross = shape.packed !== undefined || member.field.packed === true;
  if (!mayCross && (next % alignBits) + width > member.size * 8) return roundUp(next, alignBits);
  const asked = member.field.align;
  return asked !== undefined && asked <= pragmaPack(shape) ? roundUp(next, asked * 8) : next;
}

/**
 * GCC for mingw, whose platform it is: Microsoft's units, but a union's bit-fields raise its alignment, and one of no
 * width does nothing there. (clang leaves the union at 1, as Microsoft's compiler does, and a packed struct's units
 * unpacked, as nobody else does.)
 */
function placeMingwBits(cursor: Cursor, member: Member, width: number, shape: RecordShape): void {
  if (cursor.kind === "union" && width === 0) {
    recordBitField(cursor, member, 0, 0);
    return;
  }
  const natural = isPacked(member, shape) ? 1 : member.size;
  const align = Math.min(natural, pragmaPack(shape));
  placeMicrosoftBits(cursor, member, width, align);
  if (cursor.kind === "union") cursor.align = Math.max(cursor.align, align);
}
