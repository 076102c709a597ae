/** Who is who among the types of two sides, while it is being found out; both maps say the same. */
export interface Matching {
  readonly toCurrent: Map<string, string>;
  readonly toBaseline: Map<string, string>;
}

export function startMatching(): Matching {
  return { toCurrent: new Map(), toBaseline: new Map() };
}

/** Makes two types one, unless one of them is matched already; says whether it did. */
export function link(matching: Matching, baseline: string, current: string): boolean {
  if (matching.toCurrent.has(baseline) || matching.toBaseline.has(current)) return false;
  matching.toCurrent.set(baseline, current);
  matching.toBaseline.set(current, baseline);
  return true;
}
