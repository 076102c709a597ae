import type { Bridge, BridgeField, BridgeStruct, IntegerName, ValueType } from "../../idl/bridge/bridge.ts";
import { findStruct } from "../../idl/bridge/find-item.ts";
import { initializerSymbol, typeSymbol, variantSymbol } from "../../lower/symbols.ts";
import { constantText } from "./constant-text.ts";

/** A macro that a variable of a struct is initialised with. */
export interface Initializer {
  readonly name: string;
  /** In the order of the fields, each complete. */
  readonly values: readonly string[];
}

/** What a struct begins as if nothing else is said: there is no more to that than zeros where it is null. */
export function initializerOf(struct: BridgeStruct, bridge: Bridge): Initializer | null {
  if (!struct.sized && struct.fields.every((field) => field.default === undefined)) return null;
  const size = struct.sized ? [`sizeof(${typeSymbol(bridge.prefix, struct.name)})`] : [];
  return {
    name: initializerSymbol(bridge.prefix, struct.name),
    values: [...size, ...struct.fields.map((field) => defaultText(field, bridge))],
  };
}

function defaultText({ type, default: value }: BridgeField, bridge: Bridge): string {
  if (value === undefined || type.kind === "array" || type.kind === "struct") return zeroText(type, bridge);
  if (value.kind === "variant")
    return type.kind === "enum" ? variantSymbol(bridge.prefix, type.name, value.name) : "0";
  const name = type.kind === "scalar" ? type.name : reprOf(type.name, bridge);
  if (value.kind === "bool") return value.value ? "1" : "0";
  return constantText({
    type: name === "bool" ? "u8" : name,
    value: value.kind === "float" ? value.text : value.value,
  });
}

function reprOf(name: string, { enums }: Bridge): IntegerName {
  return enums.find((one) => one.name === name)?.repr ?? "i32";
}

/** All of it, so that no compiler misses a field: a struct in braces, and of an array the first item. */
function zeroText(type: ValueType, bridge: Bridge): string {
  switch (type.kind) {
    case "scalar":
    case "enum":
      return "0";
    case "array":
      return `{${zeroText(type.of, bridge)}}`;
    case "struct":
      return `{${findStruct(bridge, type.name)
        .fields.map((field) => zeroText(field.type, bridge))
        .join(", ")}}`;
  }
}
