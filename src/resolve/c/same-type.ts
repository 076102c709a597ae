import type { TypeDefinition } from "../../idl/contract.ts";
import type { Length, Signature, Type } from "../../idl/type.ts";

/** Deeper types than this are hostile, and are taken as different. */
const MAX_DEPTH = 200;

interface Comparison {
  readonly types: ReadonlyMap<string, TypeDefinition>;
  /** Pairs of names that are being compared, or were: what is cyclic is equal unless a difference is found. */
  readonly assumed: Set<string>;
}

/**
 * Whether two types are the same in C's sense (C17 6.2.7): aliases and callbacks stand for what they name, and names of
 * parameters do not count.
 */
export function isSameType(a: Type, b: Type, types: ReadonlyMap<string, TypeDefinition>): boolean {
  return sameType(a, b, { types, assumed: new Set() }, 0);
}

export function isSameSignature(
  a: Signature,
  b: Signature,
  types: ReadonlyMap<string, TypeDefinition>,
): boolean {
  return sameSignature(a, b, { types, assumed: new Set() }, 0);
}

/** One step behind a name; null if it is no mere name. */
function behindName(type: Type, types: ReadonlyMap<string, TypeDefinition>): Type | null {
  if (type.kind !== "named") return null;
  const definition = types.get(type.name);
  if (definition?.kind === "alias") return definition.to;
  if (definition?.kind !== "callback") return null;
  const { params, returns, variadic, abi } = definition;
  return {
    kind: "function",
    params,
    returns,
    ...(variadic === undefined ? {} : { variadic }),
    ...(abi === undefined ? {} : { abi }),
  };
}

function sameType(a: Type, b: Type, comparison: Comparison, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (a.kind === "named" && b.kind === "named") {
    if (a.name === b.name) return true;
    const pair = `${a.name}\0${b.name}`;
    if (comparison.assumed.has(pair)) return true;
    comparison.assumed.add(pair);
  }
  const behindA = behindName(a, comparison.types);
  if (behindA !== null) return sameType(behindA, b, comparison, depth + 1);
  const behindB = behindName(b, comparison.types);
  if (behindB !== null) return sameType(a, behindB, comparison, depth + 1);
  return sameShape(a, b, comparison, depth + 1);
}

function sameShape(a: Type, b: Type, comparison: Comparison, depth: number): boolean {
  switch (a.kind) {
    case "void":
    case "never":
      return b.kind === a.kind;
    case "scalar":
      return b.kind === "scalar" && a.name === b.name;
    case "pointer":
      return (
        b.kind === "pointer" &&
        a.mutable === b.mutable &&
        a.volatile === b.volatile &&
        sameType(a.to, b.to, comparison, depth)
      );
    case "array":
      return b.kind === "array" && sameLength(a.length, b.length) && sameType(a.of, b.of, comparison, depth);
    case "function":
      return b.kind === "function" && sameSignature(a, b, comparison, depth);
    case "named":
      return b.kind === "named" && a.name === b.name;
    case "unknown":
      return b.kind === "unknown";
    case "complex":
    case "atomic":
      return b.kind === a.kind && sameType(a.of, b.of, comparison, depth);
    case "vector":
      return b.kind === "vector" && a.lanes === b.lanes && sameType(a.of, b.of, comparison, depth);
    case "bitint":
      return b.kind === "bitint" && a.signed === b.signed && a.bits === b.bits;
  }
}

/** An array of unknown length is compatible with one of any length (C17 6.7.6.2p6). */
function sameLength(a: Length | null, b: Length | null): boolean {
  if (a === null || b === null) return true;
  if (a.kind === "integer" && b.kind === "integer") return a.value === b.value;
  return a.kind === b.kind;
}

function sameSignature(a: Signature, b: Signature, comparison: Comparison, depth: number): boolean {
  if (a.params.length !== b.params.length || a.variadic !== b.variadic || a.abi !== b.abi) return false;
  if (!sameType(a.returns.type, b.returns.type, comparison, depth)) return false;
  return a.params.every((param, index) => {
    const other = b.params[index];
    return other !== undefined && sameType(param.type, other.type, comparison, depth);
  });
}
