import type { Contract } from "../../../src/idl/contract.ts";
import type { ScalarName, Type } from "../../../src/idl/type.ts";
import { printType } from "../../../src/idl/type-expression.ts";
import { deletions, insertions, replacements } from "./mutation.ts";

type Rewrite = readonly [what: string, type: Type];

/** Of every scalar another width, sign and class; none of them is the same in memory on every target. */
const OTHER_SCALARS: Readonly<Partial<Record<ScalarName, readonly ScalarName[]>>> = {
  bool: ["u8", "i32"],
  i8: ["u8", "i16", "bool"],
  u8: ["i8", "u16", "bool"],
  i16: ["u16", "i32"],
  u16: ["i16", "u8"],
  i32: ["u32", "i64", "f32"],
  u32: ["i32", "u16", "usize"],
  i64: ["u64", "i32", "c_long", "f64"],
  u64: ["i64", "usize"],
  usize: ["u32", "c_long"],
  c_char: ["i16"],
  c_int: ["c_uint", "c_long"],
  c_long: ["c_int", "c_ulong"],
  f32: ["f64", "i32"],
  f64: ["f32", "i64"],
};

/** Every way to change a type in one place, however deep in it. */
export function rewriteType(type: Type, library: Contract): readonly Rewrite[] {
  const rewrites = [...rewriteHere(type, library), ...rewriteInside(type, library)];
  const self = printType(type);
  return rewrites
    .filter(([, other]) => printType(other) !== self)
    .map(([what, other]) => [`${self} -> ${printType(other)} (${what})`, other]);
}

/** As `rewriteType`, without arrays at the head: C passes none. */
export function rewriteValue(type: Type, library: Contract): readonly Rewrite[] {
  return rewriteType(type, library).filter(([, other]) => !isArray(other, library));
}

function isArray(type: Type, library: Contract): boolean {
  if (type.kind === "array") return true;
  const definition = type.kind === "named" ? library.types.get(type.name)?.[0] : undefined;
  return definition?.kind === "alias" && isArray(definition.to, library);
}

function rewriteHere(type: Type, library: Contract): readonly Rewrite[] {
  if (type.kind === "void") return [["to a value", { kind: "scalar", name: "i32" }]];
  const rewrites: Rewrite[] = [["pointer added", { kind: "pointer", to: type, mutable: true }]];
  if (type.kind === "scalar") {
    for (const name of OTHER_SCALARS[type.name] ?? []) rewrites.push(["scalar", { kind: "scalar", name }]);
    rewrites.push(["atomic", { kind: "atomic", of: type }]);
    rewrites.push(["to an array", { kind: "array", of: type, length: { kind: "integer", value: 1n } }]);
  }
  if (type.kind === "named") {
    for (const name of library.types.keys()) rewrites.push(["name", { kind: "named", name }]);
    rewrites.push(["to a scalar", { kind: "scalar", name: "u64" }]);
  }
  if (type.kind === "pointer") {
    rewrites.push(["const", { ...type, mutable: !type.mutable }]);
    rewrites.push(["volatile", { ...type, volatile: true }]);
    rewrites.push(["to void", { ...type, to: { kind: "void" } }]);
    rewrites.push(["to a handle", { kind: "scalar", name: "usize" }]);
    if (type.to.kind !== "void") rewrites.push(["pointer removed", type.to]);
  }
  if (type.kind === "function") {
    rewrites.push(["to a data pointer", { kind: "pointer", to: { kind: "void" }, mutable: true }]);
    if (type.params.length > 0) rewrites.push(["variadic", { ...type, variadic: true }]);
    rewrites.push(["convention", { ...type, abi: "stdcall" }]);
  }
  return rewrites;
}

function rewriteInside(type: Type, library: Contract): readonly Rewrite[] {
  switch (type.kind) {
    case "pointer":
      return rewriteType(type.to, library).map(([what, to]) => [what, { ...type, to }]);
    case "array": {
      const { length } = type;
      const longer: Rewrite[] =
        length?.kind === "integer"
          ? [["length", { ...type, length: { kind: "integer", value: length.value + 1n } }]]
          : [];
      return [
        ...longer,
        ...rewriteType(type.of, library).map(([what, of]): Rewrite => [what, { ...type, of }]),
      ];
    }
    case "function":
      return [
        ...insertions(type.params, { type: { kind: "scalar", name: "i64" } }).map(
          (params): Rewrite => ["parameter added", { ...type, params }],
        ),
        ...deletions(type.params).map((params): Rewrite => ["parameter removed", { ...type, params }]),
        ...replacements(type.params, (param) =>
          rewriteValue(param.type, library).map(
            ([what, other]) => [what, { ...param, type: other }] as const,
          ),
        ).map(([what, params]): Rewrite => [what, { ...type, params }]),
        ...rewriteValue(type.returns.type, library).map(
          ([what, other]): Rewrite => [what, { ...type, returns: { type: other } }],
        ),
      ];
    default:
      return [];
  }
}

/** The same memory under another name, on every target. */
export function respellType(type: Type): readonly Rewrite[] {
  switch (type.kind) {
    case "scalar": {
      const other = SAME_SCALAR[type.name];
      return other === undefined ? [] : [[`${type.name} -> ${other}`, { kind: "scalar", name: other }]];
    }
    case "pointer":
      return respellType(type.to).map(([what, to]) => [what, { ...type, to }]);
    case "array":
      return respellType(type.of).map(([what, of]) => [what, { ...type, of }]);
    default:
      return [];
  }
}

const SAME_SCALAR: Readonly<Partial<Record<ScalarName, ScalarName>>> = {
  i8: "c_schar",
  u8: "c_uchar",
  i16: "c_short",
  u16: "c_ushort",
  i32: "c_int",
  u32: "c_uint",
  i64: "c_longlong",
  u64: "c_ulonglong",
  c_int: "i32",
  f32: "c_float",
  f64: "c_double",
};
