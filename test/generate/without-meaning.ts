import type { ConstantItem, Contract, Field, Table, TypeDefinition } from "../../src/idl/contract.ts";
import type { Param, Signature, Type } from "../../src/idl/type.ts";

/** What memory shows of a contract: types, symbols and constants without what only people say of them. */
export function withoutMeaning(contract: Contract): object {
  return {
    types: table(contract.types, plainType),
    functions: table(contract.functions, ({ params, returns }) => plainSignature({ params, returns })),
    // What C makes of a constant's type may differ between targets; its value must not.
    constants: Object.fromEntries(
      [...contract.constants].map(([name, items]) => [name, [...new Set(items.map(plainValue))]]),
    ),
    statics: table(contract.statics, ({ type, mutable }) => ({ type, mutable })),
  };
}

function table<T, U>(items: Table<T>, plain: (item: T) => U): Readonly<Record<string, readonly U[]>> {
  return Object.fromEntries([...items].map(([name, versions]) => [name, versions.map(plain)]));
}

function plainType(definition: TypeDefinition): object {
  switch (definition.kind) {
    case "struct":
    case "union":
      return { kind: definition.kind, fields: definition.fields.map(plainField) };
    case "alias":
      return { kind: "alias", to: plain(definition.to) };
    case "callback":
      return { kind: "callback", ...plainSignature(definition) };
    default:
      return { kind: definition.kind };
  }
}

function plainField({ name, type }: Field): object {
  return { name, type: plain(type) };
}

/** One number may be written in several ways. */
function plainValue({ type, value }: ConstantItem): bigint | string {
  return typeof value === "string" && type !== "string" ? String(Number(value)) : value;
}

/** C's `float` and `double` are what all targets take for 32 and 64 bits (IEC 60559). */
const FLOATS: Readonly<Record<string, string>> = { c_float: "f32", c_double: "f64" };

function plain(type: Type): object {
  switch (type.kind) {
    case "function":
      return { kind: "function", ...plainSignature(type) };
    case "scalar":
      return { kind: "scalar", name: FLOATS[type.name] ?? type.name };
    case "pointer":
      return { ...type, to: plain(type.to) };
    case "array":
      return { ...type, of: plain(type.of) };
    default:
      return type;
  }
}

function plainSignature({ params, returns }: Signature): object {
  return { params: params.map(plainParam), returns: plain(returns.type) };
}

function plainParam({ name, type }: Param): object {
  return { name, type: plain(type) };
}
