import type { Bridge, BridgeType, ValueType } from "../../idl/bridge/bridge.ts";
import { findHandle, findStruct } from "../../idl/bridge/find-item.ts";
import { isNumber } from "../../idl/bridge/list-item.ts";
import type { Type } from "../../idl/type.ts";

export { findHandle, findStruct, isNumber };

/** A type of the contract as Rust writes it where it crosses. */
export function abiType(type: Type): string {
  switch (type.kind) {
    case "scalar":
    case "named":
      return type.name;
    case "pointer":
      return `${type.mutable ? "*mut" : "*const"} ${abiType(type.to)}`;
    case "array":
      if (type.length?.kind !== "integer") throw new Error("an array of a bridge has a number as its length");
      return `[${abiType(type.of)}; ${type.length.value}]`;
    default:
      throw new Error(`no bridge lowers to the type ${type.kind}`);
  }
}

/** A value as the implementation sees it. */
export function valueType(type: ValueType): string {
  switch (type.kind) {
    case "scalar":
      return type.name === "char32" ? "char" : type.name;
    case "enum":
    case "struct":
      return type.name;
    case "array":
      return `[${valueType(type.of)}; ${type.length}]`;
  }
}

/** Whether a value crosses as it is: only numbers do, and arrays of them. */
export function isPlain(type: ValueType): boolean {
  if (type.kind === "array") return isPlain(type.of);
  return type.kind === "scalar" && type.name !== "bool" && type.name !== "char32";
}

/** What a parameter is for the implementation; handles and callbacks are told by their own. */
export function borrowedType(type: Exclude<BridgeType, { readonly kind: "handle" | "callback" }>): string {
  switch (type.kind) {
    case "bytes":
      return "&[u8]";
    case "text":
      return "&str";
    case "path":
      return "&std::path::Path";
    case "list":
      if (isNumber(type.of)) return `&[${type.of}]`;
      return type.of === "text" ? "PackedText<'_>" : "Packed<'_>";
    case "struct-pointer":
      return type.name;
    default:
      return valueType(type);
  }
}

/** What lies in one piece behind a reply: `[u8]`, `str`; null for what does not. */
export function wholeType(type: BridgeType): string | null {
  switch (type.kind) {
    case "bytes":
      return "[u8]";
    case "text":
      return "str";
    case "path":
      return "std::path::Path";
    case "list":
      return isNumber(type.of) ? `[${type.of}]` : null;
    default:
      return null;
  }
}

/** The same as the implementation owns it. */
export function ownedType(type: BridgeType): string {
  switch (type.kind) {
    case "text":
      return "String";
    case "path":
      return "std::path::PathBuf";
    case "list":
      return `Vec<${type.of}>`;
    default:
      return "Vec<u8>";
  }
}

/** The path of the Rust type behind a handle, as the generated module writes it. */
export function implementPath(bridge: Bridge, name: string): string {
  return findHandle(bridge, name).implement;
}

/** `a` if it is free, or with underscores at its end: a local that hides no parameter. */
export function freshName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  while (taken.has(name)) name += "_";
  return name;
}
