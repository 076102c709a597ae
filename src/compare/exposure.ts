import type { Field, TypeDefinition } from "../idl/contract.ts";
import type { Param, Signature, Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import type { Exposure, ExposureFlag } from "./exposure-flags.ts";

/** Who writes what is reached: the consumer (`in`), the library (`out`), or both. */
interface Direction {
  readonly in: boolean;
  readonly out: boolean;
}

const IN: Direction = { in: true, out: false };
const OUT: Direction = { in: false, out: true };
const INOUT: Direction = { in: true, out: true };

/** How a walk came to a type. */
type Way = "value" | "embedded" | "static" | "consumer-pointer" | "library-pointer";

interface Collected {
  readonly flags: Set<ExposureFlag>;
  readonly symbols: Set<string>;
  consumerPointer: boolean;
  libraryPointer: boolean;
}

type Walk = (type: Type, way: Way, direction: Direction) => void;

/**
 * How each type of a view is used, by walking from its functions and statics. In a callback the roles are swapped:
 * the library writes the parameters and reads the result (`rules.md`, note 15).
 */
export function exposuresOf(view: View): ReadonlyMap<string, Exposure> {
  const collected = new Map<string, Collected>();
  for (const [name, item] of view.functions) {
    const walk = createWalk(view, name, collected);
    walkSignature(item, walk, IN, OUT);
  }
  for (const [name, item] of view.statics) {
    createWalk(view, name, collected)(item.type, "static", item.mutable ? INOUT : OUT);
  }
  const initialised = typesOfInitialisers(view);
  const exposures = new Map<string, Exposure>();
  for (const [name, definition] of view.types) {
    const found = collected.get(name);
    const flags = new Set<ExposureFlag>(found?.flags);
    if (definition.kind === "opaque") flags.add("opaque");
    if (definition.kind === "enum" && definition.open === false) flags.add("exhaustive");
    if (found === undefined) flags.add("unreached");
    else addAllocation(flags, found, initialised.has(name));
    if (isVersioned(definition) && !flags.has("by-value")) flags.add("versioned");
    exposures.set(name, { flags, symbols: [...(found?.symbols ?? [])].sort() });
  }
  return exposures;
}

function addAllocation(flags: Set<ExposureFlag>, found: Collected, initialised: boolean): void {
  if (initialised || (found.consumerPointer && !found.libraryPointer)) flags.add("consumer-allocated");
  const stored = flags.has("by-value") || flags.has("embedded") || flags.has("static");
  if (!stored && !flags.has("consumer-allocated")) flags.add("library-allocated");
}

/** Structs that some `*init*` function fills in place: the consumer reserves their memory. */
function typesOfInitialisers(view: View): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, item] of view.functions) {
    const first = item.params[0]?.type;
    if (!/init/i.test(name) || first?.kind !== "pointer" || !first.mutable) continue;
    const target = view.resolve(first.to);
    if (target.kind === "named") names.add(target.name);
  }
  return names;
}

function isVersioned(definition: TypeDefinition): boolean {
  if (definition.kind !== "struct") return false;
  const first = definition.fields[0];
  return (
    first?.name !== undefined &&
    /^(struct_?|cb_?|abi_?)?(size|version)$/i.test(first.name) &&
    isInteger(first)
  );
}

function isInteger(field: Field): boolean {
  return field.type.kind === "scalar" && /^(u|i|c_u?(int|short|long))/.test(field.type.name);
}

function walkSignature(signature: Signature, walk: Walk, given: Direction, returned: Direction): void {
  for (const param of signature.params) walkParam(param, walk, given);
  walk(signature.returns.type, "value", returned);
}

function walkParam(param: Param, walk: Walk, direction: Direction): void {
  walk(param.type, "value", direction);
}

/** One walk per symbol; a type met again in the same way and direction is not entered again, so that it ends. */
function createWalk(view: View, symbol: string, collected: Map<string, Collected>): Walk {
  const seen = new Set<string>();
  const walk: Walk = (type, way, direction) => {
    switch (type.kind) {
      case "named":
        walkNamed(type.name, way, direction);
        return;
      case "pointer":
        walk(type.to, pointerWay(direction), throughPointer(type, direction));
        return;
      case "array":
      case "atomic":
      case "complex":
      case "vector":
        walk(type.of, way === "value" ? "embedded" : way, direction);
        return;
      case "function":
        walkSignature(type, walk, flip(direction), direction);
        return;
      default:
        return;
    }
  };
  const walkNamed = (name: string, way: Way, direction: Direction): void => {
    const key = `${name}|${way}|${direction.in}|${direction.out}`;
    if (seen.has(key)) return;
    seen.add(key);
    note(name, way, direction);
    const definition = view.types.get(name);
    if (definition === undefined) return;
    if (definition.kind === "alias") walk(definition.to, way, direction);
    else if (definition.kind === "callback") walkSignature(definition, walk, flip(direction), direction);
    else if (definition.kind === "struct" || definition.kind === "union")
      walkFields(definition.fields, direction);
    else if (definition.kind === "tagged") {
      for (const variant of definition.variants) walkFields(variant.fields ?? [], direction);
    }
  };
  const walkFields = (fields: readonly Field[], direction: Direction): void => {
    for (const field of fields) walk(field.type, "embedded", direction);
  };
  const note = (name: string, way: Way, direction: Direction): void => {
    const entry = collected.get(name) ?? {
      flags: new Set(),
      symbols: new Set(),
      consumerPointer: false,
      libraryPointer: false,
    };
    collected.set(name, entry);
    entry.symbols.add(symbol);
    if (direction.in) entry.flags.add("in");
    if (direction.out) entry.flags.add("out");
    if (way === "value") entry.flags.add("by-value");
    if (way === "embedded") entry.flags.add("embedded");
    if (way === "static") entry.flags.add("static");
    if (way === "consumer-pointer") entry.consumerPointer = true;
    if (way === "library-pointer") entry.libraryPointer = true;
  };
  return walk;
}

/** A pointer that the library hands out points at its own memory; one that it is given, at the consumer's. */
function pointerWay(direction: Direction): Way {
  return direction.in ? "consumer-pointer" : "library-pointer";
}

/**
 * What is behind a pointer may be written by the side that receives it, unless it is `const`. A `T **` that the
 * consumer passes is where the library puts a `T *` of its own.
 */
function throughPointer(pointer: Type & { kind: "pointer" }, direction: Direction): Direction {
  if (!pointer.mutable) return direction;
  return pointer.to.kind === "pointer" && direction.in ? OUT : INOUT;
}

/** A callback that the consumer gives is called by the library: what it is passed is `out`, what it returns is `in`. */
function flip(direction: Direction): Direction {
  return { in: direction.out, out: direction.in };
}
