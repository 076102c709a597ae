import type { Triple } from "../idl/target.ts";

/** Targets on which something is the same. */
export interface TargetGroup<T> {
  readonly targets: readonly Triple[];
  readonly value: T;
}

/** Puts targets together on which `valueOn` gives what has one key; groups stand in the order of their first targets. */
export function groupTargets<T>(
  targets: readonly Triple[],
  valueOn: (target: Triple) => T,
  keyOf: (value: T) => string,
): readonly TargetGroup<T>[] {
  const groups = new Map<string, { readonly targets: Triple[]; readonly value: T }>();
  for (const target of targets) {
    const value = valueOn(target);
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), { targets: [target], value });
    else group.targets.push(target);
  }
  return [...groups.values()];
}
