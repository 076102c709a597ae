import type { Triple } from "../idl/target.ts";
import { layoutGapsOf } from "../layout/layout-gaps.ts";
import type { View } from "../layout/view.ts";
import type { Extraction } from "./extraction.ts";

/** What was read of one input, as each of its targets sees it. */
export interface ReadSide {
  readonly extraction: Extraction;
  readonly views: readonly View[];
}

/**
 * Where all gaps are on a part of the targets: the line that names the others, for which a run has none. Null where
 * every target has gaps, or none has.
 */
export function narrowingHint(sides: readonly ReadSide[]): string | null {
  const targets = [...new Set(sides.flatMap(({ views }) => views.map(({ target }) => target)))].sort();
  const clean = targets.filter((target) => sides.every((side) => isClean(side, target)));
  if (clean.length === 0 || clean.length === targets.length) return null;
  const others = targets.filter((target) => !clean.includes(target));
  const options = clean.map((target) => `--target ${target}`).join(" ");
  return `all gaps are on ${others.join(", ")}; where these do not matter, narrow the run: ${options}`;
}

function isClean({ extraction, views }: ReadSide, target: Triple): boolean {
  if (!extraction.gaplessTargets.includes(target)) return false;
  return views.every((view) => view.target !== target || layoutGapsOf(view).length === 0);
}
