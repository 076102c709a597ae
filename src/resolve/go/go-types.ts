import type { RecordDefinition } from "../../idl/contract.ts";
import type { ScalarName, Type } from "../../idl/type.ts";

const SCALARS: ReadonlyMap<string, ScalarName> = new Map<string, ScalarName>([
  ["bool", "u8"],
  ["byte", "u8"],
  ["rune", "i32"],
  ["int", "isize"],
  ["uint", "usize"],
  ["uintptr", "usize"],
  ["int8", "i8"],
  ["int16", "i16"],
  ["int32", "i32"],
  ["int64", "i64"],
  ["uint8", "u8"],
  ["uint16", "u16"],
  ["uint32", "u32"],
  ["uint64", "u64"],
  ["float32", "f32"],
  ["float64", "f64"],
]);

export const VOID_POINTER: Type = { kind: "pointer", to: { kind: "void" }, mutable: true };
const isize: Type = { kind: "scalar", name: "isize" };
const characters: Type = { kind: "pointer", to: { kind: "scalar", name: "c_char" }, mutable: false };

function record(fields: Readonly<Record<string, Type>>): RecordDefinition {
  const members = Object.entries(fields).map(([name, type]) => ({ name, type }));
  return { kind: "struct", fields: members, foreign: true };
}

/** The records of the header that cgo writes (cmd/cgo, builtinExportProlog and gccExportHeaderProlog). */
export const CGO_RECORDS = {
  _GoString_: record({ p: characters, n: isize }),
  GoSlice: record({ data: VOID_POINTER, len: isize, cap: isize }),
  GoInterface: record({ t: VOID_POINTER, v: VOID_POINTER }),
} as const;

export function cgoRecord(name: keyof typeof CGO_RECORDS): Type {
  return { kind: "named", name };
}

/**
 * The C type that cgo gives a predeclared type of Go (cmd/cgo, goTypes): `int` is as wide as a pointer on all targets
 * that are known here, `bool` is one byte.
 */
export function predeclaredType(name: string): Type | null {
  const scalar = SCALARS.get(name);
  if (scalar !== undefined) return { kind: "scalar", name: scalar };
  switch (name) {
    case "complex64":
      return { kind: "complex", of: { kind: "scalar", name: "c_float" } };
    case "complex128":
      return { kind: "complex", of: { kind: "scalar", name: "c_double" } };
    case "string":
      return cgoRecord("_GoString_");
    case "error":
    case "any":
      return cgoRecord("GoInterface");
    default:
      return null;
  }
}
