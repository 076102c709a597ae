import { type Gap, gapKey, type Note } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { spanKey } from "../source/source-file.ts";

/** What one group of targets left. */
export interface GapsOfGroup {
  readonly targets: readonly Triple[];
  readonly gaps: readonly Gap[];
}

/**
 * What several groups say of one place is said once, in the order in which it was met, and with the targets where they
 * are not all.
 *
 * @param all the number of targets of all groups.
 */
export function gapsWithTargets(groups: readonly GapsOfGroup[], all: number): readonly Gap[] {
  const met = new Map<string, { readonly gap: Gap; readonly targets: Set<Triple> }>();
  for (const { targets, gaps } of groups) {
    for (const gap of gaps) {
      const key = gapKey(gap);
      const known = met.get(key) ?? { gap, targets: new Set<Triple>() };
      for (const target of targets) known.targets.add(target);
      met.set(key, known);
    }
  }
  return [...met.values()].map(({ gap, targets }) =>
    targets.size === all ? gap : { ...gap, targets: [...targets].sort() },
  );
}

/** The notes, those that say the same of one place once. */
export function withoutRepeats(told: readonly Note[]): readonly Note[] {
  const first = new Map<string, Note>();
  for (const note of told) {
    const key = `${spanKey(note.span)}\0${note.detail}`;
    if (!first.has(key)) first.set(key, note);
  }
  return [...first.values()];
}
