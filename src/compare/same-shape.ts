import type {
  EnumDefinition,
  Field,
  RecordDefinition,
  TaggedDefinition,
  TypeDefinition,
} from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { View } from "../layout/view.ts";

/** The two views, before anything is matched by shape. */
interface Views {
  readonly baseline: View;
  readonly current: View;
}

/** Whether two types are written alike, names of the two types themselves aside: what a rename leaves. */
export function isSameShape(from: Type, to: Type, views: Views): boolean {
  if (from.kind !== "named" || to.kind !== "named") return false;
  const old = views.baseline.types.get(from.name);
  const now = views.current.types.get(to.name);
  if (old === undefined || now === undefined) return false;
  const shape = shapeOf(old, from.name);
  return shape !== null && shape === shapeOf(now, to.name);
}

/** Other names for types, under which a shape speaks of them. */
export type Renames = Pick<ReadonlyMap<string, string>, "get">;

const NO_RENAMES: Renames = new Map();

/**
 * A text that two definitions share iff they have the same members, with the definition's own name left out. Opaque
 * types have no shape: any two would be alike.
 */
export function shapeOf(
  definition: TypeDefinition,
  name: string,
  others: Renames = NO_RENAMES,
): string | null {
  const renames: Renames = { get: (other) => (other === name ? "Self" : others.get(other)) };
  switch (definition.kind) {
    case "struct":
    case "union":
      return definition.fields.length === 0 ? null : recordShape(definition, renames);
    case "enum":
      return definition.variants.length === 0 ? null : enumShape(definition);
    case "tagged":
      return definition.variants.length === 0 ? null : taggedShape(definition, renames);
    default:
      return null;
  }
}

function recordShape(record: RecordDefinition, renames: Renames): string {
  const fields = record.fields.map((field) => fieldShape(field, renames));
  return JSON.stringify([record.kind, record.packed ?? 0, record.align ?? 0, fields]);
}

function fieldShape(field: Field, renames: Renames): readonly (string | number)[] {
  return [field.name ?? "", printType(withNames(field.type, renames)), field.bits ?? -1, field.align ?? 0];
}

function withNames(type: Type, renames: Renames): Type {
  if (type.kind === "named") return { kind: "named", name: renames.get(type.name) ?? type.name };
  if (type.kind === "pointer") return { ...type, to: withNames(type.to, renames) };
  if (type.kind === "array" || type.kind === "atomic") return { ...type, of: withNames(type.of, renames) };
  if (type.kind !== "function") return type;
  const params = type.params.map((param) => ({ ...param, type: withNames(param.type, renames) }));
  return { ...type, params, returns: { ...type.returns, type: withNames(type.returns.type, renames) } };
}

function enumShape(definition: EnumDefinition): string {
  const variants = definition.variants.map((variant) => `${variant.name}=${variant.value}`);
  return JSON.stringify(["enum", definition.repr, variants]);
}

function taggedShape(definition: TaggedDefinition, renames: Renames): string {
  const variants = definition.variants.map((variant) => [
    `${variant.name}=${variant.value}`,
    (variant.fields ?? []).map((field) => fieldShape(field, renames)),
  ]);
  return JSON.stringify(["tagged", definition.repr, variants]);
}
