import { agreeTypes } from "./agree-types.ts";
import { alignDeclaration } from "./align-declaration.ts";
import type { Exposures, TypeDraft } from "./compare-types.ts";
import type { Comparison, TypePlaces } from "./comparison.ts";

/**
 * The differences of types that stand for one of the other side beside the type that was matched with it. Of instances of
 * one generic all counts; of others, which are only of the same bytes, what their fields lead to.
 *
 * @param comparison its declaration in its own names.
 */
export function agreeBeside(comparison: Comparison, exposures: Exposures): readonly TypeDraft[] {
  return roundsOf(comparison.types.beside ?? []).flatMap((round) => {
    const matched = withPairs(comparison, round);
    const aligned = { ...matched, current: alignDeclaration(matched) };
    const instances = new Set(round.filter(({ isInstance }) => isInstance).map(({ from }) => from));
    const drafts = agreeTypes(aligned, exposures, new Set(round.map(({ from }) => from)));
    const toBaseline = aligned.types.toBaseline;
    return drafts.map((draft) =>
      instances.has(toBaseline.get(draft.name) ?? draft.name) ? draft : whereItLeads(draft),
    );
  });
}

/** In each round a type stands for one other at most. */
function roundsOf(pairs: readonly TypePlaces[]): readonly (readonly TypePlaces[])[] {
  const rounds: TypePlaces[][] = [];
  const counts = new Map<string, number>();
  for (const pair of pairs) {
    const keys = [`from ${pair.from}`, `to ${pair.to}`];
    const at = Math.max(...keys.map((key) => counts.get(key) ?? 0));
    for (const key of keys) counts.set(key, at + 1);
    const round = rounds[at];
    if (round === undefined) rounds.push([pair]);
    else round.push(pair);
  }
  return rounds;
}

function withPairs(comparison: Comparison, round: readonly TypePlaces[]): Comparison {
  const toCurrent = new Map(comparison.types.toCurrent);
  const toBaseline = new Map(comparison.types.toBaseline);
  const further = new Map(comparison.types.further ?? []);
  for (const { from, to } of round) {
    const own = toCurrent.get(from);
    if (own !== undefined) further.set(from, new Set([...(further.get(from) ?? []), own]));
    toCurrent.set(from, to);
    toBaseline.set(to, from);
  }
  return {
    ...comparison,
    types: { ...comparison.types, toCurrent, toBaseline, further },
    underway: new Set(),
  };
}

function whereItLeads(draft: TypeDraft): TypeDraft {
  const fields = draft.fields.filter(
    ({ change, differences }) => change === "kept" && differences.length > 0,
  );
  return { ...draft, pair: null, fields, variants: [], cause: null, echoes: [] };
}
