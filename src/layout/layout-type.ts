import type { ConstantItem, TypeDefinition } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { Type } from "../idl/type.ts";
import { WIDEST_BITINT } from "../idl/type.ts";
import { type DataModel, dataModelOf } from "./data-model.ts";
import { enumStorage } from "./enum-storage.ts";
import { evaluateLength } from "./evaluate-length.ts";
import type { Layout } from "./layout.ts";
import { layoutRecord, type RecordScope } from "./layout-record.ts";
import { layoutTagged } from "./layout-tagged.ts";
import { SIZE_LIMIT } from "./record-shape.ts";
import { resolveAlias } from "./resolve-alias.ts";
import { scalarFacts } from "./scalar.ts";

/** Arrays, atomics and the like inside one another deeper than this are refused. */
const DEPTH_LIMIT = 256;

/** In bytes; no compiler has a vector as large, and products beyond are no exact numbers. */
const VECTOR_LIMIT = 2 ** 20;

export interface LayoutScope {
  readonly target: Triple;
  readonly types: ReadonlyMap<string, TypeDefinition>;
  readonly constants: ReadonlyMap<string, ConstantItem>;
}

/** The layout of a named type; while one is missing, an unknown stands for it. */
type Lookup = (name: string) => Layout;

/**
 * Makes `layoutOf` for one target. Definitions are laid out once each, innermost first and without recursion from one
 * to the next, so that no chain of types exhausts the stack; a definition that is met again while it is laid out
 * contains itself by value and is unknown.
 */
export function createLayoutOf(scope: LayoutScope): (type: Type) => Layout {
  const settled = new Map<string, Layout>();
  const inProgress = new Set<string>();

  function lookup(name: string, missing: Set<string>): Layout {
    const known = settled.get(name);
    if (known !== undefined) return known;
    if (!scope.types.has(name)) return unknown(`type \`${name}\` is not known`);
    if (inProgress.has(name)) return unknown(`\`${name}\` contains itself by value`);
    missing.add(name);
    return unknown(`\`${name}\` is not laid out yet`);
  }

  function settle(first: string): void {
    const stack = [first];
    for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
      const definition = scope.types.get(name);
      if (definition === undefined || settled.has(name)) {
        stack.pop();
        continue;
      }
      inProgress.add(name);
      const missing = new Set<string>();
      const layout = layoutDefinition(definition, scope, (inner) => lookup(inner, missing));
      for (const inner of missing) stack.push(inner);
      if (missing.size > 0) continue;
      settled.set(name, layout);
      inProgress.delete(name);
      stack.pop();
    }
  }

  return function layoutOf(type: Type): Layout {
    for (;;) {
      const missing = new Set<string>();
      const layout = layoutType(type, scope, (name) => lookup(name, missing), 0);
      if (missing.size === 0) return layout;
      for (const name of missing) settle(name);
    }
  };
}

function layoutDefinition(definition: TypeDefinition, scope: LayoutScope, lookup: Lookup): Layout {
  switch (definition.kind) {
    case "struct":
    case "union":
      return layoutRecord(definition, recordScope(scope, lookup));
    case "enum":
      return layoutStorage(enumStorage(definition, scope.target), definition.repr === "c", scope.target);
    case "tagged":
      return layoutTagged(definition, recordScope(scope, lookup));
    case "alias":
      return layoutType(definition.to, scope, lookup, 0);
    case "callback":
      return pointerLayout(scope.target);
    case "opaque":
      return { kind: "incomplete" };
  }
}

function recordScope(scope: LayoutScope, lookup: Lookup): RecordScope {
  return {
    target: scope.target,
    layoutOf: (type) => layoutType(type, scope, lookup, 0),
    bitFieldWidth: (type) => bitFieldWidth(type, scope),
  };
}

function layoutStorage(storage: Parameters<typeof scalarFacts>[0], chosen: boolean, target: Triple): Layout {
  const { size, align, kind } = scalarFacts(storage, target);
  if (chosen && size > 8) return unknown("the enum's values do not fit into 64 bits");
  return kind === "integer" || kind === "bool"
    ? { kind: "sized", size, align, fields: [] }
    : unknown(`an enum is not stored as \`${storage}\``);
}

function bitFieldWidth(type: Type, scope: LayoutScope): number | undefined {
  const resolved = resolveAlias(type, scope.types);
  if (resolved.kind === "bitint") return resolved.bits;
  if (resolved.kind === "scalar") return scalarWidth(resolved.name, scope.target);
  if (resolved.kind !== "named") return undefined;
  const definition = scope.types.get(resolved.name);
  return definition?.kind === "enum"
    ? scalarWidth(enumStorage(definition, scope.target), scope.target)
    : undefined;
}

function scalarWidth(name: Parameters<typeof scalarFacts>[0], target: Triple): number | undefined {
  const { kind, size } = scalarFacts(name, target);
  if (kind === "bool") return 1;
  return kind === "integer" ? size * 8 : undefined;
}

function layoutType(type: Type, scope: LayoutScope, lookup: Lookup, depth: number): Layout {
  if (depth > DEPTH_LIMIT) return unknown(`the type is nested more than ${DEPTH_LIMIT} levels deep`);
  const inner = (of: Type) => layoutType(of, scope, lookup, depth + 1);
  const model = dataModelOf(scope.target);
  switch (type.kind) {
    case "void":
    case "never":
      return { kind: "incomplete" };
    case "scalar": {
      const { size, align } = scalarFacts(type.name, scope.target);
      return { kind: "sized", size, align, fields: [] };
    }
    case "pointer":
    case "function":
      return pointerLayout(scope.target);
    case "named":
      return lookup(type.name);
    case "unknown":
      return unknown(type.reason);
    case "array":
      return layoutArray(type, scope, inner);
    case "complex":
      return repeat(elementOf(inner(type.of), "a complex type"), 2);
    case "vector":
      return layoutVector(elementOf(inner(type.of), "a vector"), type.lanes, model);
    case "bitint":
      return layoutBitInt(type.bits, model);
    case "atomic":
      return layoutAtomic(elementOf(inner(type.of), "an atomic type"), model);
  }
}

function pointerLayout(target: Triple): Layout {
  const { pointer } = dataModelOf(target);
  return { kind: "sized", size: pointer, align: pointer, fields: [] };
}

function layoutArray(
  type: Extract<Type, { kind: "array" }>,
  scope: LayoutScope,
  layoutOf: (type: Type) => Layout,
): Layout {
  const element = elementOf(layoutOf(type.of), "an array");
  if (type.length === null) return element.kind === "unknown" ? element : { kind: "incomplete" };
  const length = evaluateLength(type.length, { constants: scope.constants, layoutOf });
  return length.kind === "unknown" ? length : repeat(element, Number(length.value));
}

function elementOf(layout: Layout, whole: string): Exclude<Layout, { kind: "incomplete" }> {
  return layout.kind === "incomplete" ? unknown(`${whole} has elements of an incomplete type`) : layout;
}

function repeat(element: Exclude<Layout, { kind: "incomplete" }>, count: number): Layout {
  if (element.kind === "unknown") return element;
  const size = element.size * count;
  if (size > SIZE_LIMIT) return unknown("the type is larger than 2 to the 50 bytes");
  const { align, requiredAlign } = element;
  return {
    kind: "sized",
    size,
    align,
    fields: [],
    ...(requiredAlign === undefined ? {} : { requiredAlign }),
  };
}

/** GNU vectors: a power of two of lanes, aligned to their size up to the target's limit. */
function layoutVector(
  element: Exclude<Layout, { kind: "incomplete" }>,
  lanes: number,
  model: DataModel,
): Layout {
  if (element.kind === "unknown") return element;
  const size = element.size * lanes;
  if (!Number.isInteger(lanes) || lanes < 1 || size > VECTOR_LIMIT)
    return unknown(`a vector of ${lanes} lanes`);
  if (!Number.isInteger(Math.log2(size)))
    return unknown(`a vector of ${size} bytes, which is no power of two`);
  const align = Math.min(size, model.vectorAlignLimit ?? size);
  return { kind: "sized", size, align, fields: [] };
}

/** x86-64 psABI 3.1.2, i386 psABI 2.1 and AAPCS64 10.1.1: as the smallest integer that holds it, else as words. */
function layoutBitInt(bits: number, model: DataModel): Layout {
  if (!Number.isInteger(bits) || bits < 1 || bits > WIDEST_BITINT)
    return unknown(`a _BitInt of ${bits} bits`);
  if (bits <= 64) {
    const size = Math.max(1, 2 ** Math.ceil(Math.log2(bits / 8)));
    return { kind: "sized", size, align: size === 8 ? model.int64Align : size, fields: [] };
  }
  const word = model.wideBitIntWord;
  if (word === null) return unknown("no ABI of this target lays out a _BitInt above 64 bits");
  return { kind: "sized", size: Math.ceil(bits / (word * 8)) * word, align: word, fields: [] };
}

/**
 * An atomic of 1, 2, 4, 8 or (where the target has them) 16 bytes is aligned to its size, a greater one is its plain
 * type. Sizes in between clang rounds up and GCC does not, so that nothing certain is said.
 */
function layoutAtomic(element: Exclude<Layout, { kind: "incomplete" }>, model: DataModel): Layout {
  if (element.kind === "unknown" || element.size > model.atomicLimit) return element;
  if (!Number.isInteger(Math.log2(element.size)))
    return unknown(`compilers disagree on the size of an atomic of ${element.size} bytes`);
  return { ...element, align: Math.max(element.align, element.size), fields: [] };
}

function unknown(reason: string): Extract<Layout, { kind: "unknown" }> {
  return { kind: "unknown", reason };
}
