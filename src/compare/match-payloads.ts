import type { Variant } from "../idl/contract.ts";
import type { ScalarName, Type } from "../idl/type.ts";
import type { FieldLayout } from "../layout/layout.ts";
import { scalarFacts } from "../layout/scalar.ts";
import type { View } from "../layout/view.ts";
import { matchPayloadFields, type PayloadFieldMatch } from "./match-payload-fields.ts";
import { type Part, partsOf } from "./same-bytes.ts";
import { plainName, plainTypeName } from "./same-name.ts";
import { machineValueOf } from "./value-class.ts";

/** A variant's data in an enum of Rust and in the C record that stands for it. */
export interface PayloadMatch {
  readonly variant: Variant;
  /** By variant, then by the order of the fields; null where no member of the C record is found to be the variant's. */
  readonly paired: readonly PayloadFieldMatch[] | null;
  /** The member was found by its name, not by its position among the others alone. */
  readonly certain: boolean;
  /** The variant's fields by their offsets, whatever the C record is built of. */
  readonly placed: readonly PayloadPlace[];
}

/** A payload's field of a Rust enum with data, and what its C twin has in the same place. */
export interface PayloadPlace {
  readonly variant: Variant;
  readonly field: FieldLayout;
  /** Members at the field's offset; where some are in a member that is named after the variant, only those. */
  readonly candidates: readonly Part[];
}

export interface PayloadSides {
  readonly definition: View;
  readonly declaration: View;
}

/** A variant's data as the C record has it; offsets count from the start of the record. */
interface DeclaredPayload {
  /** What may tell whose it is. */
  readonly names: readonly string[];
  /** The member of the union; null where the fields stand in the record itself. */
  readonly whole: FieldLayout | null;
  readonly fields: readonly FieldLayout[];
  /** The member has a tag of its own, so that it can be no variant's single field. */
  readonly tagged: boolean;
}

type DefinedPayload = TaggedPayloads["payloads"][number];

interface TaggedPayloads {
  readonly tag: ScalarName;
  readonly payloads: readonly { readonly variant: Variant; readonly fields: readonly FieldLayout[] }[];
}

/**
 * Holds the lowered form of an enum with data (Rust Reference, type layout: "Primitive representation of enums with
 * fields"; RFC 2195) against a C record that stands for it: a struct of the tag and a union of payloads, a union of
 * structs that each begin with the tag, or a struct of tag and fields where one variant alone has data. A payload is a
 * variant's by its name, or by its position among the others. Empty if one of them has no layout.
 *
 * @param fits whether a field of the definition and one of the declaration could be one.
 */
export function matchPayloads(
  defined: string,
  declared: string,
  sides: PayloadSides,
  fits: (definition: FieldLayout, declaration: FieldLayout) => boolean,
): readonly PayloadMatch[] {
  const layout = taggedLayout(defined, sides.definition);
  const parts = partsOf({ kind: "named", name: declared }, sides.declaration);
  if (layout === null || parts === null) return [];
  const members = parts.filter((part) => part.placed !== null);
  const known = layout.payloads.map(({ variant, fields }) => ({
    variant,
    fields: fields.filter(({ size }) => size > 0),
  }));
  const tagSize = scalarFacts(layout.tag, sides.definition.target).size;
  const { named, ordered } = assign(known, declaredPayloads(declared, tagSize, sides.declaration));
  return known.map((payload) => {
    const { variant, fields } = payload;
    const other = named.get(variant) ?? ordered.get(variant);
    const inC = other === undefined ? null : fieldsFor(payload, other, sides);
    return {
      variant,
      paired: inC === null ? null : matchPayloadFields(fields, inC, fits),
      certain: named.has(variant),
      placed: fields.map((field) => ({ variant, field, candidates: candidatesFor(variant, field, members) })),
    };
  });
}

function candidatesFor(variant: Variant, field: FieldLayout, members: readonly Part[]): readonly Part[] {
  const here = members.filter((part) => part.offset === field.offset);
  const name = plainName(variant.name);
  const own = here.filter((part) => part.path.some((step) => plainName(step) === name));
  return own.length === 0 ? here : own;
}

/** Tag and payloads of a Rust enum with data; null if it has no layout. */
export function taggedLayout(name: string, view: View): TaggedPayloads | null {
  const layout = view.layoutOf({ kind: "named", name });
  return layout.kind === "sized" ? (layout.tagged ?? null) : null;
}

/** Which member holds whose data; the rest goes by the order of the variants, if there are as many. */
function assign(
  defined: readonly DefinedPayload[],
  declared: readonly DeclaredPayload[],
): Record<"named" | "ordered", ReadonlyMap<Variant, DeclaredPayload>> {
  const named = new Map<Variant, DeclaredPayload>();
  const taken = new Set<DeclaredPayload>();
  const byName = new Map<string, DeclaredPayload>();
  for (const payload of [...declared].reverse()) for (const name of payload.names) byName.set(name, payload);
  for (const { variant } of defined) {
    const own = byName.get(plainName(variant.name));
    if (own === undefined || taken.has(own)) continue;
    named.set(variant, own);
    taken.add(own);
  }
  const open = defined.filter(({ variant, fields }) => !named.has(variant) && fields.length > 0);
  const free = declared.filter((payload) => !taken.has(payload));
  const ordered = new Map<Variant, DeclaredPayload>();
  if (open.length === free.length) {
    for (const [at, { variant }] of open.entries()) {
      const own = free[at];
      if (own !== undefined) ordered.set(variant, own);
    }
  }
  return { named, ordered };
}

function declaredPayloads(name: string, tagSize: number, view: View): readonly DeclaredPayload[] {
  const type: Type = { kind: "named", name };
  const members = membersOf(type, 0, view);
  if (kindOf(type, view) === "union") return payloadsBehindTags(members, tagSize, view);
  const [tag, ...behind] = members;
  if (tag === undefined || kindOf(tag.field.type, view) === "union") return [];
  const unions = behind.filter(({ field }) => kindOf(field.type, view) === "union");
  const [only, ...others] = unions;
  if (only === undefined) return [{ names: [], whole: null, fields: behind, tagged: false }];
  if (others.length > 0) return [];
  return membersOf(only.field.type, only.offset, view).map((member) => payloadOf(member, view));
}

function payloadsBehindTags(
  members: readonly FieldLayout[],
  tagSize: number,
  view: View,
): readonly DeclaredPayload[] {
  const tag = members.find(({ field }) => isInteger(field.type, view));
  return members
    .filter((member) => member !== tag)
    .map((member) => {
      const payload = payloadOf(member, view);
      const [first, ...fields] = payload.fields;
      const begins = payload.whole !== first && first !== undefined && isInteger(first.field.type, view);
      if (!begins || first.size !== (tag?.size ?? tagSize)) return payload;
      return { ...payload, names: namesOf(member, fields, view), fields, tagged: true };
    });
}

function payloadOf(member: FieldLayout, view: View): DeclaredPayload {
  const isStruct = kindOf(member.field.type, view) === "struct";
  const fields = isStruct ? membersOf(member.field.type, member.offset, view) : [member];
  return { names: namesOf(member, fields, view), whole: member, fields, tagged: false };
}

/** An unnamed struct of one field is named by it: `struct { double circle; };`. */
function namesOf({ field }: FieldLayout, fields: readonly FieldLayout[], view: View): readonly string[] {
  const [only, ...others] = fields;
  const resolved = view.resolve(field.type);
  const type = resolved.kind === "named" ? plainTypeName(resolved.name) : "";
  const names = [
    ...(field.name === undefined ? [] : [plainName(field.name)]),
    ...(field.name === undefined && others.length === 0 ? [plainName(only?.field.name ?? "")] : []),
    ...[type, type.replace(/(?:body|payload|data)$/, "")],
  ];
  return names.filter((name) => name !== "");
}

/** The C fields that hold a variant's data: the member itself, what is in it, or what is in its only field. */
function fieldsFor(
  { fields }: DefinedPayload,
  payload: DeclaredPayload,
  { definition, declaration }: PayloadSides,
): readonly FieldLayout[] {
  const [first, ...others] = payload.fields;
  const isNested = first !== undefined && others.length === 0 && isStructIn(first.field.type, declaration);
  if (fields.length > 1 && isNested) return membersOf(first.field.type, first.offset, declaration);
  const [only] = fields;
  const { whole } = payload;
  if (fields.length !== 1 || only === undefined || whole === null || payload.tagged) return payload.fields;
  const own = definition.resolve(only.field.type);
  if (own.kind !== "named" || !isStructIn(own, definition)) return payload.fields;
  const other = declaration.resolve(whole.field.type);
  const isSame = other.kind === "named" && plainTypeName(other.name) === plainTypeName(own.name);
  return isSame || !isNested ? [whole] : payload.fields;
}

/** The members of a record with their offsets from the start of what holds it; none where it has no layout. */
function membersOf(type: Type, start: number, view: View): readonly FieldLayout[] {
  const layout = view.layoutOf(view.resolve(type));
  if (layout.kind !== "sized") return [];
  return layout.fields
    .filter(({ size }) => size > 0)
    .map((member) => ({ ...member, offset: start + member.offset }));
}

function kindOf(type: Type, view: View): string | null {
  const resolved = view.resolve(type);
  return resolved.kind === "named" ? (view.types.get(resolved.name)?.kind ?? null) : null;
}

function isStructIn(type: Type, view: View): boolean {
  return kindOf(type, view) === "struct";
}

function isInteger(type: Type, view: View): boolean {
  return machineValueOf(view.resolve(type), view).class === "integer";
}
