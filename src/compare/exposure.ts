import type { Field, TypeDefinition } from "../idl/contract.ts";
import type { Param, Signature, Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import { appendTo } from "../source/append-to.ts";
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
type Way = "value" | "inside-value" | "embedded" | "static" | "consumer-pointer" | "library-pointer";

/** A named type as it is reached in one way and direction. */
interface Use {
  readonly name: string;
  readonly way: Way;
  readonly direction: Direction;
  /** What reaches it: uses of other types, and the names of functions and statics. */
  readonly users: Set<Use | string>;
}

type Walk = (type: Type, way: Way, direction: Direction) => void;

/**
 * How each type of a view is used, by walking from its functions and statics. In a callback the roles are swapped:
 * the library writes the parameters and reads the result.
 */
export function exposuresOf(view: View): ReadonlyMap<string, Exposure> {
  const uses = usesOf(view);
  const initialised = typesOfInitialisers(view);
  const held = typesHeldByUnreached(view, uses);
  const exposures = new Map<string, Exposure>();
  for (const [name, definition] of view.types) {
    const found = uses.get(name) ?? [];
    const flags = flagsOf(found);
    if (held.has(name)) flags.add("embedded");
    if (definition.kind === "opaque") flags.add("opaque");
    if (definition.kind === "enum" && definition.open === false) flags.add("exhaustive");
    if (found.length === 0) flags.add("unreached");
    else addAllocation(flags, found, initialised.has(name));
    if (isVersioned(definition) && !flags.has("by-value")) flags.add("versioned");
    exposures.set(name, createExposure(flags, found));
  }
  return exposures;
}

/** Symbols are looked for when they are asked for: few types changed, and each may be reached by every function. */
function createExposure(flags: ReadonlySet<ExposureFlag>, uses: readonly Use[]): Exposure {
  let symbols: readonly string[] | null = null;
  return {
    flags,
    get symbols() {
      symbols ??= symbolsThatReach(uses);
      return symbols;
    },
  };
}

/** The functions and statics behind some uses, sorted. */
function symbolsThatReach(uses: readonly Use[]): readonly string[] {
  const symbols = new Set<string>();
  const seen = new Set<Use>(uses);
  // A set gives what is added to it while it is walked, too.
  for (const { users } of seen) {
    for (const user of users) {
      if (typeof user === "string") symbols.add(user);
      else seen.add(user);
    }
  }
  return [...symbols].sort();
}

function flagsOf(uses: readonly Use[]): Set<ExposureFlag> {
  const flags = new Set<ExposureFlag>();
  for (const { way, direction } of uses) {
    if (direction.in) flags.add("in");
    if (direction.out) flags.add("out");
    if (way === "value") flags.add("by-value");
    if (way === "inside-value") flags.add("embedded").add("passed-inside");
    if (way === "embedded" || way === "static") flags.add(way);
  }
  return flags;
}

function addAllocation(flags: Set<ExposureFlag>, uses: readonly Use[], initialised: boolean): void {
  const isPassed = uses.some(({ way }) => way === "consumer-pointer");
  const isHandedOut = uses.some(({ way }) => way === "library-pointer");
  if (initialised || (isPassed && !isHandedOut)) flags.add("consumer-allocated");
  const stored = flags.has("by-value") || flags.has("embedded") || flags.has("static");
  if (!stored && !flags.has("consumer-allocated")) flags.add("library-allocated");
}

/** Types that a declared type holds which no symbol reaches: consumers may use it in whatever way, and them with it. */
function typesHeldByUnreached(view: View, uses: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, definition] of view.types) {
    if (uses.has(name)) continue;
    const variants = definition.kind === "tagged" ? definition.variants : [];
    const fields =
      "fields" in definition ? definition.fields : variants.flatMap((variant) => variant.fields ?? []);
    for (const { type } of fields) {
      const held = view.resolve(elementOf(type));
      if (held.kind === "named") names.add(held.name);
    }
  }
  return names;
}

/** What an array, of however many dimensions, is made of. */
function elementOf(type: Type): Type {
  let element = type;
  while (element.kind === "array" || element.kind === "atomic") element = element.of;
  return element;
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
    /^(struct|cb|abi|dw|[in])?_?(size|version)$/i.test(first.name) &&
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

/** Every use of every named type. Each is entered once, so that the walk ends; and from a queue, however deep it goes. */
function usesOf(view: View): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use>();
  const walkFrom = (user: Use | string): Walk =>
    createWalk(view, (name, way, direction) => {
      const key = `${name}|${way}|${direction.in}|${direction.out}`;
      const use = uses.get(key) ?? { name, way, direction, users: new Set() };
      uses.set(key, use);
      use.users.add(user);
    });
  for (const [name, item] of view.functions) walkSignature(item, walkFrom(name), IN, OUT);
  for (const [name, item] of view.statics) {
    walkFrom(name)(item.type, "static", item.mutable ? INOUT : OUT);
  }
  const byName = new Map<string, Use[]>();
  // A map gives what is added to it while it is walked, too.
  for (const use of uses.values()) {
    walkDefinition(view.types.get(use.name), use, walkFrom(use));
    appendTo(byName, use.name, use);
  }
  return byName;
}

/** From a type to the names in it: through pointers, arrays and signatures, and into no definition. */
function createWalk(view: View, note: (name: string, way: Way, direction: Direction) => void): Walk {
  const walk: Walk = (type, way, direction) => {
    switch (type.kind) {
      case "named":
        note(type.name, way, direction);
        return;
      case "pointer":
        walk(type.to, pointerWay(direction), throughPointer(type, direction, view));
        return;
      case "array":
      case "atomic":
      case "complex":
      case "vector":
        walk(type.of, way === "value" ? "inside-value" : way, direction);
        return;
      case "function":
        walkSignature(type, walk, flip(direction), direction);
        return;
      default:
        return;
    }
  };
  return walk;
}

function walkDefinition(definition: TypeDefinition | undefined, { way, direction }: Use, walk: Walk): void {
  switch (definition?.kind) {
    case "alias":
      walk(definition.to, way, direction);
      return;
    case "callback":
      walkSignature(definition, walk, flip(direction), direction);
      return;
    case "struct":
    case "union":
      walkFields(definition.fields, way, direction, walk);
      return;
    case "tagged":
      for (const variant of definition.variants) walkFields(variant.fields ?? [], way, direction, walk);
      return;
    default:
      return;
  }
}

function walkFields(fields: readonly Field[], holder: Way, direction: Direction, walk: Walk): void {
  const way = holder === "value" || holder === "inside-value" ? "inside-value" : "embedded";
  for (const field of fields) walk(field.type, way, direction);
}

/** A pointer that the library hands out points at its own memory; one that it is given, at the consumer's. */
function pointerWay(direction: Direction): Way {
  return direction.in ? "consumer-pointer" : "library-pointer";
}

/**
 * What is behind a pointer may be written by the side that receives it, unless it is `const`. A `T **` that the
 * consumer passes is where the library puts a `T *` of its own.
 */
function throughPointer(pointer: Type & { kind: "pointer" }, direction: Direction, view: View): Direction {
  if (!pointer.mutable) return direction;
  return direction.in && view.resolve(pointer.to).kind === "pointer" ? OUT : INOUT;
}

/** A callback that the consumer gives is called by the library: what it is passed is `out`, what it returns is `in`. */
function flip(direction: Direction): Direction {
  return { in: direction.out, out: direction.in };
}
