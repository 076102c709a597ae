/**
 * The macros that a token may no longer be expanded as (C17 6.10.3.4p2). Sets are shared: adding a name twice gives
 * the same object.
 */
export interface HideSet {
  readonly names: ReadonlySet<string>;
  readonly larger: Map<string, HideSet>;
}

/** Makes the empty set of one translation unit. */
export function emptyHideSet(): HideSet {
  return { names: new Set(), larger: new Map() };
}

export function hideName(set: HideSet, name: string): HideSet {
  if (set.names.has(name)) return set;
  const known = set.larger.get(name);
  if (known !== undefined) return known;
  const larger: HideSet = { names: new Set(set.names).add(name), larger: new Map() };
  set.larger.set(name, larger);
  return larger;
}

export function uniteHideSets(left: HideSet, right: HideSet): HideSet {
  if (left === right || right.names.size === 0) return left;
  let united = left;
  for (const name of right.names) united = hideName(united, name);
  return united;
}

/** What both sets hide, grown from `empty`. */
export function intersectHideSets(empty: HideSet, left: HideSet, right: HideSet): HideSet {
  if (left === right) return left;
  let common = empty;
  for (const name of left.names) if (right.names.has(name)) common = hideName(common, name);
  return common;
}
