import type { View } from "../layout/view.ts";
import { agreeFunctions } from "./agree-functions.ts";
import { agreeTypes, keepTypePair } from "./agree-types.ts";
import { agreeValues } from "./agree-values.ts";
import { alignDeclaration, withoutUnwinding } from "./align-declaration.ts";
import { attributeLayoutChanges, createCauseOf } from "./attribute-causes.ts";
import type { Comparison } from "./comparison.ts";
import { exposuresOf } from "./exposure.ts";
import { matchSides } from "./match-sides.ts";
import type { Pair } from "./pair.ts";

/**
 * All in which a declaration differs from the definition of the same symbols on one target, as matched pairs: `baseline` is
 * the definition, `current` the declaration. Functions and variables are held against each other by link name, types by
 * name or by the places where both stand. What only one side has is no disagreement: who defines and who declares is told
 * over all sources. What is equal in memory is told only where the words promise different things.
 */
export function agreeViews(definition: View, declaration: View): readonly Pair[] {
  const comparison = compareSides(definition, declaration);
  const drafts = agreeTypes(comparison, {
    baseline: exposuresOf(comparison.baseline),
    current: new Map(),
  });
  const causeOf = createCauseOf(drafts, comparison.current);
  const types = attributeLayoutChanges(drafts, causeOf);
  const functions = agreeFunctions(comparison, causeOf);
  return [
    ...types.flatMap(keepTypePair),
    ...types.flatMap((draft) => draft.fields),
    ...types.flatMap((draft) => draft.variants),
    ...functions,
    ...agreeValues(comparison),
  ];
}

/** Both sides in each other's words, and who is who in them. */
function compareSides(definition: View, declaration: View): Comparison {
  const baseline = withoutUnwinding(definition);
  const declared = withoutUnwinding(declaration);
  const types = matchSides({ definition: baseline, declaration: declared });
  const comparison: Comparison = { baseline, current: declared, types, underway: new Set() };
  return { ...comparison, current: alignDeclaration(comparison) };
}
