import type { Bridge, BridgeScalar, BridgeType, ListItem, ValueType } from "../../idl/bridge/bridge.ts";
import { typeSymbol } from "../../lower/symbols.ts";

const GO_SCALARS: Readonly<Record<BridgeScalar, string>> = {
  bool: "bool",
  char32: "rune",
  i8: "int8",
  i16: "int16",
  i32: "int32",
  i64: "int64",
  isize: "int",
  u8: "uint8",
  u16: "uint16",
  u32: "uint32",
  u64: "uint64",
  usize: "uint",
  f32: "float32",
  f64: "float64",
};

const C_SCALARS: Readonly<Record<BridgeScalar, string>> = {
  bool: "C.uint8_t",
  char32: "C.uint32_t",
  i8: "C.int8_t",
  i16: "C.int16_t",
  i32: "C.int32_t",
  i64: "C.int64_t",
  isize: "C.intptr_t",
  u8: "C.uint8_t",
  u16: "C.uint16_t",
  u32: "C.uint32_t",
  u64: "C.uint64_t",
  usize: "C.size_t",
  f32: "C.float",
  f64: "C.double",
};

/** How the types of one bridge are spelled and converted in Go. */
export interface GoTypes {
  /** The package's name of a type of the bridge. */
  readonly named: (name: string) => string;
  readonly bridge: Bridge;
}

/** The Go type of a value, parameter or result: `[]byte`, `uint64`, `OpenOptions`, `*Store`. */
export function goType(types: GoTypes, type: BridgeType): string {
  switch (type.kind) {
    case "scalar":
      return GO_SCALARS[type.name];
    case "enum":
    case "struct":
    case "struct-pointer":
    case "callback":
      return types.named(type.name);
    case "handle":
      return `*${types.named(type.name)}`;
    case "array":
      return `[${type.length}]${goType(types, type.of)}`;
    case "bytes":
      return "[]byte";
    case "text":
    case "path":
      return "string";
    case "list":
      return `[]${goItem(type.of)}`;
  }
}

export function goItem(item: ListItem): string {
  return item === "bytes" ? "[]byte" : item === "text" ? "string" : GO_SCALARS[item];
}

export function cItem(item: ListItem): string {
  return item === "bytes" || item === "text" ? "C.uint8_t" : C_SCALARS[item];
}

/** Whether an optional one is a pointer in Go; of the others nil says that there is none. */
export function isPointedAt(type: BridgeType): boolean {
  return type.kind !== "bytes" && type.kind !== "list" && type.kind !== "handle" && type.kind !== "callback";
}

/** The C type of a value as cgo spells it. */
export function cType(types: GoTypes, type: BridgeType): string {
  switch (type.kind) {
    case "scalar":
      return C_SCALARS[type.name];
    case "array":
      return `[${type.length}]${cType(types, type.of)}`;
    case "bytes":
    case "text":
    case "path":
    case "list":
      throw new Error(`${type.kind} crosses in parts`);
    default:
      return `C.${typeSymbol(types.bridge.prefix, type.name)}`;
  }
}

/** A Go value as the C value that crosses. Arrays are converted by statements. */
export function toC(types: GoTypes, type: BridgeType, value: string): string {
  switch (type.kind) {
    case "scalar":
      return type.name === "bool" ? `byteOf(${value})` : `${C_SCALARS[type.name]}(${value})`;
    case "enum":
      return `${cType(types, type)}(${value})`;
    case "struct":
    case "struct-pointer":
      return `${value}.raw()`;
    default:
      throw new Error(`${type.kind} is no value that crosses as it is`);
  }
}

/** A C value as the Go value that it stands for. */
export function fromC(types: GoTypes, type: BridgeType, value: string): string {
  switch (type.kind) {
    case "scalar":
      return type.name === "bool" ? `${value} != 0` : `${GO_SCALARS[type.name]}(${value})`;
    case "enum":
      return `${types.named(type.name)}(${value})`;
    case "struct":
    case "struct-pointer":
      return `${structReader(type.name)}(${value})`;
    default:
      throw new Error(`${type.kind} is no value that crosses as it is`);
  }
}

/** The function that reads a struct of C: `readRect`. */
export function structReader(name: string): string {
  return `read${name}`;
}

/** Statements that copy a field from Go to C, or back. */
export function copyStatements(
  types: GoTypes,
  type: ValueType,
  place: { readonly to: string; readonly from: string; readonly intoC: boolean },
  depth = 0,
): readonly string[] {
  if (type.kind === "array") {
    const index = "ijklmnop".charAt(depth);
    const inner = { ...place, to: `${place.to}[${index}]`, from: `${place.from}[${index}]` };
    const body = copyStatements(types, type.of, inner, depth + 1);
    return [`for ${index} := range ${place.from} {`, ...body.map((line) => `\t${line}`), "}"];
  }
  const value = place.intoC ? toC(types, type, place.from) : fromC(types, type, place.from);
  return [`${place.to} = ${value}`];
}
