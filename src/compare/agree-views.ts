import type { View } from "../layout/view.ts";
import { agreeBeside } from "./agree-beside.ts";
import { agreeEnumConstants } from "./agree-enum-constants.ts";
import { agreeFunctions } from "./agree-functions.ts";
import { agreeTypes, keepTypePair } from "./agree-types.ts";
import { agreeValues } from "./agree-values.ts";
import { alignDeclaration, withoutUnwinding } from "./align-declaration.ts";
import { attributeLayoutChanges, createCauseOf } from "./attribute-causes.ts";
import type { Comparison } from "./comparison.ts";
import { exposuresOf } from "./exposure.ts";
import type { Exposure } from "./exposure-flags.ts";
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
  const exposures = {
    baseline: prepare(definition).exposures,
    current: prepare(declaration).exposures,
  };
  const drafts = agreeTypes(comparison, exposures);
  const causeOf = createCauseOf(drafts, comparison.current);
  const types = attributeLayoutChanges(drafts, causeOf);
  const functions = agreeFunctions(comparison, causeOf);
  const spelled = { ...comparison, current: prepare(declaration).plain };
  const beside = agreeBeside(spelled, exposures);
  const causeBeside = createCauseOf([...drafts, ...beside], comparison.current);
  const all = [...types, ...attributeLayoutChanges(beside, causeBeside)];
  return [
    ...all.flatMap(keepTypePair),
    ...all.flatMap((draft) => draft.fields),
    ...all.flatMap((draft) => draft.variants),
    ...agreeEnumConstants(comparison, exposures),
    ...functions,
    ...agreeValues(comparison),
  ];
}

/** Both sides in each other's words, and who is who in them. */
export function compareSides(definition: View, declaration: View): Comparison {
  const baseline = prepare(definition).plain;
  const declared = prepare(declaration).plain;
  const types = matchSides({ definition: baseline, declaration: declared });
  const comparison: Comparison = { baseline, current: declared, types, underway: new Set() };
  return { ...comparison, current: alignDeclaration(comparison) };
}

interface Prepared {
  readonly plain: View;
  readonly exposures: ReadonlyMap<string, Exposure>;
}

const prepared = new WeakMap<View, Prepared>();

/** What a side needs for every comparison: a definition is held against many declarations. */
function prepare(view: View): Prepared {
  const known = prepared.get(view);
  if (known !== undefined) return known;
  const plain = withoutUnwinding(view);
  const fresh: Prepared = { plain, exposures: exposuresOf(plain) };
  prepared.set(view, fresh);
  return fresh;
}
