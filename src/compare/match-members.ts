import type { Field, RecordDefinition, TypeDefinition } from "../idl/contract.ts";
import type { View } from "../layout/view.ts";
import { isSeparator } from "./match-fields.ts";
import { plainName } from "./same-name.ts";

/** Two fields that are one, by their positions in their records. */
export interface MemberMatch {
  readonly definition: number;
  readonly declaration: number;
}

/**
 * Which field of a definition is which of its declaration: the same name as two languages write it, and, where C has an
 * anonymous member, the record that stands in its place.
 */
export function matchMembers(
  definition: RecordDefinition,
  declaration: RecordDefinition,
  views: { readonly definition: View; readonly declaration: View },
): readonly MemberMatch[] {
  const matches: MemberMatch[] = [];
  const takenFrom = new Set<number>();
  const takenTo = new Set<number>();
  const link = (from: number, to: number): void => {
    matches.push({ definition: from, declaration: to });
    takenFrom.add(from);
    takenTo.add(to);
  };
  for (const spelled of [(name: string) => name, plainName]) {
    const free = new Map<string, number>();
    for (const [at, { name }] of declaration.fields.entries()) {
      if (name !== undefined && !takenTo.has(at) && !free.has(spelled(name))) free.set(spelled(name), at);
    }
    for (const [at, { name }] of definition.fields.entries()) {
      const to = name === undefined || takenFrom.has(at) ? undefined : free.get(spelled(name));
      if (to === undefined || takenTo.has(to)) continue;
      link(at, to);
    }
  }
  const from = standing(definition.fields);
  const to = standing(declaration.fields);
  for (const [position, at] of from.entries()) {
    const other = to[position];
    if (other === undefined || takenFrom.has(at) || takenTo.has(other)) continue;
    const field = definition.fields[at];
    const declared = declaration.fields[other];
    if (field === undefined || declared === undefined) continue;
    if (!field.anonymous && !declared.anonymous) continue;
    if (holdsRecord(field, views.definition) && holdsRecord(declared, views.declaration)) link(at, other);
  }
  return matches;
}

/** Whether a definition is a struct or a union. */
export function isRecord(definition: TypeDefinition | undefined): definition is RecordDefinition {
  return definition?.kind === "struct" || definition?.kind === "union";
}

/** Positions of the fields that are more than separators, in their order. */
export function standing(fields: readonly Field[]): readonly number[] {
  return fields.flatMap((field, at) => (isSeparator(field) ? [] : [at]));
}

function holdsRecord({ type }: Field, view: View): boolean {
  const resolved = view.resolve(type);
  if (resolved.kind !== "named") return false;
  const kind = view.types.get(resolved.name)?.kind;
  return kind === "struct" || kind === "union" || kind === "tagged";
}
