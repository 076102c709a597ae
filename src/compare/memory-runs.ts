import type { Field } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import type { FieldLayout } from "../layout/layout.ts";
import type { View } from "../layout/view.ts";
import type { ValueClass } from "./type-difference.ts";
import { machineValueOf } from "./value-class.ts";

/** What some bytes hold; `bytes` is storage that may hold anything: a union, an array of bytes, bit-fields. */
export type RunClass = "bytes" | Extract<ValueClass, "integer" | "float" | "pointer" | "other">;

/** Values of one size and class, one behind the other. Offsets and sizes in bytes. */
export interface MemoryRun {
  readonly offset: number;
  /** Of one value. */
  readonly size: number;
  readonly count: number;
  readonly class: RunClass;
}

/** A field of a struct with all that is in it. */
export interface FieldMemory {
  readonly field: Field;
  readonly offset: number;
  readonly size: number;
  readonly runs: readonly MemoryRun[];
}

/** Larger structs are not taken apart: nothing is said of them rather than something wrong. */
const MOST_RUNS = 4_096;
/** Records within records. */
const DEPTH_LIMIT = 64;

interface Walk {
  readonly view: View;
  readonly runs: MemoryRun[];
}

/** The fields of a struct with their memory, in the order of the text; null if it has no layout or is too large. */
export function memoryOfFields(type: Type, view: View): readonly FieldMemory[] | null {
  const layout = view.layoutOf(type);
  if (layout.kind !== "sized") return null;
  const fields: FieldMemory[] = [];
  let told = 0;
  for (const placed of layout.fields) {
    const walk: Walk = { view, runs: [] };
    if (!addField(walk, placed, 0, 0)) return null;
    told += walk.runs.length + 1;
    if (told > MOST_RUNS) return null;
    const [first] = walk.runs;
    const offset = placed.bitOffset === undefined ? placed.offset : (first?.offset ?? placed.offset);
    const size = placed.bitOffset === undefined ? placed.size : (first?.size ?? 0);
    fields.push({ field: placed.field, offset, size, runs: walk.runs });
  }
  return fields;
}

/** Adds the runs of a field; false if there are too many. */
function addField(walk: Walk, placed: FieldLayout, base: number, depth: number): boolean {
  const { bitOffset, bitWidth = 0, field } = placed;
  if (bitOffset === undefined) return addType(walk, field.type, base + placed.offset, placed.size, depth);
  const first = Math.floor(bitOffset / 8);
  const size = Math.ceil((bitOffset + bitWidth) / 8) - first;
  return bitWidth === 0 || addRun(walk, { offset: base + first, size, count: 1, class: "bytes" });
}

function addRun({ runs }: Walk, run: MemoryRun): boolean {
  if (run.size * run.count > 0) runs.push(run);
  return runs.length <= MOST_RUNS;
}

function addType(walk: Walk, type: Type, offset: number, size: number, depth: number): boolean {
  if (depth > DEPTH_LIMIT) return false;
  const { view } = walk;
  const resolved = view.resolve(type);
  if (resolved.kind === "array") return addArray(walk, resolved.of, offset, size, depth);
  const definition = resolved.kind === "named" ? view.types.get(resolved.name) : undefined;
  if (definition?.kind === "struct") {
    const layout = view.layoutOf(resolved);
    if (layout.kind !== "sized") return false;
    return layout.fields.every((placed) => addField(walk, placed, offset, depth + 1));
  }
  return addRun(walk, { offset, size, count: 1, class: classOf(resolved, view, size) });
}

function addArray(walk: Walk, of: Type, offset: number, size: number, depth: number): boolean {
  const element = walk.view.layoutOf(of);
  if (element.kind !== "sized") return false;
  const count = element.size === 0 ? 0 : Math.floor(size / element.size);
  if (count === 0) return true;
  const inner: Walk = { view: walk.view, runs: [] };
  if (!addType(inner, of, 0, element.size, depth + 1)) return false;
  const [only] = inner.runs;
  if (inner.runs.length === 1 && only !== undefined && only.size * only.count === element.size) {
    const storage = only.size === 1 && only.class === "integer" ? "bytes" : only.class;
    return addRun(walk, { offset, size: only.size, count: only.count * count, class: storage });
  }
  if (count * inner.runs.length > MOST_RUNS) return false;
  for (let index = 0; index < count; index += 1) {
    for (const run of inner.runs) {
      if (!addRun(walk, { ...run, offset: offset + index * element.size + run.offset })) return false;
    }
  }
  return true;
}

/** A bool is the byte that it is; what is neither number nor pointer is told by its size alone. */
function classOf(resolved: Type, view: View, size: number): RunClass {
  const value = machineValueOf(resolved, view);
  switch (value.class) {
    case "integer":
    case "float":
    case "pointer":
      return value.class;
    case "bool":
      return "integer";
    case "aggregate":
      return "bytes";
    default:
      return size === 0 ? "bytes" : "other";
  }
}
