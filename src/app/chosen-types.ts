import type { TypeDefinition } from "../idl/contract.ts";
import type { View } from "../layout/view.ts";
import { byCodeUnit } from "../source/code-units.ts";
import { didYouMean } from "../source/nearest.ts";
import { Problem } from "../source/problem.ts";

/** Types that have memory of their own to draw; an alias or a callback is drawn where it is asked for. */
const DRAWN: ReadonlySet<TypeDefinition["kind"]> = new Set(["struct", "union", "tagged"]);

/**
 * The names of the types to draw: those that are wanted, by name or by C tag, else all that have members.
 *
 * @throws Problem for a name that no target knows, with the nearest.
 */
export function chosenTypes(views: readonly View[], wanted: readonly string[]): readonly string[] {
  if (wanted.length > 0) return wanted.map((name) => findType(views, name));
  const names = views.flatMap(({ types }) =>
    [...types].flatMap(([name, definition]) => (DRAWN.has(definition.kind) ? [name] : [])),
  );
  return [...new Set(names)].sort(byCodeUnit);
}

function findType(views: readonly View[], wanted: string): string {
  if (views.some(({ types }) => types.has(wanted))) return wanted;
  const tag = wanted.replace(/^(struct|union|enum) +/, "");
  for (const { types } of views) {
    for (const [name, definition] of types) if (definition.tag === tag || name === tag) return name;
  }
  const known = views.flatMap(({ types }) => [...types.keys()]);
  throw new Problem("usage", `there is no type \`${wanted}\`${didYouMean(tag, known)}`);
}
