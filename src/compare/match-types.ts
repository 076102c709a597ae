import type { TypeDefinition } from "../idl/contract.ts";
import type { Type } from "../idl/type.ts";
import type { View } from "../layout/view.ts";
import { appendTo } from "../source/append-to.ts";
import type { TypeMatch } from "./comparison.ts";
import { renamedHandles } from "./match-handles.ts";
import { link, type Matching, startMatching } from "./matching.ts";
import { chooseRenamed } from "./name-similarity.ts";
import { type Renames, shapeOf } from "./same-shape.ts";

/**
 * Who is who among the types of two views: the same name, else the same tag (a typedef that was added or dropped
 * renames nothing), else unnamed members of types that match, else the same shape under a new name, else, of types without
 * a shape, the same places.
 */
export function matchTypes(baseline: View, current: View): TypeMatch {
  const matching = startMatching();
  for (const [name, definition] of baseline.types) {
    const successor = current.types.has(name)
      ? behindOldName(name, definition, baseline, current)
      : undefined;
    if (successor !== undefined) link(matching, name, successor);
  }
  matchByTag(baseline, current, matching);
  matchUnnamed(baseline, current, matching);
  matchRenamed(baseline, current, matching);
  for (const [from, to] of renamedHandles(baseline, current, matching)) link(matching, from, to);
  return matching;
}

/** Types that are renamed together hold each other's names; so many layers of them are told apart. */
const MOST_LAYERS = 16;

function matchRenamed(baseline: View, current: View, matching: Matching): void {
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const before = matching.toCurrent.size;
    matchByShape(baseline, current, matching);
    matchUnnamed(baseline, current, matching);
    if (matching.toCurrent.size === before) return;
  }
}

/** The name itself, or the new type that it was kept for: `typedef new_name old_name;`. */
function behindOldName(name: string, definition: TypeDefinition, baseline: View, current: View): string {
  const now = current.types.get(name);
  if (now?.kind !== "alias" || !isTagged(definition)) return name;
  const behind = current.resolve(now.to);
  return behind.kind === "named" && !baseline.types.has(behind.name) ? behind.name : name;
}

/** The names under which C code can speak of a type: its own and its tag. */
function namesOf(name: string, definition: TypeDefinition): readonly string[] {
  const plain = name.replace(/^(?:struct|union|enum) /, "");
  return definition.tag === undefined ? [plain] : [plain, definition.tag];
}

function isTagged(definition: TypeDefinition): boolean {
  return definition.kind !== "alias" && definition.kind !== "callback";
}

function matchByTag(baseline: View, current: View, matching: Matching): void {
  const byName = new Map<string, string>();
  for (const [name, definition] of current.types) {
    if (matching.toBaseline.has(name) || !isTagged(definition)) continue;
    for (const known of namesOf(name, definition)) byName.set(known, name);
  }
  for (const [name, definition] of baseline.types) {
    if (matching.toCurrent.has(name) || !isTagged(definition)) continue;
    for (const known of namesOf(name, definition)) {
      const other = byName.get(known);
      if (other !== undefined && link(matching, name, other)) break;
    }
  }
}

/** Unnamed types carry their place for a name (`Outer.field`); they follow the field that they are the type of. */
function matchUnnamed(baseline: View, current: View, matching: Matching): void {
  // An array gives what is pushed to it while it is walked, too.
  const queue = [...matching.toCurrent];
  for (const [from, to] of queue) {
    for (const [oldType, newType] of unnamedMembers(baseline.types.get(from), current.types.get(to))) {
      const isNew = !matching.toCurrent.has(oldType);
      if (isNew && link(matching, oldType, newType)) queue.push([oldType, newType]);
    }
  }
}

function unnamedMembers(
  from: TypeDefinition | undefined,
  to: TypeDefinition | undefined,
): readonly (readonly [string, string])[] {
  if (from === undefined || to === undefined || !("fields" in from) || !("fields" in to)) return [];
  const pairs: [string, string][] = [];
  const anonymous = to.fields.filter((field) => field.anonymous === true);
  const byName = new Map(to.fields.map((field) => [field.name, field]));
  let position = 0;
  for (const field of from.fields) {
    const oldName = unnamedIn(field.type);
    const other = field.anonymous === true ? anonymous[position++] : byName.get(field.name);
    const newName = other === undefined ? null : unnamedIn(other.type);
    if (oldName !== null && newName !== null) pairs.push([oldName, newName]);
  }
  return pairs;
}

function unnamedIn(type: Type): string | null {
  if (type.kind === "named") return type.name.includes(".") ? type.name : null;
  if (type.kind === "array" || type.kind === "atomic") return unnamedIn(type.of);
  if (type.kind === "pointer") return unnamedIn(type.to);
  return null;
}

/** A shape that is gone here and new there is a rename, if it is clear which is which. */
function matchByShape(baseline: View, current: View, matching: Matching): void {
  const gone = unmatchedShapes(baseline, matching.toCurrent, matching.toCurrent);
  const fresh = unmatchedShapes(current, matching.toBaseline, new Map());
  for (const [shape, oldNames] of gone) {
    for (const [from, to] of chooseRenamed(oldNames, fresh.get(shape) ?? [])) link(matching, from, to);
  }
}

function unmatchedShapes(
  view: View,
  matched: ReadonlyMap<string, string>,
  renames: Renames,
): Map<string, string[]> {
  const shapes = new Map<string, string[]>();
  for (const [name, definition] of view.types) {
    const shape = matched.has(name) || name.includes(".") ? null : shapeOf(definition, name, renames);
    if (shape === null) continue;
    appendTo(shapes, shape, name);
  }
  return shapes;
}
