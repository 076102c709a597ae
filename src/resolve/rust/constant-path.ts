import type { ScalarName } from "../../idl/type.ts";
import type { RustConstant, RustType } from "../../syntax/rust/item.ts";
import { enumeratorsOf } from "./enumerators.ts";
import { type Evaluation, fail } from "./evaluation.ts";
import { findEntity, identifyBehind } from "./identify.ts";
import { implementationsOf, meetHiddenMembers } from "./implementations.ts";
import { isGlobbed } from "./known-types.ts";
import { isGeneric, type Resolution, scopeIn, type TypeScope } from "./resolution.ts";
import type { Implementation } from "./scope.ts";
import { integerNamed, type Value, widthOf } from "./value.ts";

/** What a path says: a parameter, a constant, a variant, a bound of a scalar. */
export function evaluatePath(evaluation: Evaluation, names: readonly string[], isGlobal: boolean): Value {
  const { resolution, scope } = evaluation;
  const [first = ""] = names;
  const bound = isGlobal || names.length > 1 ? undefined : scope.generics.get(first);
  if (bound?.kind === "constant") {
    const type = scalarOf(resolution, bound.type, { ...bound.scope, generics: new Map() });
    return ofEvaluated(
      evaluation,
      resolution.rules.evaluate(resolution, bound.tokens, bound.span, bound.scope, type).value,
    );
  }
  if (bound?.kind === "type") {
    const { type } = bound;
    // `Foo<N>` reads like a type until `Foo` says that it takes a constant.
    if (type.kind === "path" && bound.scope !== scope)
      return evaluatePath(
        { ...evaluation, scope: bound.scope },
        type.path.segments.map(({ name }) => name),
        type.path.global,
      );
  }
  const entity = first === "Self" ? null : findEntity(resolution, names, isGlobal, scope.module, "value");
  if (entity?.kind === "value" && entity.item.kind === "constant") {
    const home: TypeScope = scopeIn(entity.module);
    evaluation.named.push({ item: entity.item, scope: home });
    return ofEvaluated(evaluation, constantValue(resolution, entity.item, home));
  }
  if (entity?.kind === "variant") {
    const value = enumeratorsOf(resolution, entity.enumeration, entity.module).values.get(entity.variant);
    return value === undefined
      ? fail(evaluation, `the value of \`${names.join("::")}\` is not known`)
      : { kind: "integer", value, type: null };
  }
  if (names.length > 1) return ofType(evaluation, names, isGlobal);
  return fail(evaluation, `no constant \`${names.join("::")}\` was found`);
}

function ofEvaluated(evaluation: Evaluation, value: Value): Value {
  return value.kind === "failure" ? fail(evaluation, value.detail) : value;
}

/** `u32::MAX`, `Foo::BAR`, `Self::BAR`. */
function ofType(evaluation: Evaluation, names: readonly string[], isGlobal: boolean): Value {
  const { resolution, scope, span } = evaluation;
  const name = names.at(-1) ?? "";
  const segments = names.slice(0, -1).map((one) => ({ name: one, arguments: [] }));
  const path = { global: isGlobal, segments, span };
  const self = identifyBehind(resolution, { kind: "path", path, qualified: null, span }, scope);
  const missing = `no constant \`${names.join("::")}\` was found`;
  if (self.kind === "external") {
    const scalar = self.known.kind === "scalar" ? self.known.name : integerNamed(self.path.at(-1));
    return (scalar === null ? null : boundOf(scalar, name)) ?? fail(evaluation, missing);
  }
  if (self.kind === "scalar") return boundOf(self.name, name) ?? fail(evaluation, missing);
  if (self.kind !== "instance") return fail(evaluation, missing);
  const { item, module } = self.instance;
  if (item.kind === "enum") {
    const variant = item.variants.find((one) => one.name.text === name);
    const value =
      variant === undefined ? undefined : enumeratorsOf(resolution, item, module).values.get(variant);
    if (value !== undefined) return { kind: "integer", value, type: null };
  }
  meetHiddenMembers(resolution.scope, name);
  const constant = associatedConstant(implementationsOf(resolution.scope, item, isGlobbed), name);
  if (constant === null) return fail(evaluation, missing);
  const home: TypeScope = { ...scopeIn(constant.module), self };
  return ofEvaluated(evaluation, constantValue(resolution, constant.item, home));
}

function associatedConstant(implementations: readonly Implementation[], name: string) {
  for (const { item, module } of implementations) {
    const found = item.items.find((one) => one.kind === "constant" && one.name.text === name);
    if (found?.kind === "constant" && !isGeneric(item.generics)) return { item: found, module };
  }
  return null;
}

function boundOf(type: ScalarName, name: string): Value | null {
  const width = widthOf(type);
  if (width === null || width.least !== width.most) return null;
  const bits = BigInt(width.most);
  if (name === "BITS") return { kind: "integer", value: bits, type: "u32" };
  const greatest = (1n << (width.signed ? bits - 1n : bits)) - 1n;
  if (name === "MAX") return { kind: "integer", value: greatest, type };
  return name === "MIN" ? { kind: "integer", value: width.signed ? -greatest - 1n : 0n, type } : null;
}

/** The value of a constant of the crate, computed once. */
export function constantValue(resolution: Resolution, item: RustConstant, scope: TypeScope): Value {
  const known = resolution.values.get(item);
  if (known === "in progress")
    return {
      kind: "failure",
      reason: "constant",
      detail: `\`${item.name.text}\` is made of itself`,
      span: item.name.span,
    };
  if (known !== undefined) return known;
  if (item.value === null)
    return { kind: "failure", reason: "constant", detail: "it has no value here", span: item.name.span };
  resolution.values.set(item, "in progress");
  const expected = scalarOf(resolution, item.type, scope);
  const { value } = resolution.rules.evaluate(resolution, item.value, item.name.span, scope, expected);
  const typed =
    expected !== null && value.kind === "integer" && value.type !== expected
      ? mistyped(item, value.type)
      : value;
  resolution.values.set(item, typed);
  return typed;
}

function mistyped(item: RustConstant, type: ScalarName | null): Value {
  const detail = `\`${item.name.text}\` has a value of the type \`${type}\`, which is not its own`;
  return { kind: "failure", reason: "constant", detail, span: item.name.span };
}

/** The scalar that a type is; null if it is none. */
export function scalarOf(resolution: Resolution, type: RustType, scope: TypeScope): ScalarName | null {
  const found = identifyBehind(resolution, type, scope);
  if (found.kind === "scalar") return found.name;
  return found.kind === "external" && found.known.kind === "scalar" ? found.known.name : null;
}
