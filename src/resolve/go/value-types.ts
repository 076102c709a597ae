import type { Type } from "../../idl/type.ts";
import type { GoFile, GoType } from "../../syntax/go/declaration.ts";
import type { GoExpression } from "../../syntax/go/expression.ts";
import type { GoVariable, LocalScope } from "../../syntax/go/local-scope.ts";
import { elementsOf, fieldsOf } from "../../syntax/go/type-parts.ts";
import type { GoPackage } from "./go-package.ts";

/** The type of an expression: as Go spells it, as C has it, or a pointer to one of these. */
export type ValueType =
  | { readonly kind: "go"; readonly type: GoType }
  | { readonly kind: "c"; readonly type: Type }
  | { readonly kind: "pointer"; readonly to: ValueType };

/** Where an expression stands. */
export interface ExpressionScope {
  readonly goPackage: GoPackage;
  readonly file: GoFile;
  /** Null where nothing is declared but by the package. */
  readonly local: LocalScope | null;
}

/** Longer ways from a name to its type are hostile. */
const MOST_STEPS = 60;

/** More variables of one name in one function are hostile. */
const MOST_VARIABLES = 1_000;

/** The type of an expression; null where it cannot be told from declarations alone. */
export function typeOfExpression(
  expression: GoExpression,
  scope: ExpressionScope,
  step = 0,
): ValueType | null {
  if (step > MOST_STEPS) return null;
  const inner = (of: GoExpression): ValueType | null => typeOfExpression(of, scope, step + 1);
  switch (expression.kind) {
    case "name":
      return typeOfName(expression.name, expression.at, scope, step);
    case "address": {
      const to = inner(expression.of);
      return to === null ? null : { kind: "pointer", to };
    }
    case "dereference":
      return pointeeOf(inner(expression.of), scope);
    case "field":
      return typeOfField(inner(expression.of), expression.name, scope);
    case "element":
      return typeOfElement(inner(expression.of), scope);
    case "typed":
      return { kind: "go", type: expression.type };
    case "c-call":
      return typeOfCCall(expression.name, scope);
    case "call":
      return typeOfCall(expression.name, expression.at, scope);
  }
}

function localVariable(name: string, at: number, { local }: ExpressionScope): GoVariable | null {
  const known = local?.variables.get(name) ?? [];
  if (known.length > MOST_VARIABLES) return { name, from: 0, to: 0, type: null, value: null };
  return known.findLast(({ from, to }) => from < at && at < to) ?? null;
}

function typeOfName(name: string, at: number, scope: ExpressionScope, step: number): ValueType | null {
  const local = localVariable(name, at, scope);
  const variable = local ?? scope.goPackage.variables.get(name);
  if (variable === undefined) return null;
  if (variable.type !== null) return { kind: "go", type: variable.type };
  if (variable.value === null) return null;
  const there = "file" in variable ? { goPackage: scope.goPackage, file: variable.file, local: null } : scope;
  return typeOfExpression(variable.value, there, step + 1);
}

/** The first result of a C function, or the type that `C.name(x)` converts to. */
function typeOfCCall(name: string, { goPackage, file }: ExpressionScope): ValueType | null {
  const part = goPackage.cOf.get(file.file);
  const type = part?.contract.functions.get(name)?.[0]?.returns.type ?? part?.typeOf.get(name);
  return type === undefined ? null : { kind: "c", type };
}

/** The only result of a function of the package, or the type that `T(x)` converts to. */
function typeOfCall(name: string, at: number, scope: ExpressionScope): ValueType | null {
  if (localVariable(name, at, scope) !== null) return null;
  const { functions, types } = scope.goPackage;
  const called = functions.get(name);
  const [result, ...others] = called?.results ?? [];
  if (called !== undefined)
    return called.generic || result === undefined || others.length > 0
      ? null
      : { kind: "go", type: result.type };
  const declared = types.get(name);
  if (declared === undefined || declared.generic) return null;
  return { kind: "go", type: { kind: "name", name, span: declared.span } };
}

/**
 * A type without names at its head: a pointer, a struct, or what it is made of otherwise. Null where a name is hidden by
 * one of the function, or leads nowhere.
 */
export function settle(value: ValueType | null, scope: ExpressionScope): ValueType | null {
  let current = value;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = current === null || current.kind === "pointer" ? current : settleOnce(current, scope);
    if (next === current) return current;
    current = next;
  }
  return null;
}

function settleOnce(
  value: Exclude<ValueType, { kind: "pointer" }>,
  scope: ExpressionScope,
): ValueType | null {
  const { goPackage, local } = scope;
  if (value.kind === "c") {
    const { type } = value;
    if (type.kind === "pointer") return { kind: "pointer", to: { kind: "c", type: type.to } };
    const [definition] = type.kind === "named" ? (goPackage.cTypes.get(type.name) ?? []) : [];
    return definition?.kind === "alias" ? { kind: "c", type: definition.to } : value;
  }
  const { type } = value;
  if (type.kind === "pointer") return { kind: "pointer", to: { kind: "go", type: type.to } };
  if (type.kind === "name") {
    const declared = local?.types.has(type.name) === true ? undefined : goPackage.types.get(type.name);
    return declared === undefined || declared.generic ? null : { kind: "go", type: declared.type };
  }
  if (type.kind !== "qualified" || type.package !== "C") return value;
  const named = goPackage.cOf.get(type.span.file)?.typeOf.get(type.name);
  return named === undefined ? null : { kind: "c", type: named };
}

/** What a pointer points to; null if the type is none. */
export function pointeeOf(value: ValueType | null, scope: ExpressionScope): ValueType | null {
  const settled = settle(value, scope);
  return settled?.kind === "pointer" ? settled.to : null;
}

function typeOfField(value: ValueType | null, name: string, scope: ExpressionScope): ValueType | null {
  const settled = settle(pointeeOf(value, scope) ?? value, scope);
  if (settled?.kind === "go") {
    const file = scope.goPackage.fileOf.get(settled.type.span.file);
    const fields = file === undefined ? null : fieldsOf(file, settled.type);
    const field = fields?.find((one) => one.name === name);
    return field === undefined ? null : { kind: "go", type: field.type };
  }
  if (settled?.kind !== "c" || settled.type.kind !== "named") return null;
  const [definition] = scope.goPackage.cTypes.get(settled.type.name) ?? [];
  if (definition?.kind !== "struct") return null;
  // A field whose name is a word of Go has an underscore in front (cmd/cgo, Go references to C).
  const field = definition.fields.find((one) => one.name === name || `_${one.name}` === name);
  return field === undefined ? null : { kind: "c", type: field.type };
}

function typeOfElement(value: ValueType | null, scope: ExpressionScope): ValueType | null {
  // An array may be indexed through a pointer to it.
  const settled = settle(pointeeOf(value, scope) ?? value, scope);
  if (settled?.kind === "c")
    return settled.type.kind === "array" ? { kind: "c", type: settled.type.of } : null;
  const file = settled?.kind === "go" ? scope.goPackage.fileOf.get(settled.type.span.file) : undefined;
  const elements = settled?.kind === "go" && file !== undefined ? elementsOf(file, settled.type) : null;
  return elements === null ? null : { kind: "go", type: elements.of };
}
