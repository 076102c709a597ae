import type { Contract, Field, RecordDefinition, TypeDefinition } from "../../src/idl/contract.ts";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";
import type { Length, ScalarName, Type } from "../../src/idl/type.ts";
import { createView } from "../../src/layout/create-view.ts";
import type { View } from "../../src/layout/view.ts";

/** Short spellings of contracts for the tests of this folder. */

export const LINUX: Triple = "x86_64-unknown-linux-gnu";

export function scalar(name: ScalarName): Type {
  return { kind: "scalar", name };
}

export function named(name: string): Type {
  return { kind: "named", name };
}

export function integer(value: number | bigint): Length {
  return { kind: "integer", value: BigInt(value) };
}

export function array(of: Type, length: Length | number | null): Type {
  return { kind: "array", of, length: typeof length === "number" ? integer(length) : length };
}

export function field(name: string, type: Type | ScalarName, more: Partial<Field> = {}): Field {
  return { name, type: typeof type === "string" ? scalar(type) : type, ...more };
}

export function struct(fields: readonly Field[], more: Partial<RecordDefinition> = {}): RecordDefinition {
  return { kind: "struct", fields, ...more };
}

export function union(fields: readonly Field[], more: Partial<RecordDefinition> = {}): RecordDefinition {
  return { kind: "union", fields, ...more };
}

export function contract(
  types: Readonly<Record<string, TypeDefinition | readonly TypeDefinition[]>>,
  more: Partial<Contract> = {},
): Contract {
  return {
    name: "test",
    side: "declarations",
    targets: TRIPLES,
    types: new Map(Object.entries(types).map(([name, definition]) => [name, [definition].flat()])),
    constants: new Map(),
    macros: new Map(),
    statics: new Map(),
    functions: new Map(),
    requires: { functions: new Map(), statics: new Map() },
    gaps: [],
    ...more,
  };
}

export function viewOf(types: Parameters<typeof contract>[0], target: Triple = LINUX): View {
  return createView(contract(types), target);
}

/** `size/align` and the offsets of the fields, bit-fields as `bit:width`; or why there is none. */
export function describeLayout(view: View, type: Type | string): string {
  const layout = view.layoutOf(typeof type === "string" ? named(type) : type);
  if (layout.kind === "unknown") return `unknown: ${layout.reason}`;
  if (layout.kind === "incomplete") return "incomplete";
  const places = layout.fields.map(({ offset, bitOffset, bitWidth }) =>
    bitOffset === undefined ? `${offset}` : `${bitOffset}:${bitWidth}`,
  );
  return [`${layout.size}/${layout.align}`, ...places].join(" ");
}
