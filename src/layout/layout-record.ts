import type { Field, RecordDefinition } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { Type } from "../idl/type.ts";
import { dataModelOf } from "./data-model.ts";
import { disputeOf } from "./disputed-bit-field.ts";
import type { Layout } from "./layout.ts";
import { placeGnuRecord } from "./place-gnu.ts";
import { placeMicrosoftRecord } from "./place-microsoft.ts";
import { type Member, type RecordShape, SIZE_LIMIT, type SizedLayout } from "./record-shape.ts";

/** Greatest alignment that a member or record may ask for: what GCC accepts. */
const ALIGN_LIMIT = 2 ** 28;

/** Greatest packing that compilers accept. */
const PACK_LIMIT = 16;

export interface RecordScope {
  readonly target: Triple;
  readonly layoutOf: (type: Type) => Layout;
  /** Bits that a bit-field of this type may have; undefined if it may not be one. */
  readonly bitFieldWidth: (type: Type) => number | undefined;
}

type Fields = Pick<RecordDefinition, "kind" | "fields" | "packed" | "align">;
type Unknown = Extract<Layout, { kind: "unknown" }>;

/** Lays out a struct or union; unknown if a member is, or if what it asks for is no layout. */
export function layoutRecord(definition: RecordDefinition, scope: RecordScope): Layout {
  const fault = faultOf(definition, scope);
  return fault ?? layoutFields(definition, scope);
}

/** Lays out fields as the members of one struct or union. */
export function layoutFields(record: Fields, scope: RecordScope): SizedLayout | Unknown {
  const members: Member[] = [];
  let fault: Unknown | undefined;
  // All fields are asked for, even after a fault, so that every missing layout is known at once.
  for (const [index, field] of record.fields.entries()) {
    const last = record.kind === "union" || index === record.fields.length - 1;
    const member = layoutMember(field, last, record, scope);
    if ("kind" in member) fault ??= member;
    else members.push(member);
  }
  if (fault !== undefined) return fault;
  return bounded(placeRecord({ ...record, members }, scope.target));
}

/** Puts members of known size into a struct or union. */
function placeRecord(shape: RecordShape, target: Triple): SizedLayout {
  const model = dataModelOf(target);
  return model.records === "gnu" ? placeGnuRecord(shape, model) : placeMicrosoftRecord(shape);
}

function bounded(layout: SizedLayout): SizedLayout | Unknown {
  return layout.size > SIZE_LIMIT ? unknown("the record is larger than 2 to the 50 bytes") : layout;
}

function faultOf(definition: RecordDefinition, scope: RecordScope): Unknown | undefined {
  const { packed, align, fields } = definition;
  const model = dataModelOf(scope.target);
  if (packed !== undefined && !isPowerOfTwo(packed, PACK_LIMIT))
    return unknown(`packing ${packed} is no packing`);
  if (align !== undefined && !isPowerOfTwo(align, ALIGN_LIMIT))
    return unknown(`alignment ${align} is no power of two up to ${ALIGN_LIMIT}`);
  if (fields.length === 0 && model.records === "microsoft")
    return unknown(`Microsoft's C has no ${definition.kind} without members`);
  return undefined;
}

function layoutMember(field: Field, last: boolean, record: Fields, scope: RecordScope): Member | Unknown {
  if (field.align !== undefined && !isPowerOfTwo(field.align, ALIGN_LIMIT))
    return unknown(`alignment ${field.align} of ${nameOf(field)} is no power of two up to ${ALIGN_LIMIT}`);
  if (field.type.kind === "array" && field.type.length === null)
    return flexibleMember(field, field.type.of, last, scope);
  const layout = scope.layoutOf(field.type);
  if (layout.kind === "incomplete") return unknown(`${nameOf(field)} is of an incomplete type`);
  if (layout.kind === "unknown") return layout;
  const member = memberOf(field, layout, layout.size);
  return field.bits === undefined
    ? member
    : (bitFieldFault(field, field.bits, layout.align, record, scope) ?? member);
}

/** A flexible array has no size but the alignment of its elements (C17 6.7.2.1p18). */
function flexibleMember(field: Field, element: Type, last: boolean, scope: RecordScope): Member | Unknown {
  const layout = scope.layoutOf(element);
  if (!last) return unknown(`flexible array ${nameOf(field)} is not the last member`);
  if (layout.kind === "incomplete") return unknown(`${nameOf(field)} is an array of an incomplete type`);
  return layout.kind === "unknown" ? layout : memberOf(field, layout, 0);
}

function memberOf(field: Field, layout: SizedLayout, size: number): Member {
  return { field, size, align: layout.align, requiredAlign: layout.requiredAlign ?? 1 };
}

/** C17 6.7.2.1p4: the width is at most the type's, and the type is an integer, `_Bool` or an enum. */
function bitFieldFault(
  field: Field,
  bits: number,
  natural: number,
  record: Fields,
  scope: RecordScope,
): Unknown | undefined {
  const width = scope.bitFieldWidth(field.type);
  if (width === undefined) return unknown(`bit-field ${nameOf(field)} is not of an integer type`);
  if (!Number.isInteger(bits) || bits < 0 || bits > width)
    return unknown(`bit-field ${nameOf(field)} has ${bits} bits, its type ${width}`);
  const dispute = disputeOf(field, natural, record, dataModelOf(scope.target));
  return dispute === undefined ? undefined : unknown(dispute);
}

function nameOf(field: Field): string {
  return field.name === undefined ? "an unnamed member" : `\`${field.name}\``;
}

function isPowerOfTwo(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= limit && (value & (value - 1)) === 0;
}

function unknown(reason: string): Unknown {
  return { kind: "unknown", reason };
}
