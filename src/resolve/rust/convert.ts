import type { GapReason } from "../../idl/gap.ts";
import type { Param, Result, Signature, Type } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { GenericArgument, RustFunctionType, RustType } from "../../syntax/rust/item.ts";
import { representationOf } from "./attributes.ts";
import { evaluateLength } from "./evaluate.ts";
import { foreignName, type Identity, identify, identifyBehind, scopeOf } from "./identify.ts";
import {
  apart,
  type Converted,
  type Harvest,
  type Instance,
  isUnknown,
  join,
  joinUses,
  type Resolution,
  spelledAt,
  type TypeScope,
} from "./resolution.ts";
import { isZeroSized, transparentField } from "./zero-sized.ts";

/** Types looked at for one place; more are hostile. */
const MOST_STEPS = 5_000;

const VOID: Type = { kind: "void" };

function unknownType(reason: string): Type {
  return { kind: "unknown", reason };
}

function complain(harvest: Harvest, kind: "note" | GapReason, span: Span, why: string): Converted {
  harvest.complaints.push({ kind, spelled: spelledAt(span), why, span });
  return { type: unknownType(why) };
}

const notSafe = (harvest: Harvest, span: Span, why: string) => complain(harvest, "note", span, why);

/** Types within types. */
const MAX_DEPTH = 100;

/** Whether so much was looked at for one place that it must be hostile. */
function isExhausted(harvest: Harvest): boolean {
  harvest.steps += 1;
  return harvest.steps > MOST_STEPS || harvest.depth > MAX_DEPTH;
}

/**
 * The type of a value that crosses the boundary: a parameter, a result, a field, an element. What has no C
 * representation is unknown, with a complaint; what it refers to is demanded.
 */
export function convertValue(
  resolution: Resolution,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Converted {
  const { span } = type;
  if (isExhausted(harvest)) return complain(harvest, "limit", span, "the type has too many parts");
  harvest.depth += 1;
  const converted = convertIdentity(resolution, identify(resolution, type, scope), span, harvest);
  harvest.depth -= 1;
  return converted;
}

function convertIdentity(resolution: Resolution, found: Identity, span: Span, harvest: Harvest): Converted {
  switch (found.kind) {
    case "instance":
      return convertInstance(resolution, found.instance, span, harvest);
    case "scalar":
      return { type: { kind: "scalar", name: found.name } };
    case "external":
      return convertExternal(resolution, found, span, harvest);
    case "str":
      return notSafe(harvest, span, "`str` has no size of its own");
    case "trait":
      return notSafe(harvest, span, "a trait is no type with a size");
    case "unknown":
      return complain(harvest, "unresolved-type", span, found.why);
    case "spelled":
      return convertSpelled(resolution, found, harvest);
  }
}

const REPR_RUST =
  "without `repr(C)`, `repr(transparent)` or an integer `repr` the order and size of its parts are the compiler's choice";

function convertInstance(
  resolution: Resolution,
  instance: Instance,
  span: Span,
  harvest: Harvest,
): Converted {
  const { item, name } = instance;
  const type: Type = { kind: "named", name };
  if (item.kind === "alias") return convertAlias(resolution, instance, span, harvest);
  const representation = representationOf(item.attributes);
  if (representation.isTransparent) return convertTransparent(resolution, instance, span, harvest);
  if (isZeroSized(resolution, instance))
    return notSafe(harvest, span, "it takes no bytes, which C does not know");
  const isFixed = representation.isC || (item.kind === "enum" && representation.integer !== null);
  if (!isFixed) return notSafe(harvest, span, REPR_RUST);
  if (item.kind === "enum" && item.variants.length === 0)
    return notSafe(harvest, span, "an enum without variants has no value");
  harvest.demands.push({ instance, byValue: true });
  return { type };
}

/** The alias by its name, unless it has parameters: C knows no such names. */
function convertAlias(resolution: Resolution, instance: Instance, span: Span, harvest: Harvest): Converted {
  const { item } = instance;
  if (item.kind !== "alias") return complain(harvest, "unresolved-type", span, "no alias");
  if (item.type === null) return notSafe(harvest, span, "an extern type has no size of its own");
  const { type } = item;
  const { result: target, inner } = apart(harvest, (own) =>
    convertValue(resolution, type, scopeOf(instance), own),
  );
  if (isUnknown(target.type)) {
    const { kind, why } = inner.complaints[0] ?? { kind: "unresolved-type", why: "it is not known" };
    return complain(harvest, kind, span, why);
  }
  if (instance.generics.size > 0) {
    join(harvest, inner);
    return target;
  }
  harvest.constants.push(...inner.constants);
  harvest.demands.push({ instance, byValue: true });
  return { ...target, type: { kind: "named", name: instance.name } };
}

/** Passed and laid out as its one field that takes bytes (Reference, "The transparent Representation"). */
function convertTransparent(
  resolution: Resolution,
  instance: Instance,
  span: Span,
  harvest: Harvest,
): Converted {
  const field = transparentField(resolution, instance);
  if (field === null) return notSafe(harvest, span, "it is transparent around nothing, and takes no bytes");
  const { result: target, inner } = apart(harvest, (own) =>
    convertValue(resolution, field.type, scopeOf(instance), own),
  );
  if (isUnknown(target.type)) {
    const { kind, why } = inner.complaints[0] ?? { kind: "unresolved-type", why: "it is not known" };
    return complain(
      harvest,
      kind,
      span,
      `it is transparent around \`${spelledAt(field.type.span)}\`: ${why}`,
    );
  }
  harvest.constants.push(...inner.constants);
  harvest.demands.push({ instance, byValue: true });
  return { ...target, type: { kind: "named", name: instance.name } };
}

type External = Extract<Identity, { kind: "external" }>;

/** The first type among generic arguments. */
function firstType(args: readonly GenericArgument[]): RustType | null {
  const found = args.find((argument) => argument.kind === "type");
  return found?.kind === "type" ? found.type : null;
}

function convertExternal(
  resolution: Resolution,
  external: External,
  span: Span,
  harvest: Harvest,
): Converted {
  const { known, scope } = external;
  const argument = firstType(external.arguments);
  switch (known.kind) {
    case "scalar":
    case "atomic":
      return { type: convertAtomic(known) };
    case "non-zero":
      if (known.name !== null) return { type: { kind: "scalar", name: known.name } };
      break;
    case "void":
      return notSafe(harvest, span, "`c_void` has no values");
    case "marker":
      return notSafe(harvest, span, "it takes no bytes, which C does not know");
    case "unsized":
      return notSafe(harvest, span, `\`${external.path.at(-1)}\` has no size of its own`);
    case "rust":
      return notSafe(harvest, span, `\`${known.name}\` of the standard library has no C representation`);
    case "libc":
      return complain(
        harvest,
        "unresolved-type",
        span,
        `the size of \`${known.name}\` of libc is not known here`,
      );
    case "unknown": {
      const from = external.path.slice(0, -1).join("::");
      return complain(harvest, "unresolved-type", span, `\`${known.name}\` of \`${from}\` is not read`);
    }
    default:
      break;
  }
  if (argument === null) return notSafe(harvest, span, "its argument is missing");
  switch (known.kind) {
    case "box":
      return pointerTo(resolution, { to: argument, mutable: true, transfer: "owned" }, scope, span, harvest);
    case "non-null":
    case "atomic-pointer": {
      const pointer = pointerTo(resolution, { to: argument, mutable: true }, scope, span, harvest);
      return known.kind === "non-null" || isUnknown(pointer.type) ? pointer : { type: pointer.type };
    }
    case "option":
      return convertOption(resolution, argument, scope, span, harvest);
    case "result":
      return convertResult(resolution, external, span, harvest);
    default:
      return convertValue(resolution, argument, scope, harvest);
  }
}

/** 64 bits wide, an atomic is aligned to its size where a plain integer need not be; narrower ones are the same. */
function convertAtomic({ kind, name }: Extract<External["known"], { kind: "scalar" | "atomic" }>): Type {
  const scalar: Type = { kind: "scalar", name };
  return kind === "atomic" && (name === "i64" || name === "u64") ? { kind: "atomic", of: scalar } : scalar;
}

/**
 * `Option` of what is never zero is that with zero for `None` (standard library, `std::option`, "Representation"). No
 * other `Option` has a layout.
 */
function convertOption(
  resolution: Resolution,
  argument: RustType,
  scope: TypeScope,
  span: Span,
  harvest: Harvest,
): Converted {
  const behind = identifyBehind(resolution, argument, scope);
  // Whether a type of another crate leaves zero free is not known.
  if (behind.kind === "unknown" || (behind.kind === "external" && behind.known.kind === "unknown"))
    return convertValue(resolution, argument, scope, harvest);
  if (!hasNiche(resolution, argument, scope, 0))
    return notSafe(harvest, span, "only an `Option` of what is never null or zero has a C representation");
  const inner = convertValue(resolution, argument, scope, harvest);
  const isPointer = inner.nullable === false;
  return isPointer ? { ...inner, nullable: true } : inner;
}

/** `Result` of such a type and of nothing is the same as its `Option` (`std::result`, "Representation"). */
function convertResult(resolution: Resolution, external: External, span: Span, harvest: Harvest): Converted {
  const [first, second] = external.arguments.flatMap((one) => (one.kind === "type" ? [one.type] : []));
  const isNothing = (type: RustType | undefined) => type?.kind === "tuple" && type.elements.length === 0;
  const value = isNothing(first) ? second : isNothing(second) ? first : undefined;
  if (value === undefined || isNothing(value) || !hasNiche(resolution, value, external.scope, 0))
    return notSafe(harvest, span, "a `Result` has no C representation");
  return convertOption(resolution, value, external.scope, span, harvest);
}

const NICHE_DEPTH = 32;

/** Whether the type is one that is documented to leave zero free: see {@link convertOption}. */
function hasNiche(resolution: Resolution, type: RustType, scope: TypeScope, depth: number): boolean {
  if (depth > NICHE_DEPTH) return false;
  const found = identifyBehind(resolution, type, scope);
  switch (found.kind) {
    case "spelled":
      return found.type.kind === "reference" || found.type.kind === "function";
    case "instance": {
      if (!representationOf(found.instance.item.attributes).isTransparent) return false;
      const field = transparentField(resolution, found.instance);
      return field !== null && hasNiche(resolution, field.type, scopeOf(found.instance), depth + 1);
    }
    case "external": {
      const { known } = found;
      if (known.kind === "box" || known.kind === "non-null" || known.kind === "non-zero") return true;
      const argument = firstType(found.arguments);
      const isOpen = known.kind === "pin" || (known.kind === "wrapper" && !known.hides);
      return isOpen && argument !== null && hasNiche(resolution, argument, found.scope, depth + 1);
    }
    default:
      return false;
  }
}

type Spelled = Extract<Identity, { kind: "spelled" }>;

function convertSpelled(resolution: Resolution, { type, scope }: Spelled, harvest: Harvest): Converted {
  const { span } = type;
  switch (type.kind) {
    case "pointer": {
      const pointer = pointerTo(resolution, type, scope, span, harvest);
      return { type: pointer.type };
    }
    case "reference":
      return pointerTo(resolution, { ...type, transfer: "borrowed" }, scope, span, harvest);
    case "array":
      return convertArray(resolution, type, scope, harvest);
    case "slice":
      return notSafe(harvest, span, "a slice has no size of its own");
    case "tuple":
      return type.elements.length === 0
        ? notSafe(harvest, span, "`()` takes no bytes, which C does not know")
        : notSafe(harvest, span, "the order and size of a tuple's parts are the compiler's choice");
    case "function":
      return convertFunctionPointer(resolution, type, scope, harvest);
    case "never":
      return notSafe(harvest, span, "`!` has no values");
    case "trait":
      return notSafe(harvest, span, "a trait is no type with a size");
    case "infer":
      return complain(harvest, "unresolved-type", span, "`_` leaves the type to the compiler");
    case "macro":
      return complain(harvest, "macro", span, `the macro \`${type.path}!\` is not expanded`);
  }
}

function convertArray(
  resolution: Resolution,
  type: Extract<RustType, { kind: "array" }>,
  scope: TypeScope,
  harvest: Harvest,
): Converted {
  const element = convertValue(resolution, type.of, scope, harvest);
  const { length, named } = evaluateLength(resolution, type.length, type.span, scope);
  if (length.kind === "failure") {
    const why = `the length of the array cannot be computed: ${length.detail}`;
    return complain(harvest, length.reason, length.span, why);
  }
  harvest.constants.push(...named);
  return { type: { kind: "array", of: element.type, length } };
}

function convertFunctionPointer(
  resolution: Resolution,
  type: RustFunctionType,
  scope: TypeScope,
  harvest: Harvest,
): Converted {
  if (type.abi === null || type.abi === "Rust")
    return notSafe(harvest, type.span, 'a function without `extern "C"` is called as the compiler likes');
  return {
    type: { kind: "function", ...convertSignature(resolution, type, scope, harvest) },
    nullable: false,
  };
}

/** Parameters, result and convention, without spans: a type has none. */
function convertSignature(
  resolution: Resolution,
  type: RustFunctionType,
  scope: TypeScope,
  harvest: Harvest,
): Signature {
  const params = type.params.map(
    (param): Param => ({
      ...(param.name === null ? {} : { name: param.name }),
      ...convertParam(resolution, param.type, scope, harvest),
    }),
  );
  return {
    params,
    returns: convertResultType(resolution, type.returns, scope, harvest),
    ...(type.variadic ? { variadic: true } : {}),
    ...(type.abi === null || type.abi === "C" ? {} : { abi: type.abi }),
  };
}

/** A value that is passed: C passes no arrays. */
export function convertParam(
  resolution: Resolution,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Converted {
  const behind = identifyBehind(resolution, type, scope);
  if (behind.kind === "spelled" && behind.type.kind === "array")
    return notSafe(harvest, type.span, "C passes no arrays by value");
  return convertValue(resolution, type, scope, harvest);
}

/** What a function returns; nothing for `()`. */
export function convertResultType(
  resolution: Resolution,
  type: RustType | null,
  scope: TypeScope,
  harvest: Harvest,
): Result {
  if (type === null) return { type: VOID };
  const behind = identifyBehind(resolution, type, scope);
  if (behind.kind === "spelled" && behind.type.kind === "never") return { type: { kind: "never" } };
  if (behind.kind === "spelled" && behind.type.kind === "tuple" && behind.type.elements.length === 0)
    return { type: VOID };
  return convertParam(resolution, type, scope, harvest);
}

interface Pointing {
  readonly to: RustType;
  readonly mutable: boolean;
  readonly transfer?: "owned" | "borrowed";
}

/** A pointer that is never null; what points to something without a size has two words. */
function pointerTo(
  resolution: Resolution,
  { to, mutable, transfer }: Pointing,
  scope: TypeScope,
  span: Span,
  harvest: Harvest,
): Converted {
  const pointee = convertPointee(resolution, to, scope, harvest);
  if (pointee === null)
    return notSafe(
      harvest,
      span,
      "a pointer to something without a size of its own takes two words, which C does not know",
    );
  return {
    type: { kind: "pointer", to: pointee, mutable },
    nullable: false,
    ...(transfer === undefined ? {} : { transfer }),
  };
}

/**
 * The type behind a pointer: all that has a C representation, by its name what has none. Null where the pointee has no
 * size of its own, so that the pointer is two words.
 */
export function convertPointee(
  resolution: Resolution,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Type | null {
  if (isExhausted(harvest)) return complain(harvest, "limit", type.span, "the type has too many parts").type;
  harvest.depth += 1;
  const pointee = pointeeIdentity(resolution, identify(resolution, type, scope), type, scope, harvest);
  harvest.depth -= 1;
  return pointee;
}

function pointeeIdentity(
  resolution: Resolution,
  found: Identity,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Type | null {
  switch (found.kind) {
    case "instance":
      return pointeeInstance(resolution, found.instance, harvest);
    case "scalar":
      return { kind: "scalar", name: found.name };
    case "str":
    case "trait":
      return null;
    case "external":
      return pointeeExternal(resolution, found, type, scope, harvest);
    case "unknown":
      return complain(harvest, "unresolved-type", type.span, found.why).type;
    case "spelled":
      return pointeeSpelled(resolution, found, harvest);
  }
}

function opaque(name: string, span: Span, harvest: Harvest): Type {
  harvest.foreign.set(name, span);
  return { kind: "named", name };
}

function pointeeInstance(resolution: Resolution, instance: Instance, harvest: Harvest): Type | null {
  const { item, name } = instance;
  if (item.kind === "alias" && item.type !== null) {
    const { type } = item;
    const { result: target, inner } = apart(harvest, (own) =>
      convertPointee(resolution, type, scopeOf(instance), own),
    );
    if (target === null) return null;
    if (instance.generics.size > 0) {
      join(harvest, inner);
      return target;
    }
  }
  harvest.demands.push({ instance, byValue: false });
  return { kind: "named", name };
}

function pointeeExternal(
  resolution: Resolution,
  external: External,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Type | null {
  const { known } = external;
  if (known.kind === "void") return VOID;
  if (known.kind === "unsized") return null;
  const argument = firstType(external.arguments);
  if (known.kind === "wrapper" && argument !== null)
    return convertPointee(resolution, argument, external.scope, harvest);
  const isNamed = known.kind === "rust" || known.kind === "libc" || known.kind === "unknown";
  const value = isNamed ? null : valueOrNull(resolution, type, scope, harvest);
  return value ?? opaque(foreignName(resolution, external, scope.module), type.span, harvest);
}

/** The type of a value, if it has one that C knows. */
function valueOrNull(
  resolution: Resolution,
  type: RustType,
  scope: TypeScope,
  harvest: Harvest,
): Type | null {
  const { result, inner } = apart(harvest, (own) => convertValue(resolution, type, scope, own));
  const value = result.type;
  if (isUnknown(value)) return null;
  join(harvest, inner);
  return value;
}

function pointeeSpelled(resolution: Resolution, { type, scope }: Spelled, harvest: Harvest): Type | null {
  if (type.kind === "slice" || type.kind === "trait") return null;
  if (type.kind === "tuple" && type.elements.length === 0) return VOID;
  if (type.kind === "macro" || type.kind === "infer")
    return convertSpelled(resolution, { kind: "spelled", type, scope }, harvest).type;
  const { result, inner } = apart(harvest, (own) => convertValue(resolution, type, scope, own));
  const value = result.type;
  const isTwoWords = (type.kind === "pointer" || type.kind === "reference") && isUnknown(value);
  // A pointer of two words behind a pointer is as little known to C; any other part without a form in C is opaque.
  if (isTwoWords || !isUnknown(value)) join(harvest, inner);
  else joinUses(harvest, inner);
  return value;
}
