import type { Field, TypeDefinition } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { Type } from "../idl/type.ts";
import type { FloatFormat } from "./data-model.ts";
import { enumStorage } from "./enum-storage.ts";
import type { FieldLayout, Layout } from "./layout.ts";
import { resolveAlias } from "./resolve-alias.ts";
import { type ScalarFacts, scalarFacts } from "./scalar.ts";

/** Nothing that is passed in registers is larger: four binary128 of an AAPCS64 aggregate, in bytes. */
export const LEAF_SIZE_LIMIT = 64;

/** Types inside one another deeper than this are not looked into. */
const DEPTH_LIMIT = 256;

/**
 * What a scalar is to a calling convention. `none` is a nested record, of which only the alignment counts; `too-deep`
 * stands for what is nested beyond the limit; `memory` marks a nested type that never travels in registers.
 */
type LeafKind = "integer" | "vector" | "none" | "memory" | "too-deep" | FloatFormat;

/** A scalar inside a value; offset and size in bytes, `align` what its type asks for. */
export interface Leaf {
  readonly offset: number;
  readonly size: number;
  readonly align: number;
  readonly kind: LeafKind;
  /** A bit-field: it may stand anywhere. */
  readonly bits?: true;
}

const MEMORY: Leaf = { offset: 0, size: 1, align: 1, kind: "memory" };

export interface LeafScope {
  readonly target: Triple;
  readonly types: ReadonlyMap<string, TypeDefinition>;
  readonly layoutOf: (type: Type) => Layout;
}

/**
 * Makes `leavesOf`: the scalars that a type of at most 64 bytes is made of, each kind once per offset, so that
 * neither unions of unions nor structs of empty structs grow without bound. Unnamed bit-fields are no leaves.
 * Definitions are looked at once, and those whose leaves need memory are marked.
 */
export function createLeavesOf(
  scope: LeafScope,
  needsMemory: (leaves: readonly Leaf[]) => boolean,
): (type: Type) => readonly Leaf[] {
  const settled = new Map<string, readonly Leaf[]>();

  function leavesOf(type: Type, depth: number): readonly Leaf[] {
    const layout = scope.layoutOf(type);
    if (layout.kind !== "sized" || layout.size === 0 || layout.size > LEAF_SIZE_LIMIT) return [];
    if (depth > DEPTH_LIMIT) return [{ offset: 0, size: 0, align: 1, kind: "too-deep" }];
    const resolved = resolveAlias(type, scope.types);
    switch (resolved.kind) {
      case "named":
        return leavesOfDefinition(resolved.name, layout, depth);
      case "scalar":
        return [scalarLeaf(scalarFacts(resolved.name, scope.target))];
      case "vector":
        return [{ offset: 0, size: layout.size, align: layout.align, kind: "vector" }];
      case "array":
      case "complex":
        return repeatLeaves(resolved.of, layout.size, depth);
      case "atomic":
        return [
          ...leavesOf(resolved.of, depth + 1),
          { offset: 0, size: 0, align: layout.align, kind: "none" },
        ];
      default:
        return [{ offset: 0, size: layout.size, align: layout.align, kind: "integer" }];
    }
  }

  function repeatLeaves(of: Type, size: number, depth: number): readonly Leaf[] {
    const element = scope.layoutOf(of);
    if (element.kind !== "sized" || element.size === 0) return [];
    const leaves = leavesOf(of, depth + 1);
    const repeated: Leaf[] = [];
    for (let offset = 0; offset < size; offset += element.size) repeated.push(...shiftLeaves(leaves, offset));
    return repeated;
  }

  function leavesOfDefinition(
    name: string,
    layout: Extract<Layout, { kind: "sized" }>,
    depth: number,
  ): readonly Leaf[] {
    const known = settled.get(name);
    if (known !== undefined) return known;
    const definition = scope.types.get(name);
    const unmarked = uniqueLeaves(definition === undefined ? [] : collect(definition, layout, depth));
    const leaves = needsMemory(unmarked) ? [...unmarked, MEMORY] : unmarked;
    settled.set(name, leaves);
    return leaves;
  }

  function collect(
    definition: TypeDefinition,
    layout: Extract<Layout, { kind: "sized" }>,
    depth: number,
  ): readonly Leaf[] {
    const whole: Leaf = { offset: 0, size: 0, align: layout.align, kind: "none" };
    switch (definition.kind) {
      case "struct":
      case "union":
        return [whole, ...layout.fields.flatMap((field) => leavesOfField(field, depth))];
      case "tagged": {
        const tag =
          layout.tagged === undefined ? [] : [scalarLeaf(scalarFacts(layout.tagged.tag, scope.target))];
        const payloads = layout.tagged?.payloads.flatMap((payload) => payload.fields) ?? [];
        return [whole, ...tag, ...payloads.flatMap((field) => leavesOfField(field, depth))];
      }
      case "enum":
        return [scalarLeaf(scalarFacts(enumStorage(definition, scope.target), scope.target))];
      default:
        return [{ offset: 0, size: layout.size, align: layout.align, kind: "integer" }];
    }
  }

  function leavesOfField(field: FieldLayout, depth: number): readonly Leaf[] {
    if (field.bitOffset !== undefined)
      return bitFieldLeaves(field.field, field.bitOffset, field.bitWidth ?? 0);
    if (field.size === 0) return [{ offset: field.offset, size: 0, align: field.align, kind: "none" }];
    return shiftLeaves(leavesOf(field.field.type, depth + 1), field.offset);
  }

  return (type) => leavesOf(type, 0);
}

function bitFieldLeaves(field: Field, bit: number, width: number): readonly Leaf[] {
  if (field.name === undefined || width === 0) return [];
  const offset = Math.floor(bit / 8);
  return [{ offset, size: Math.ceil((bit + width) / 8) - offset, align: 1, kind: "integer", bits: true }];
}

function scalarLeaf(facts: ScalarFacts): Leaf {
  return { offset: 0, size: facts.size, align: facts.align, kind: facts.format ?? "integer" };
}

function shiftLeaves(leaves: readonly Leaf[], bytes: number): readonly Leaf[] {
  return bytes === 0 ? leaves : leaves.map((leaf) => ({ ...leaf, offset: leaf.offset + bytes }));
}

function uniqueLeaves(leaves: readonly Leaf[]): readonly Leaf[] {
  const unique = new Map(
    leaves.map((leaf) => [`${leaf.offset} ${leaf.size} ${leaf.align} ${leaf.kind}`, leaf]),
  );
  return [...unique.values()];
}
