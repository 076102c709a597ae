import type {
  AliasDefinition,
  CallbackDefinition,
  EnumDefinition,
  Field,
  OpaqueDefinition,
  RecordDefinition,
  TypeDefinition,
} from "../../idl/contract.ts";
import type { Type } from "../../idl/type.ts";
import { describePlace, type Span } from "../../source/source-file.ts";
import type {
  EnumSpecifier,
  FunctionSpelling,
  Member,
  RecordSpecifier,
  TagSpecifier,
  TypedefDeclaration,
} from "../../syntax/c/declaration.ts";
import { equals } from "../equality.ts";
import { enumStorage } from "./enum-storage.ts";
import { packFields } from "./packing.ts";
import { addConflict, addGap, integerOf, type Resolution } from "./resolution.ts";
import { enumDefinitions, isConst, isVolatile, peel, recordDefinitions, type TagEntity } from "./scope.ts";
import {
  applyTypeAttributes,
  reportLesserAlignment,
  reportUnsupported,
  resolveAlignment,
} from "./type-attributes.ts";
import { resolveSignature, resolveType } from "./types.ts";

/**
 * Defines all types that were demanded, and those that they demand in turn. Each is defined once, in the order of
 * demand.
 */
export function defineDemanded(resolution: Resolution): void {
  const { demands, met } = resolution;
  for (let index = 0; index < demands.length; index++) {
    const demand = demands[index];
    if (demand?.kind === "entity" && !met.entities.has(demand.entity)) {
      met.entities.add(demand.entity);
      defineEntity(resolution, demand.entity);
    } else if (demand?.kind === "typedef" && !met.typedefs.has(demand.name)) {
      met.typedefs.add(demand.name);
      const declaration = resolution.scope.typedefs.get(demand.name);
      if (declaration === undefined) continue;
      keep(resolution, demand.name, defineTypedef(resolution, declaration), declaration.name.span);
    }
  }
  demands.length = 0;
}

/** A type is the library's own if its name or its body stands in an own file. */
function keep(
  resolution: Resolution,
  name: string,
  definition: TypeDefinition,
  named: Span,
  span: Span = named,
): void {
  const { types, met, scope } = resolution;
  const known = types.get(name);
  if (known === undefined) {
    const isOwn = scope.ownFiles.has(named.file) || scope.ownFiles.has(span.file);
    types.set(name, isOwn ? definition : asForeign(definition));
    met.places.set(name, span);
  } else if (!equals({ ...known, foreign: undefined }, { ...definition, foreign: undefined })) {
    const other = describePlace(met.places.get(name) ?? span);
    const conflict = { kind: "type", name, first: known, other: { ...definition, span } } as const;
    addConflict(resolution, `\`${name}\` is defined otherwise at ${other}`, span, conflict);
  }
}

/** Another library's opaque type is known by its name alone: the tag behind `FILE` is the platform's own business. */
function asForeign(definition: TypeDefinition): TypeDefinition {
  if (definition.kind !== "opaque") return { ...definition, foreign: true };
  const { tag, ...rest } = definition;
  return { ...rest, foreign: true };
}

function defineEntity(resolution: Resolution, entity: TagEntity): void {
  const { name } = entity;
  if (name === null) return;
  const span = placeOfEntity(entity);
  const definitions: readonly TypeDefinition[] =
    entity.keyword === "enum"
      ? enumDefinitions(entity).map((specifier) => defineEnum(resolution, entity, name, specifier, span))
      : recordDefinitions(entity).map((specifier) => defineRecord(resolution, entity, name, specifier, span));
  const [first, ...others] = definitions;
  keep(resolution, name, first ?? defineOpaque(entity, name, span), entity.naming?.name.span ?? span, span);
  others.forEach((other, index) => {
    if (first === undefined || equals(first, other)) return;
    const place = entity.definitions[0]?.span ?? span;
    const here = entity.definitions[index + 1]?.span ?? span;
    const detail = `\`${entity.keyword} ${entity.tag ?? name}\` is defined otherwise at ${describePlace(place)}`;
    const conflict = { kind: "type", name, first, other: { ...other, span: here } } as const;
    addConflict(resolution, detail, here, conflict);
  });
}

/**
 * Where a tagged type stands: the tag of its body, whatever announces it before; of a body without a tag the typedef's
 * name; of a type without a body the typedef, else where the tag is first met.
 */
function placeOfEntity({ definitions, naming, span }: TagEntity): Span {
  const [body] = definitions;
  if (body !== undefined && (body.tag !== null || naming === null)) return body.span;
  return naming?.name.span ?? span;
}

/** What every definition of a tagged type says of itself. */
function headOf(entity: TagEntity, name: string, span: Span, specifier: TagSpecifier | null) {
  const { tag } = entity;
  const prefixed = `${entity.keyword} ${tag}`;
  const doc = entity.naming?.doc ?? entity.doc;
  const deprecated = entity.naming?.attributes.deprecated ?? specifier?.attributes.deprecated;
  return {
    ...(tag === null || tag === name || name === prefixed ? {} : { tag }),
    ...(doc === undefined ? {} : { doc }),
    ...(deprecated === undefined ? {} : { deprecated }),
    span,
  };
}

function defineOpaque(entity: TagEntity, name: string, span: Span): OpaqueDefinition {
  return { kind: "opaque", ...headOf(entity, name, span, null) };
}

function defineRecord(
  resolution: Resolution,
  entity: TagEntity,
  name: string,
  specifier: RecordSpecifier,
  span: Span,
): RecordDefinition {
  const { attributes } = specifier;
  const members = (specifier.members ?? []).map((member, index) =>
    resolveField(resolution, member, name, index),
  );
  const { fields, packed } = packFields(resolution, specifier, members);
  const align = resolveAlignment(resolution, attributes, name, specifier.span);
  reportLesserAlignment(resolution, attributes, name, specifier.span);
  const typedefAttributes = entity.naming?.attributes;
  reportUnsupported(resolution, attributes, name);
  if (typedefAttributes !== undefined && entity.naming !== null) {
    reportTypedefAttributes(resolution, entity.naming);
  }
  return {
    kind: specifier.keyword,
    ...headOf(entity, name, span, specifier),
    fields,
    ...(packed === null ? {} : { packed }),
    ...(align === null ? {} : { align }),
  };
}

function resolveField(resolution: Resolution, member: Member, outer: string, index: number): Field {
  const { scope } = resolution;
  const { attributes, name } = member;
  const path = `${outer}.${name?.text ?? index}`;
  const type = resolveMemberType(resolution, member, path);
  const bits = member.bits === null ? null : integerOf(resolution, member.bits, `the width of \`${path}\``);
  if (bits !== null && (bits < 0n || bits > 65_535n)) {
    addGap(resolution, "constant", `the width of \`${path}\` is ${bits}`, member.span);
  }
  if (member.bits !== null && bits === null) return unknownField(member, path);
  if (peel(scope, member.type).type.kind === "function") {
    addGap(resolution, "syntax", `the member \`${path}\` is a function; is a \`}\` missing?`, member.span);
  }
  resolution.valueUses.push({ type, what: `the member \`${path}\``, span: member.span });
  const align = resolveAlignment(resolution, attributes, path, member.span);
  const { nullable } = peel(scope, member.type).qualifiers;
  reportUnsupported(resolution, attributes, path);
  return {
    ...(name === null ? {} : { name: name.text }),
    ...(name === null && member.bits === null ? { anonymous: true } : {}),
    type,
    ...(bits === null ? {} : { bits: Number(bits) }),
    ...(align === null ? {} : { align }),
    ...(attributes.packed === true ? { packed: true } : {}),
    ...(isConst(scope, member.type) ? { const: true } : {}),
    ...(isVolatile(scope, member.type) ? { volatile: true } : {}),
    ...(nullable === undefined ? {} : { nullable }),
    span: member.span,
  };
}

function unknownField(member: Member, path: string): Field {
  const reason = `the width of the bit-field \`${path}\` is not known`;
  return {
    ...(member.name === null ? {} : { name: member.name.text }),
    type: { kind: "unknown", reason },
    span: member.span,
  };
}

/** A member's type; GCC's modes and vectors can stand on the member itself. */
function resolveMemberType(resolution: Resolution, member: Member, path: string): Type {
  const type = resolveType(resolution, member.type, path);
  return applyTypeAttributes(resolution, type, member.attributes, path, member.span);
}

/** An alignment that only the typedef has moves members of this type, and the contract has no place for it. */
function reportTypedefAttributes(resolution: Resolution, declaration: TypedefDeclaration): void {
  const { attributes, name } = declaration;
  reportUnsupported(resolution, attributes, name.text);
  if (attributes.alignments === undefined) return;
  const detail = `the typedef \`${name.text}\` has an alignment of its own; put it on the struct or its members`;
  addGap(resolution, "layout", detail, name.span);
}

function defineEnum(
  resolution: Resolution,
  entity: TagEntity,
  name: string,
  specifier: EnumSpecifier,
  span: Span,
): EnumDefinition {
  const enumeration = resolution.enumerations.get(specifier);
  const values = enumeration?.values ?? [];
  for (const gap of enumeration?.gaps ?? []) addGap(resolution, gap.reason, gap.detail, gap.span);
  reportUnsupported(resolution, specifier.attributes, name);
  const { flagEnum, enumOpen } = specifier.attributes;
  return {
    kind: "enum",
    ...headOf(entity, name, span, specifier),
    repr: enumStorage(resolution, entity, specifier, name, span),
    ...(enumOpen === undefined ? {} : { open: enumOpen }),
    ...(flagEnum === true ? { flags: true } : {}),
    variants: values.map((value) => ({ name: value.name, value: value.value, span: value.span })),
  };
}

/** A typedef as an item: a callback for functions and pointers to them, else an alias. */
function defineTypedef(
  resolution: Resolution,
  declaration: TypedefDeclaration,
): AliasDefinition | CallbackDefinition {
  const { name, type, attributes, doc } = declaration;
  const head = {
    ...(doc === undefined ? {} : { doc }),
    ...(attributes.deprecated === undefined ? {} : { deprecated: attributes.deprecated }),
    span: name.span,
  };
  reportTypedefAttributes(resolution, declaration);
  const spelled = functionOf(declaration);
  if (spelled !== null) {
    const nullable = type.kind === "pointer" ? type.qualifiers.nullable : undefined;
    const signature = resolveSignature(resolution, spelled, name.text, attributes);
    return { kind: "callback", ...head, ...signature, ...(nullable === undefined ? {} : { nullable }) };
  }
  const to = resolveType(resolution, type, `${name.text}.0`);
  return {
    kind: "alias",
    ...head,
    to: applyTypeAttributes(resolution, to, attributes, name.text, name.span),
  };
}

function functionOf({ type }: TypedefDeclaration): FunctionSpelling | null {
  if (type.kind === "function") return type;
  return type.kind === "pointer" && type.to.kind === "function" ? type.to : null;
}
