import type { Contract, Field, FunctionItem, StaticItem, Table, TypeDefinition } from "../../idl/contract.ts";
import type { Length, Signature, Type } from "../../idl/type.ts";

/** The types, and the constants of array lengths, that some items are made of. */
export interface Reached {
  readonly types: Table<TypeDefinition>;
  readonly constants: Contract["constants"];
}

export interface Roots {
  readonly functions?: Iterable<readonly FunctionItem[]>;
  readonly statics?: Iterable<readonly StaticItem[]>;
  /** Names of types that are part of it anyway. */
  readonly types?: Iterable<string>;
}

/** Walks from functions, statics and types to all types that they mention, however deep. */
export function reachTypes(from: Pick<Contract, "types" | "constants">, roots: Roots): Reached {
  const types = new Set<string>();
  const constants = new Set<string>();
  const open: Type[] = [];
  for (const items of roots.functions ?? []) for (const item of items) open.push(...partsOfSignature(item));
  for (const items of roots.statics ?? []) for (const { type } of items) open.push(type);
  for (const name of roots.types ?? []) open.push({ kind: "named", name });
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (type.kind !== "named") open.push(...partsOf(type, constants));
    else if (!types.has(type.name)) {
      types.add(type.name);
      for (const definition of from.types.get(type.name) ?? []) open.push(...partsOfDefinition(definition));
    }
  }
  return { types: pick(from.types, types), constants: pick(from.constants, constants) };
}

/** The entries of some names, in the table's own order. */
function pick<T>(table: Table<T>, names: ReadonlySet<string>): Table<T> {
  return new Map([...table].filter(([name]) => names.has(name)));
}

function partsOf(type: Type, constants: Set<string>): readonly Type[] {
  switch (type.kind) {
    case "pointer":
      return [type.to];
    case "array":
      return type.length === null ? [type.of] : [type.of, ...partsOfLength(type.length, constants)];
    case "complex":
    case "vector":
    case "atomic":
      return [type.of];
    case "function":
      return partsOfSignature(type);
    default:
      return [];
  }
}

function partsOfLength(length: Length, constants: Set<string>): readonly Type[] {
  const types: Type[] = [];
  const open: Length[] = [length];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "constant") constants.add(next.name);
    if (next.kind === "size-of") types.push(next.type);
    if (next.kind === "binary") open.push(next.left, next.right);
  }
  return types;
}

function partsOfSignature({ params, returns }: Signature): readonly Type[] {
  return [returns.type, ...params.map(({ type }) => type)];
}

function partsOfDefinition(definition: TypeDefinition): readonly Type[] {
  switch (definition.kind) {
    case "struct":
    case "union":
      return typesOf(definition.fields);
    case "tagged":
      return definition.variants.flatMap(({ fields }) => typesOf(fields ?? []));
    case "alias":
      return [definition.to];
    case "callback":
      return partsOfSignature(definition);
    default:
      return [];
  }
}

function typesOf(fields: readonly Field[]): readonly Type[] {
  return fields.map(({ type }) => type);
}
