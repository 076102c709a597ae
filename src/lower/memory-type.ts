import type { BridgeScalar, BridgeType, ValueType } from "../idl/bridge/bridge.ts";
import { isNumber } from "../idl/bridge/list-item.ts";
import type { ScalarName, Type } from "../idl/type.ts";
import { typeSymbol } from "./symbols.ts";

export const VOID: Type = { kind: "void" };
export const BYTE: Type = { kind: "scalar", name: "u8" };
export const SIZE: Type = { kind: "scalar", name: "usize" };
export const STATUS: Type = { kind: "scalar", name: "i32" };

export function scalar(name: ScalarName): Type {
  return { kind: "scalar", name };
}

export function named(name: string): Type {
  return { kind: "named", name };
}

export function constPointer(to: Type): Type {
  return { kind: "pointer", to, mutable: false };
}

export function mutPointer(to: Type): Type {
  return { kind: "pointer", to, mutable: true };
}

/** A `bool` or `char32` that came from anywhere may be out of its range: what crosses is an integer, which is checked. */
function scalarInMemory(name: BridgeScalar): ScalarName {
  return name === "bool" ? "u8" : name === "char32" ? "u32" : name;
}

/** What a value is in memory: a field, or what is passed by value. */
export function valueInMemory(type: ValueType, prefix: string): Type {
  switch (type.kind) {
    case "scalar":
      return scalar(scalarInMemory(type.name));
    case "enum":
    case "struct":
      return named(typeSymbol(prefix, type.name));
    case "array":
      return {
        kind: "array",
        of: valueInMemory(type.of, prefix),
        length: { kind: "integer", value: BigInt(type.length) },
      };
  }
}

/** The elements that bytes, text, paths and lists lie in memory as; packed items are bytes. */
export function elementOf(type: BridgeType): Type {
  return type.kind === "list" && isNumber(type.of) ? scalar(type.of) : BYTE;
}
