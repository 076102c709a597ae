import type { TypeItem } from "./names.ts";
import { answer } from "./resolve-path.ts";
import type { GlobFilter, Implementation, Scope } from "./scope.ts";

/** Notes that an associated item of that name was looked up, which an `impl` may have otherwise that is not read. */
export function meetHiddenMembers({ hiding, doubts }: Scope, name: string): void {
  for (const { hidden, made } of hiding)
    for (const names of [hidden, made]) {
      const one = names.get(`of impl ${name}`);
      if (one === undefined || doubts.has(one)) continue;
      // What is there would be missed if it were not: the compiler says so.
      if (one.by === "macro" || !one.isThere) doubts.set(one, name);
    }
}

/** What `impl` blocks say of the types of the crate, in the order of its modules. */
export function implementationsOf(
  scope: Scope,
  item: TypeItem,
  globbed: GlobFilter,
): readonly Implementation[] {
  scope.implementations ??= indexImplementations(scope, globbed);
  return scope.implementations.get(item) ?? [];
}

function indexImplementations(scope: Scope, globbed: GlobFilter) {
  const index = new Map<TypeItem, Implementation[]>();
  for (const module of scope.modules) {
    for (const item of module.items) {
      if (item.kind !== "impl" || item.self.kind !== "path" || item.self.qualified !== null) continue;
      const { path } = item.self;
      const segments = path.segments.map(({ name }) => name);
      // Most of these are of no boundary, so that what is hidden from them is not told.
      const { entity } = answer(scope, segments, path.global, module, "type", globbed);
      if (entity?.kind !== "type") continue;
      const known = index.get(entity.item);
      if (known === undefined) index.set(entity.item, [{ item, module }]);
      else known.push({ item, module });
    }
  }
  return index;
}
