import type { Param, Result, Signature, Type } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type { RustFunctionType, RustType } from "../../syntax/rust/item.ts";
import { representationOf } from "./attributes.ts";
import { complain, isExhausted, notSafe, VOID } from "./complain.ts";
import { evaluateLength } from "./evaluate-length.ts";
import { identify, identifyBehind, scopeOf } from "./identify.ts";
import type { Identity } from "./identity.ts";
import { type External, firstType, hasNiche } from "./niche.ts";
import { convertPointee } from "./pointee.ts";
import {
  apart,
  type Converted,
  type Harvest,
  type Instance,
  isUnknown,
  join,
  type Resolution,
  spelledAt,
  type TypeScope,
} from "./resolution.ts";
import { isZeroSized, transparentField } from "./zero-sized.ts";

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
      return complain(harvest, found.isEndless ? "limit" : "unresolved-type", span, found.why);
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
  const niche = hasNiche(resolution, argument, scope);
  // Where another crate's type decides, that type is not known, and the value of it is a gap.
  if (niche === false)
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
  if (value === undefined || isNothing(value) || hasNiche(resolution, value, external.scope) === false)
    return notSafe(harvest, span, "a `Result` has no C representation");
  return convertOption(resolution, value, external.scope, span, harvest);
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
