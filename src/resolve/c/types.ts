import type { Length, Param, Result, ScalarName, Signature, Type } from "../../idl/type.ts";
import { WIDEST_BITINT } from "../../idl/type.ts";
import type { Span } from "../../source/source-file.ts";
import type {
  Attributes,
  Expression,
  FunctionSpelling,
  ParamSpelling,
  TypeSpelling,
} from "../../syntax/c/declaration.ts";
import { differsFromTypedef } from "./enum-storage.ts";
import { isExpression } from "./evaluate.ts";
import { isInteger } from "./integer.ts";
import { addGap, integerEverywhere, integerOf, type Resolution } from "./resolution.ts";
import { isBuiltIn, isConst, isVolatile, nameOfMentioned, peel, type TagEntity } from "./scope.ts";

/** `outer` names what the type stands in, so that an unnamed type within it gets a name: `Outer.field`. */
export function resolveType(resolution: Resolution, type: TypeSpelling, outer: string): Type {
  const resolved = resolveUnqualified(resolution, type, outer);
  return type.qualifiers.atomic === true ? { kind: "atomic", of: resolved } : resolved;
}

function resolveUnqualified(resolution: Resolution, type: TypeSpelling, outer: string): Type {
  switch (type.kind) {
    case "void":
      return { kind: "void" };
    case "scalar":
      return { kind: "scalar", name: type.name };
    case "complex":
      return { kind: "complex", of: { kind: "scalar", name: type.of } };
    case "bitint":
      return resolveBitInt(resolution, type.signed, type.width);
    case "atomic":
      return { kind: "atomic", of: resolveType(resolution, type.of, outer) };
    case "unknown":
      return { kind: "unknown", reason: type.reason };
    case "name":
      return resolveName(resolution, type.name, type.span);
    case "tag": {
      const entity = resolution.scope.entityOf(type.specifier);
      if (entity.storage !== null && differsFromTypedef(resolution, entity)) {
        const detail = `\`enum ${entity.tag}\` has not the size of the typedef \`${entity.tag}\`, which is taken for it`;
        addGap(resolution, "conflict", detail, type.span);
      }
      return resolveEntity(resolution, entity, outer);
    }
    case "pointer":
      return resolvePointer(resolution, type, outer);
    case "array":
      return {
        kind: "array",
        of: resolveType(resolution, type.of, outer),
        length: type.length === null ? null : resolveLength(resolution, type.length, outer),
      };
    case "function":
      return { kind: "function", ...resolveSignature(resolution, type, outer) };
  }
}

function resolveBitInt(resolution: Resolution, signed: boolean, width: Expression): Type {
  const bits = integerOf(resolution, width, "the width of `_BitInt`");
  if (bits === null || bits < 1n || bits > BigInt(WIDEST_BITINT)) {
    return { kind: "unknown", reason: "the width of `_BitInt` is not known" };
  }
  return { kind: "bitint", signed, bits: Number(bits) };
}

/** What a typedef's name stands for in the contract. */
export function resolveName(resolution: Resolution, name: string, span: Span): Type {
  const { scope } = resolution;
  const declaration = scope.typedefs.get(name);
  if (declaration === undefined) {
    addGap(
      resolution,
      "unresolved-type",
      `the type \`${name}\` is not declared; an include may be missing, or it is a name that the built-in standard headers lack: \`--include-path\` to a folder with the real ones helps`,
      span,
    );
    return { kind: "unknown", reason: `\`${name}\` is not declared` };
  }
  const behind = peel(scope, declaration.type).type;
  if (behind.kind === "name" && scope.typedefs.has(behind.name)) {
    addGap(resolution, "unresolved-type", `the typedef \`${name}\` is made of itself`, span);
    return { kind: "unknown", reason: `\`${name}\` is made of itself` };
  }
  const vanishing = standardScalar(resolution, name);
  if (vanishing !== null) return { kind: "scalar", name: vanishing };
  const sized = scope.enumOfTypedef.get(name);
  if (sized !== undefined) return resolveEntity(resolution, sized, name);
  if (declaration.type.kind === "tag") {
    const entity = scope.entityOf(declaration.type.specifier);
    if (entity.naming === declaration) return resolveEntity(resolution, entity, name);
  }
  resolution.demands.push({ kind: "typedef", name });
  return { kind: "named", name };
}

/** `size_t`, `uint8_t` and their kin are the scalars themselves: typedefs of the built-in headers for intrinsic types. */
function standardScalar(resolution: Resolution, name: string): ScalarName | null {
  const { scope } = resolution;
  const declaration = scope.typedefs.get(name);
  if (declaration === undefined || !isBuiltIn(declaration.name.span.file)) return null;
  const behind = peel(scope, declaration.type).type;
  return behind.kind === "scalar" && behind.intrinsic === true ? behind.name : null;
}

function resolveEntity(resolution: Resolution, entity: TagEntity, outer: string): Type {
  const name = nameOfMentioned(resolution.scope, entity) ?? outer;
  entity.name = name;
  resolution.demands.push({ kind: "entity", entity });
  return { kind: "named", name };
}

function resolvePointer(
  resolution: Resolution,
  pointer: Extract<TypeSpelling, { kind: "pointer" }>,
  outer: string,
): Type {
  const { scope } = resolution;
  const { to } = pointer;
  if (to.kind === "function") return resolveType(resolution, to, outer);
  // A typedef of a function type stands for the pointer to it: C has values of that only.
  if (to.kind === "name" && peel(scope, to).type.kind === "function")
    return resolveType(resolution, to, outer);
  return {
    kind: "pointer",
    to: resolveType(resolution, to, outer),
    mutable: !isConst(scope, to),
    ...(isVolatile(scope, to) ? { volatile: true } : {}),
    ...(pointer.qualifiers.restrict === true ? { restrict: true } : {}),
  };
}

/**
 * An array's length: a number where it is the same on all targets, else with `size_of` kept, else what this target
 * says. What cannot be computed is a gap, and null.
 */
function resolveLength(resolution: Resolution, expression: Expression, outer: string): Length | null {
  const everywhere = integerEverywhere(resolution.facts, expression);
  if (everywhere !== null) return lengthOf(resolution, everywhere, expression.span);
  const symbolic = containsSizeof(expression) ? symbolicLength(resolution, expression, outer) : null;
  if (symbolic !== null) return symbolic;
  const value = integerOf(resolution, expression, "the length of an array");
  return value === null ? null : lengthOf(resolution, value, expression.span);
}

function lengthOf(resolution: Resolution, value: bigint, span: Span): Length | null {
  if (value >= 0n) return { kind: "integer", value };
  addGap(resolution, "constant", `the length of an array is ${value}`, span);
  return null;
}

function containsSizeof(expression: Expression): boolean {
  switch (expression.kind) {
    case "sizeof":
      return true;
    case "binary":
      return containsSizeof(expression.left) || containsSizeof(expression.right);
    case "cast":
      return containsSizeof(expression.operand);
    default:
      return false;
  }
}

function symbolicLength(resolution: Resolution, expression: Expression, outer: string): Length | null {
  const folded = integerEverywhere(resolution.facts, expression);
  if (folded !== null) return folded < 0n ? null : { kind: "integer", value: folded };
  if (expression.kind === "cast") {
    const scalar = resolution.facts.scalarOf(expression.type);
    const widens = scalar !== null && scalar !== "pointer" && isInteger(scalar);
    return widens ? symbolicLength(resolution, expression.operand, outer) : null;
  }
  if (expression.kind === "sizeof") {
    if (isExpression(expression.of)) return null;
    return { kind: "size-of", type: resolveType(resolution, expression.of, outer) };
  }
  if (expression.kind !== "binary") return null;
  const { operator } = expression;
  if (operator !== "+" && operator !== "-" && operator !== "*" && operator !== "/") return null;
  const left = symbolicLength(resolution, expression.left, outer);
  const right = left === null ? null : symbolicLength(resolution, expression.right, outer);
  return left === null || right === null ? null : { kind: "binary", operator, left, right };
}

/** Parameters and result of a function type, with parameters adjusted as C does (C17 6.7.6.3p7, p8, p15). */
export function resolveSignature(
  resolution: Resolution,
  type: FunctionSpelling,
  outer: string,
  attributes: Attributes = {},
): Signature {
  const params = type.params.map((param, index) => {
    const { nonnull } = attributes;
    const neverNull = nonnull === "all" || (nonnull?.includes(index + 1) ?? false);
    return resolveParam(resolution, param, `${outer}.${param.name?.text ?? index}`, neverNull);
  });
  return {
    params,
    returns: resolveResult(resolution, type, outer, attributes),
    ...(type.variadic ? { variadic: true } : {}),
    ...(type.convention === undefined || type.convention === "C" ? {} : { abi: type.convention }),
  };
}

function resolveResult(
  resolution: Resolution,
  type: FunctionSpelling,
  outer: string,
  attributes: Attributes,
): Result {
  const returns = resolveType(resolution, type.returns, outer);
  if (returns.kind !== "void") {
    resolution.valueUses.push({ type: returns, what: `the result of \`${outer}\``, span: type.returns.span });
  }
  const nullable =
    attributes.returnsNonnull === true ? false : peel(resolution.scope, type.returns).qualifiers.nullable;
  return { type: returns, ...(nullable === undefined ? {} : { nullable }) };
}

function resolveParam(
  resolution: Resolution,
  param: ParamSpelling,
  outer: string,
  neverNull: boolean,
): Param {
  const { scope } = resolution;
  const behind = peel(scope, param.type);
  const array = behind.type.kind === "array" ? behind.type : null;
  const type =
    array === null
      ? resolveType(resolution, param.type, outer)
      : decayArray(resolution, array, isConst(scope, param.type), isVolatile(scope, param.type), outer);
  const counted = array?.atLeast === true && array.length !== null;
  const bound = counted ? integerOf(resolution, array.length, "the least length of a parameter") : null;
  const isPointer = type.kind === "pointer" || type.kind === "function" || behind.type.kind === "pointer";
  const nullable = (neverNull && isPointer) || counted ? false : behind.qualifiers.nullable;
  resolution.valueUses.push({ type, what: `the parameter \`${outer}\``, span: param.span });
  return {
    ...(param.name === null ? {} : { name: param.name.text }),
    type,
    ...(bound === null ? {} : { bound }),
    ...(nullable === undefined ? {} : { nullable }),
    span: param.span,
  };
}

function decayArray(
  resolution: Resolution,
  array: Extract<TypeSpelling, { kind: "array" }>,
  constant: boolean,
  volatile: boolean,
  outer: string,
): Type {
  return {
    kind: "pointer",
    to: resolveType(resolution, array.of, outer),
    mutable: !constant,
    ...(volatile ? { volatile: true } : {}),
    ...(array.qualifiers.restrict === true ? { restrict: true } : {}),
  };
}
