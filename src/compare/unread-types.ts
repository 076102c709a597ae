import type { Field, FunctionItem, TypeDefinition } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import { printType } from "../idl/type-expression.ts";
import type { View } from "../layout/view.ts";
import type { Span } from "../source/source-file.ts";
import { DEEPEST_TYPE } from "./comparison.ts";
import { plainTypeName } from "./same-name.ts";

/** A type that one side has by its name alone, where the other side says what is in memory. */
export interface UnreadType {
  /** As that side calls it. */
  readonly name: string;
  /** Where it is named first. */
  readonly span: Span;
  /** What the other side has there, as it is spelled. */
  readonly shown: string;
}

interface Walk {
  readonly view: View;
  readonly other: View;
  /** The first place of each type. */
  readonly found: Map<string, UnreadType>;
  /** Pairs of names that were gone into. */
  readonly seen: Set<string>;
}

/**
 * The types of other libraries that a side knows by name only (`foreign` and opaque) and that stand where the other side
 * shows fields, a number or a function: such a type agrees with everything, so that nothing is compared there. One that
 * the other side has from a library too, by the same name, is that type.
 *
 * Looked at are the signatures of common symbols and the records of one name.
 */
export function unreadTypes(view: View, other: View): readonly UnreadType[] {
  const walk: Walk = { view, other, found: new Map(), seen: new Set() };
  const functions = byLinkName(other.functions);
  for (const [name, item] of view.functions) {
    const same = functions.get(item.symbol ?? name);
    if (same !== undefined) walkFunctions(walk, item, same);
  }
  const statics = byLinkName(other.statics);
  for (const [name, item] of view.statics) {
    const same = statics.get(item.symbol ?? name);
    if (same !== undefined) walkTypes(walk, item.type, same.type, 0);
  }
  const names = new Map([...other.types.keys()].map((name) => [plainTypeName(name), name]));
  for (const [name, definition] of view.types) {
    const same = names.get(plainTypeName(name));
    if (same !== undefined && !isUnread(definition)) walkNames(walk, name, same, 0);
  }
  return [...walk.found.values()];
}

function byLinkName<T extends { readonly symbol?: string }>(
  items: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  return new Map([...items].map(([name, item]) => [item.symbol ?? name, item]));
}

function isUnread(definition: TypeDefinition | undefined): boolean {
  return definition?.kind === "opaque" && definition.foreign === true;
}

function walkFunctions(walk: Walk, from: FunctionItem, to: FunctionItem): void {
  walkSignatures(walk, from, to, 0);
}

type Signed = Pick<FunctionItem, "params" | "returns">;

function walkSignatures(walk: Walk, from: Signed, to: Signed, depth: number): void {
  from.params.forEach(({ type }, index) => {
    const param = to.params[index];
    if (param !== undefined) walkTypes(walk, type, param.type, depth);
  });
  walkTypes(walk, from.returns.type, to.returns.type, depth);
}

function walkTypes(walk: Walk, from: Type, to: Type, depth: number): void {
  if (depth > DEEPEST_TYPE) return;
  const left = walk.view.resolve(from);
  const right = walk.other.resolve(to);
  if (left.kind === "named" && isUnread(walk.view.types.get(left.name))) {
    note(walk, left.name, right, to);
    return;
  }
  if (left.kind === "pointer" && right.kind === "pointer") walkTypes(walk, left.to, right.to, depth + 1);
  else if (left.kind === "array" && right.kind === "array") walkTypes(walk, left.of, right.of, depth + 1);
  else if (left.kind === "function" && right.kind === "function")
    walkSignatures(walk, left, right, depth + 1);
  else if (left.kind === "named" && right.kind === "named") walkNames(walk, left.name, right.name, depth + 1);
}

function note({ view, other, found }: Walk, name: string, resolved: Type, spelled: Type): void {
  const span = view.types.get(name)?.span;
  if (span === undefined || found.has(name) || !shows(other, resolved)) return;
  const definition = resolved.kind === "named" ? other.types.get(resolved.name) : undefined;
  const isOfLibrary = definition?.foreign === true;
  if (isOfLibrary && resolved.kind === "named" && plainTypeName(name) === plainTypeName(resolved.name))
    return;
  found.set(name, { name, span, shown: printType(spelled) });
}

/** Whether a side says what such a type is in memory. */
function shows(view: View, type: Type): boolean {
  switch (type.kind) {
    case "void":
    case "never":
    case "unknown":
      return false;
    case "named": {
      const definition = view.types.get(type.name);
      if (definition === undefined || definition.kind === "opaque") return false;
      // An array of no elements is how some headers write a struct that shows nothing.
      const layout = view.layoutOf(type);
      const isRecord = definition.kind === "struct" || definition.kind === "union";
      return !(isRecord && layout.kind === "sized" && layout.fields.every(({ size }) => size === 0));
    }
    default:
      return true;
  }
}

function walkNames(walk: Walk, from: string, to: string, depth: number): void {
  const key = `${from} ${to}`;
  if (walk.seen.has(key)) return;
  walk.seen.add(key);
  const left = walk.view.types.get(from);
  const right = walk.other.types.get(to);
  if (left === undefined || right === undefined) return;
  if (left.kind === "callback" && right.kind === "callback") walkSignatures(walk, left, right, depth);
  if (left.kind === "alias" && right.kind === "alias") walkTypes(walk, left.to, right.to, depth);
  const [own, others] = [fieldsOf(left), fieldsOf(right)];
  own.forEach((field, index) => {
    const same = others.find(({ name }) => name !== undefined && name === field.name);
    const partner = same ?? (own.length === others.length ? others[index] : undefined);
    if (partner !== undefined) walkTypes(walk, field.type, partner.type, depth);
  });
}

function fieldsOf(definition: TypeDefinition): readonly Field[] {
  if (definition.kind === "tagged") return definition.variants.flatMap(({ fields }) => fields ?? []);
  return definition.kind === "struct" || definition.kind === "union" ? definition.fields : [];
}
