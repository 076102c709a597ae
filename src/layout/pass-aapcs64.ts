import type { RecordDefinition } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import type { FieldLayout, Passing } from "./layout.ts";
import type { LeafScope } from "./leaves.ts";
import { direct, HIDDEN_POINTER, IGNORED, integers, undefinedRecord, type Value } from "./passed-value.ts";
import { resolveAlias } from "./resolve-alias.ts";
import { scalarFacts } from "./scalar.ts";

/** Members of one floating-point or short-vector type without padding; `size` of one member in bytes. */
interface Homogeneous {
  readonly register: "float" | "vector";
  readonly size: number;
  readonly count: number;
}

/** Greatest number of members of a homogeneous aggregate (AAPCS64 5.10.5). */
const MEMBER_LIMIT = 4;

/** Arrays inside one another deeper than this are not looked into. */
const DEPTH_LIMIT = 256;

/**
 * AAPCS64 6.8.2 and 6.9, which Apple shares for fixed parameters: a homogeneous aggregate travels in as many SIMD
 * registers as it has members, what else is up to 16 bytes long in one or two general registers, all larger through a
 * pointer.
 */
export function createPassAapcs64(scope: LeafScope): (value: Value) => Passing {
  const homogeneousOf = createHomogeneousOf(scope);

  function passAggregate(value: Value): Passing {
    if (value.size === 0) return IGNORED;
    const homogeneous = homogeneousOf(value.type);
    if (homogeneous !== undefined) return direct(...Array(homogeneous.count).fill(homogeneous.register));
    if (value.size > 16) return HIDDEN_POINTER;
    return undefinedRecord(value) ?? integers(value.size, 8);
  }

  return (value) => {
    switch (value.shape.kind) {
      case "float":
        return direct("float");
      case "vector":
        return passVector(value.size);
      case "record":
      case "complex":
        return passAggregate(value);
      default:
        return value.size > 16 ? HIDDEN_POINTER : integers(value.size, 8);
    }
  };
}

/** Short vectors are 8 or 16 bytes long (AAPCS64 5.4); about others compilers differ below 8. */
function passVector(size: number): Passing {
  if (size === 8 || size === 16) return direct("vector");
  return size > 16 ? HIDDEN_POINTER : { kind: "unknown", reason: `no ABI passes a vector of ${size} bytes` };
}

/** Definitions are looked at once, so that unions of unions do not grow without bound. */
function createHomogeneousOf(scope: LeafScope): (type: Type) => Homogeneous | undefined {
  const settled = new Map<string, Homogeneous | undefined>();

  function homogeneousOf(type: Type, depth: number): Homogeneous | undefined {
    const layout = scope.layoutOf(type);
    if (
      depth > DEPTH_LIMIT ||
      layout.kind !== "sized" ||
      layout.size === 0 ||
      layout.size > 16 * MEMBER_LIMIT
    )
      return undefined;
    const found = inspect(resolveAlias(type, scope.types), layout.size, layout.fields, depth);
    // Padding anywhere, also from an alignment that was asked for, makes the aggregate an ordinary one.
    return found !== undefined && found.count <= MEMBER_LIMIT && found.size * found.count === layout.size
      ? found
      : undefined;
  }

  function inspect(
    type: Type,
    size: number,
    fields: readonly FieldLayout[],
    depth: number,
  ): Homogeneous | undefined {
    switch (type.kind) {
      case "scalar":
        return scalarFacts(type.name, scope.target).kind === "float"
          ? { register: "float", size, count: 1 }
          : undefined;
      case "vector":
        return size === 8 || size === 16 ? { register: "vector", size, count: 1 } : undefined;
      case "array":
      case "complex": {
        const element = homogeneousOf(type.of, depth + 1);
        return element && { ...element, count: size / element.size };
      }
      case "named":
        return inspectDefinition(type.name, fields, depth);
      default:
        return undefined;
    }
  }

  function inspectDefinition(name: string, fields: readonly FieldLayout[], depth: number) {
    if (settled.has(name)) return settled.get(name);
    const definition = scope.types.get(name);
    const found =
      definition?.kind === "struct" || definition?.kind === "union"
        ? joinMembers(definition.kind, fields, depth)
        : undefined;
    settled.set(name, found);
    return found;
  }

  function joinMembers(
    kind: RecordDefinition["kind"],
    fields: readonly FieldLayout[],
    depth: number,
  ): Homogeneous | undefined {
    let joined: Homogeneous | undefined;
    for (const { field, size } of fields) {
      if (field.bits !== undefined || isUnsized(field.type)) return undefined;
      if (size === 0) continue;
      const member = homogeneousOf(field.type, depth + 1);
      if (member === undefined) return undefined;
      if (joined !== undefined && (joined.register !== member.register || joined.size !== member.size))
        return undefined;
      const count = joined === undefined ? 0 : joined.count;
      joined = { ...member, count: kind === "union" ? Math.max(count, member.count) : count + member.count };
    }
    return joined;
  }

  return (type) => homogeneousOf(type, 0);
}

/** A flexible array and an array of length 0 make an aggregate an ordinary one. */
function isUnsized(type: Type): boolean {
  return (
    type.kind === "array" &&
    (type.length === null || (type.length.kind === "integer" && type.length.value === 0n))
  );
}
