import type { Condition } from "../idl/condition.ts";
import type { Field, FunctionItem, StaticItem, Table, TypeDefinition, Variant } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import type { Length, Param, Signature, Type } from "../idl/type.ts";
import { effectiveConvention } from "./calling-convention.ts";

/** Types nested deeper than this are left as they are; layout refuses them. */
const DEPTH_LIMIT = 256;

/** Whether something exists on a target. Features are all on: `when` hides nothing. */
export function existsOn(item: Condition, target: Triple): boolean {
  return item.targets === undefined || item.targets.includes(target);
}

/** The one item of each name that exists on the target. */
export function projectTable<T extends Condition>(
  table: Table<T>,
  target: Triple,
  project: (item: T, target: Triple) => T = (item) => item,
): ReadonlyMap<string, T> {
  const items = new Map<string, T>();
  for (const [name, candidates] of table) {
    const item = candidates.find((candidate) => existsOn(candidate, target));
    if (item !== undefined) items.set(name, project(item, target));
  }
  return items;
}

/** A type definition without the fields, variants and parameters of other targets. */
export function projectDefinition(definition: TypeDefinition, target: Triple): TypeDefinition {
  switch (definition.kind) {
    case "struct":
    case "union":
      return { ...definition, fields: projectFields(definition.fields, target) };
    case "enum":
    case "tagged":
      return { ...definition, variants: projectVariants(definition.variants, target) };
    case "alias":
      return { ...definition, to: projectType(definition.to, target) };
    case "callback":
      return { ...definition, ...projectSignature(definition, target, 0) };
    case "opaque":
      return definition;
  }
}

/** A function without the parameters of other targets. */
export function projectFunction(item: FunctionItem, target: Triple): FunctionItem {
  return { ...item, ...projectSignature(item, target, 0) };
}

/** A static whose type has no parts of other targets. */
export function projectStatic(item: StaticItem, target: Triple): StaticItem {
  return { ...item, type: projectType(item.type, target) };
}

function projectFields(fields: readonly Field[], target: Triple): readonly Field[] {
  return fields
    .filter((field) => existsOn(field, target))
    .map((field) => {
      const type = projectType(field.type, target);
      return type === field.type ? field : { ...field, type };
    });
}

function projectVariants(variants: readonly Variant[], target: Triple): readonly Variant[] {
  return variants
    .filter((variant) => existsOn(variant, target))
    .map((variant) =>
      variant.fields === undefined ? variant : { ...variant, fields: projectFields(variant.fields, target) },
    );
}

function projectSignature(
  signature: Signature,
  target: Triple,
  depth: number,
): Pick<Signature, "params" | "returns" | "abi"> {
  const convention = effectiveConvention(signature.abi, target);
  return {
    abi: convention === "C" ? undefined : convention,
    params: signature.params
      .filter((param) => existsOn(param, target))
      .map((param): Param => ({ ...param, type: projectType(param.type, target, depth) })),
    returns: { ...signature.returns, type: projectType(signature.returns.type, target, depth) },
  };
}

/** Types carry conditions in the parameters of function pointers only; a type without one is kept as it is. */
function projectType(type: Type, target: Triple, depth = 0): Type {
  if (depth > DEPTH_LIMIT) return type;
  switch (type.kind) {
    case "function":
      return { ...type, ...projectSignature(type, target, depth + 1) };
    case "pointer": {
      const to = projectType(type.to, target, depth + 1);
      return to === type.to ? type : { ...type, to };
    }
    case "array": {
      const of = projectType(type.of, target, depth + 1);
      const length = type.length === null ? null : projectLength(type.length, target, depth + 1);
      return of === type.of && length === type.length ? type : { ...type, of, length };
    }
    case "complex":
    case "vector":
    case "atomic": {
      const of = projectType(type.of, target, depth + 1);
      return of === type.of ? type : { ...type, of };
    }
    default:
      return type;
  }
}

function projectLength(length: Length, target: Triple, depth: number): Length {
  if (depth > DEPTH_LIMIT) return length;
  switch (length.kind) {
    case "integer":
    case "constant":
      return length;
    case "size-of": {
      const type = projectType(length.type, target, depth + 1);
      return type === length.type ? length : { ...length, type };
    }
    case "binary": {
      const left = projectLength(length.left, target, depth + 1);
      const right = projectLength(length.right, target, depth + 1);
      return left === length.left && right === length.right ? length : { ...length, left, right };
    }
  }
}
