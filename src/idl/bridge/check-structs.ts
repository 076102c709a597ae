import { refuse } from "../read-context.ts";
import type { Bridge, BridgeEnum, BridgeField, BridgeScalar, BridgeStruct, ValueType } from "./bridge.ts";

/** In bytes, without padding: such a struct lies on the stack of both sides. */
const LARGEST_STRUCT = 65_536;
const DEEPEST_STRUCT = 32;

/** Bytes, on the target where it is widest. */
const WIDTHS: Readonly<Record<BridgeScalar, number>> = {
  i8: 1,
  i16: 2,
  i32: 4,
  i64: 8,
  u8: 1,
  u16: 2,
  u32: 4,
  u64: 8,
  isize: 8,
  usize: 8,
  bool: 1,
  char32: 4,
  f32: 4,
  f64: 8,
};

interface Measure {
  readonly size: number;
  /** How many structs lie in each other, itself included. */
  readonly depth: number;
}

interface Types {
  readonly structs: ReadonlyMap<string, BridgeStruct>;
  readonly enums: ReadonlyMap<string, BridgeEnum>;
  readonly measures: Map<string, Measure>;
}

/** Refuses structs that hold themselves, that are too large, and sized ones that an older caller cannot leave short. */
export function checkStructs(bridge: Bridge): void {
  const types: Types = {
    structs: new Map(bridge.structs.map((item) => [item.name, item])),
    enums: new Map(bridge.enums.map((item) => [item.name, item])),
    measures: new Map(),
  };
  for (const struct of bridge.structs) measureStruct(types, struct, []);
  for (const struct of bridge.structs) if (struct.sized) checkZeros(types, struct);
}

/** Measures a struct and what it holds; refuses what it refuses on the way. `outer` are the structs that lead to it. */
function measureStruct(types: Types, struct: BridgeStruct, outer: readonly string[]): Measure {
  const known = types.measures.get(struct.name);
  if (known !== undefined) return known;
  const path = [...outer, struct.name];
  let size = 0;
  let depth = 1;
  for (const field of struct.fields) {
    const inner = measureType(types, field, field.type, path);
    size += inner.size;
    depth = Math.max(depth, inner.depth + 1);
    if (size > LARGEST_STRUCT)
      refuse(
        field.span,
        `with this field \`${struct.name}\` is larger than ${LARGEST_STRUCT} bytes`,
        "pass what is so large as `bytes` or a list",
      );
    if (depth > DEEPEST_STRUCT)
      refuse(field.span, `structs nest more than ${DEEPEST_STRUCT} deep`, "make them flatter");
  }
  types.measures.set(struct.name, { size, depth });
  return { size, depth };
}

function measureType(types: Types, field: BridgeField, type: ValueType, path: readonly string[]): Measure {
  if (type.kind === "scalar") return { size: WIDTHS[type.name], depth: 0 };
  if (type.kind === "enum") return { size: WIDTHS[types.enums.get(type.name)?.repr ?? "i64"], depth: 0 };
  if (type.kind === "array") {
    const { size, depth } = measureType(types, field, type.of, path);
    return { size: type.length * size, depth };
  }
  const inner = types.structs.get(type.name);
  if (inner === undefined) return { size: 0, depth: 0 };
  if (path.includes(inner.name)) {
    const circle = [...path.slice(path.indexOf(inner.name)), inner.name].join(" holds ");
    refuse(
      field.span,
      `a struct by value cannot hold itself: ${circle}`,
      "take this field away, or give the inner one a number by which an op finds it",
    );
  }
  if (path.length >= DEEPEST_STRUCT)
    refuse(field.span, `structs nest more than ${DEEPEST_STRUCT} deep`, "make them flatter");
  return measureStruct(types, inner, path);
}

/** A field that an older caller does not know reads as zeros, unless it has a default. */
function checkZeros(types: Types, struct: BridgeStruct): void {
  for (const field of struct.fields) {
    if (field.default !== undefined) continue;
    const closed = closedWithoutZero(types, field.type);
    if (closed === null) continue;
    const remedy =
      field.type.kind === "enum"
        ? `write a \`default\`, or give \`${closed.name}\` a variant of 0`
        : `give \`${closed.name}\` a variant of 0, or write \`open: true\` on it`;
    refuse(
      field.span,
      `a caller that does not know \`${field.name}\` leaves it at 0, which is no variant of \`${closed.name}\``,
      remedy,
    );
  }
}

function closedWithoutZero(types: Types, type: ValueType): BridgeEnum | null {
  if (type.kind === "scalar") return null;
  if (type.kind === "array") return closedWithoutZero(types, type.of);
  if (type.kind === "enum") {
    const item = types.enums.get(type.name);
    const takesZero =
      item === undefined || item.flags || item.open || item.variants.some(({ value }) => value === 0n);
    return takesZero ? null : item;
  }
  for (const field of types.structs.get(type.name)?.fields ?? []) {
    const inner = closedWithoutZero(types, field.type);
    if (inner !== null) return inner;
  }
  return null;
}
