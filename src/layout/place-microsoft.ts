import {
  type Cursor,
  type Member,
  placeMember,
  type RecordShape,
  recordBitField,
  roundUp,
  type SizedLayout,
  startCursor,
} from "./record-shape.ts";

/** `/Zp` and `#pragma pack` know packing up to 8; 16 changes nothing. */
const GREATEST_PACKING = 8;

/** A struct of no bytes has this size in Microsoft's C. */
const EMPTY_SIZE = 4;

/**
 * Lays a record out as Microsoft's x64 compiler does ("x64 ABI conventions", "C bit fields", "align (C++)", "pack"):
 * packing lowers what types ask for by nature, never an explicit alignment, whether it is the member's own or one
 * inside its type.
 */
export function placeMicrosoftRecord(shape: RecordShape): SizedLayout {
  const cursor = startCursor(shape.kind, 1);
  let required = shape.align ?? 1;
  for (const member of shape.members) {
    const align = memberAlign(member, shape.packed);
    if (member.field.bits !== undefined) {
      placeMicrosoftBits(cursor, member, member.field.bits, align);
      continue;
    }
    required = Math.max(required, member.field.align ?? 1, member.requiredAlign);
    placeMember(cursor, member, align);
  }
  const align = Math.max(cursor.align, required);
  const size = cursor.size === 0 ? emptySize(align, required) : roundUp(cursor.size, align);
  const layout: SizedLayout = { kind: "sized", size, align, fields: cursor.fields };
  // A record that states an alignment keeps all of its own, also where its members' is the greater.
  const requiredAlign = shape.align === undefined ? required : align;
  return requiredAlign > 1 ? { ...layout, requiredAlign } : layout;
}

function emptySize(align: number, required: number): number {
  return required >= EMPTY_SIZE ? align : EMPTY_SIZE;
}

function memberAlign(member: Member, packed: number | undefined): number {
  const limit = packed !== undefined && packed <= GREATEST_PACKING ? packed : Number.POSITIVE_INFINITY;
  const natural = member.field.packed === true ? 1 : Math.min(member.align, limit);
  return Math.max(natural, member.field.align ?? 1, member.requiredAlign);
}

/**
 * Microsoft's bit-fields live in units of their type's size: a member shares the current unit only if its type has
 * the same size and the bits are left. Zero width ends a unit and is nothing elsewhere. In a union they count with
 * the size of their type and no alignment.
 */
export function placeMicrosoftBits(cursor: Cursor, member: Member, width: number, align: number): void {
  if (cursor.kind === "union") {
    recordBitField(cursor, member, 0, width);
    if (width > 0 || cursor.unit !== undefined) cursor.size = Math.max(cursor.size, member.size);
    cursor.unit = width > 0 ? { size: member.size, freeBits: 0 } : undefined;
    return;
  }
  if (width === 0) endUnit(cursor, member, align);
  else if (cursor.unit?.size === member.size && width <= cursor.unit.freeBits)
    fillUnit(cursor, member, width);
  else beginUnit(cursor, member, width, align);
}

function endUnit(cursor: Cursor, member: Member, align: number): void {
  if (cursor.unit !== undefined) {
    cursor.nextBit = roundUp(cursor.nextBit, align * 8);
    cursor.size = Math.max(cursor.size, cursor.nextBit / 8);
    cursor.align = Math.max(cursor.align, align);
    cursor.unit = undefined;
  }
  recordBitField(cursor, member, cursor.nextBit, 0);
}

function fillUnit(cursor: Cursor, member: Member, width: number): void {
  const free = cursor.unit?.freeBits ?? 0;
  recordBitField(cursor, member, cursor.nextBit - free, width);
  cursor.unit = { size: member.size, freeBits: free - width };
}

/** `nextBit` stands at the end of the unit while it is filled. */
function beginUnit(cursor: Cursor, member: Member, width: number, align: number): void {
  const start = roundUp(cursor.nextBit, align * 8);
  recordBitField(cursor, member, start, width);
  cursor.nextBit = start + member.size * 8;
  cursor.size = Math.max(cursor.size, cursor.nextBit / 8);
  cursor.align = Math.max(cursor.align, align);
  cursor.unit = { size: member.size, freeBits: member.size * 8 - width };
}
