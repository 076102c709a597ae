import type { TypeDefinition } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import { type DataModel, dataModelOf } from "./data-model.ts";
import { enumStorage } from "./enum-storage.ts";
import type { Layout, Passing } from "./layout.ts";
import { createLeavesOf, type Leaf, type LeafScope } from "./leaves.ts";
import { createPassAapcs64 } from "./pass-aapcs64.ts";
import { passI386 } from "./pass-i386.ts";
import { needsMemory, passSysvX86_64 } from "./pass-sysv-x86-64.ts";
import { passWindowsX64 } from "./pass-windows-x64.ts";
import type { Value } from "./passed-value.ts";
import { resolveAlias } from "./resolve-alias.ts";
import { type ScalarFacts, scalarFacts } from "./scalar.ts";

export type Position = "param" | "return";

/** How one calling convention passes a value. */
type Pass = (value: Value, position: Position) => Passing;

/**
 * Makes `passingOf` for one target: how a value of a type travels as a fixed parameter or as the result of a function
 * of the platform's C convention, while registers are left.
 */
export function createPassingOf(scope: LeafScope): (type: Type, position: Position) => Passing {
  const leavesOf = createLeavesOf(scope, memoryRuleOf(scope));
  const pass = conventionOf(scope);

  return function passingOf(type: Type, position: Position): Passing {
    const resolved = resolveAlias(type, scope.types);
    if (resolved.kind === "void" || resolved.kind === "never") return { kind: "ignored" };
    const whole = position === "param" ? decay(resolved, scope) : resolved;
    if (whole.kind === "array" || isArrayVaList(whole, scope)) return unknown("C has no arrays as results");
    const layout = scope.layoutOf(whole);
    if (layout.kind === "incomplete") return unknown("the type is incomplete");
    if (layout.kind === "unknown") return layout;
    const leaves = leavesOf(whole);
    if (leaves.some((leaf) => leaf.kind === "too-deep")) return unknown("the type is nested too deeply");
    return pass(describeValue(whole, layout, leaves, scope), position);
  };
}

/** Only the x86-64 psABI classifies nested records by themselves. */
function memoryRuleOf(scope: LeafScope): (leaves: readonly Leaf[]) => boolean {
  return dataModelOf(scope.target).convention === "sysv-x86-64" ? needsMemory : () => false;
}

function conventionOf(scope: LeafScope): Pass {
  switch (dataModelOf(scope.target).convention) {
    case "sysv-x86-64":
      return passSysvX86_64;
    case "sysv-i386":
      return passI386;
    case "aapcs64":
      return createPassAapcs64(scope);
    case "windows-x64":
      return passWindowsX64;
  }
}

const POINTER: Type = { kind: "pointer", to: { kind: "void" }, mutable: true };

/** C17 6.7.6.3p7: a parameter of array type is a pointer; so is x86-64's `va_list`, an array of one struct. */
function decay(type: Type, scope: LeafScope): Type {
  return type.kind === "array" || isArrayVaList(type, scope) ? POINTER : type;
}

function isArrayVaList(type: Type, scope: LeafScope): boolean {
  if (type.kind !== "scalar" || type.name !== "va_list") return false;
  return dataModelOf(scope.target).vaList.kind === "array";
}

function describeValue(
  type: Type,
  layout: Extract<Layout, { kind: "sized" }>,
  leaves: readonly Leaf[],
  scope: LeafScope,
): Value {
  const { size, align } = layout;
  const model = dataModelOf(scope.target);
  const shape = shapeOf(type, scope, model);
  return {
    type,
    size,
    align,
    leaves: leaves.filter((leaf) => leaf.kind !== "none"),
    alignments: leaves,
    shape,
    flexible: shape.kind === "record" && endsFlexible(type, scope),
  };
}

function shapeOf(type: Type, scope: LeafScope, model: DataModel): Value["shape"] {
  switch (type.kind) {
    case "scalar":
      return scalarShape(scalarFacts(type.name, scope.target), model);
    case "complex":
      return { kind: "complex" };
    case "vector":
      return { kind: "vector" };
    case "bitint":
      return { kind: "bitint" };
    case "atomic":
      return shapeOf(resolveAlias(type.of, scope.types), scope, model);
    case "named":
      return definitionShape(scope.types.get(type.name), scope, model);
    default:
      return { kind: "integer" };
  }
}

function scalarShape(facts: ScalarFacts, model: DataModel): Value["shape"] {
  if (facts.kind === "va-list") return { kind: model.vaList.kind === "struct" ? "record" : "integer" };
  return facts.format === undefined ? { kind: "integer" } : { kind: "float", format: facts.format };
}

function definitionShape(
  definition: TypeDefinition | undefined,
  scope: LeafScope,
  model: DataModel,
): Value["shape"] {
  switch (definition?.kind) {
    case "struct":
    case "union":
    case "tagged":
      return { kind: "record" };
    case "enum":
      return scalarShape(scalarFacts(enumStorage(definition, scope.target), scope.target), model);
    default:
      return { kind: "integer" };
  }
}

/** Whether a record, or the record that is its last member, ends in a flexible array. */
function endsFlexible(type: Type, scope: LeafScope): boolean {
  let current = resolveAlias(type, scope.types);
  while (current.kind === "named") {
    const definition = scope.types.get(current.name);
    if (definition?.kind !== "struct" && definition?.kind !== "union") return false;
    const last = definition.fields.at(-1);
    if (last === undefined) return false;
    current = resolveAlias(last.type, scope.types);
  }
  return current.kind === "array" && current.length === null;
}

function unknown(reason: string): Passing {
  return { kind: "unknown", reason };
}
