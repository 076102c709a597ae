import type { Contract, RecordDefinition, TypeDefinition } from "../../idl/contract.ts";
import type { ScalarName, Type } from "../../idl/type.ts";
import { VOID_POINTER } from "./go-types.ts";

/** More types inside one another are hostile. */
const DEEPEST = 100;

/** Scalars that cgo has no Go type for, or one of another alignment. */
const WITHOUT_GO_TYPE: ReadonlySet<ScalarName> = new Set([
  ...(["i128", "u128", "f16", "f128"] as const),
  ...(["c_longdouble", "va_list"] as const),
]);

const BYTE: Type = { kind: "scalar", name: "u8" };
const UNKNOWN: Type = { kind: "unknown", reason: "cgo gives it a Go type of another layout" };

interface Asking {
  readonly types: Contract["types"];
  /** By name: the answers so far. What is met within itself is unknown, for it has no layout. */
  readonly known: Map<string, Type>;
}

/**
 * Makes the question what a field of the type `C.T` takes in a Go struct. cgo makes Go structs of C's that have the same
 * offsets, but not always the same alignment: a union becomes an array of bytes (cmd/cgo, Go references to C), and what
 * is packed, aligned or has bit-fields becomes something that is not certain here.
 */
export function createCgoFieldType(types: Contract["types"]): (type: Type) => Type {
  const asking: Asking = { types, known: new Map() };
  return (type) => fieldType(type, asking, 0);
}

function fieldType(type: Type, asking: Asking, depth: number): Type {
  if (depth > DEEPEST) return UNKNOWN;
  switch (type.kind) {
    case "scalar":
      return WITHOUT_GO_TYPE.has(type.name) ? UNKNOWN : type;
    case "pointer":
    case "function":
      return VOID_POINTER;
    case "array":
      return type.length === null ? UNKNOWN : { ...type, of: fieldType(type.of, asking, depth + 1) };
    case "complex":
      return type.of.kind === "scalar" && !WITHOUT_GO_TYPE.has(type.of.name) ? type : UNKNOWN;
    case "named": {
      const { types, known } = asking;
      const answer = known.get(type.name);
      if (answer !== undefined) return answer;
      known.set(type.name, UNKNOWN);
      const [definition] = types.get(type.name) ?? [];
      const found =
        definition === undefined ? UNKNOWN : typeOfDefinition(type, definition, asking, depth + 1);
      known.set(type.name, found);
      return found;
    }
    default:
      return UNKNOWN;
  }
}

function typeOfDefinition(type: Type, definition: TypeDefinition, asking: Asking, depth: number): Type {
  switch (definition.kind) {
    case "alias":
      return fieldType(definition.to, asking, depth);
    case "callback":
      return VOID_POINTER;
    case "enum":
      return type;
    case "union":
      return { kind: "array", of: BYTE, length: { kind: "size-of", type } };
    case "struct":
      return isPlain(definition, asking, depth) ? type : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** Whether Go lays it out as C does, field by field. */
function isPlain({ fields, packed, align }: RecordDefinition, asking: Asking, depth: number): boolean {
  if (packed !== undefined || align !== undefined) return false;
  return fields.every((field) => {
    if (field.bits !== undefined || field.align !== undefined || field.packed !== undefined) return false;
    const inner = innermost(fieldType(field.type, asking, depth));
    return inner.kind !== "unknown" && inner.kind !== "array";
  });
}

/** What an array is made of at last; the bytes that stand for a union stay an array. */
function innermost(type: Type): Type {
  let current = type;
  while (current.kind === "array" && current.length?.kind !== "size-of") current = current.of;
  return current;
}
