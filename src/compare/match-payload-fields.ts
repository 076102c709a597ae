import type { FieldLayout } from "../layout/layout.ts";
import { alignSequences, longestIncreasing, PARAM_COSTS } from "./align-sequences.ts";
import { isPosition } from "./place-differences.ts";
import { plainName } from "./same-name.ts";

/** A field of a variant's data on one side, or on both; offsets count from the start of the whole enum. */
export interface PayloadFieldMatch {
  readonly definition: FieldLayout | null;
  readonly declaration: FieldLayout | null;
  /** Stands elsewhere among the fields that both sides have. */
  readonly reordered: boolean;
}

type Fits = (definition: FieldLayout, declaration: FieldLayout) => boolean;

/**
 * Which field of a variant's data is which of its C twin: those of one name, as two languages write it, and the others by
 * their order, so that one that is missing on a side leaves those behind it where they belong. The positions of a tuple
 * are no names.
 */
export function matchPayloadFields(
  definition: readonly FieldLayout[],
  declaration: readonly FieldLayout[],
  fits: Fits,
): readonly PayloadFieldMatch[] {
  const pairs = [...pairsByName(definition, declaration)];
  const taken = new Set(pairs.flatMap((pair) => [pair.definition, pair.declaration]));
  const from = definition.filter((field) => !taken.has(field));
  const to = declaration.filter((field) => !taken.has(field));
  const steps = from.length === to.length ? from.map((_, at) => ({ baseline: at, current: at })) : null;
  const cost = (i: number, j: number): number => {
    const [field, other] = [from[i], to[j]];
    return field === undefined || other === undefined || !fits(field, other) ? PARAM_COSTS.otherType : 0;
  };
  for (const step of steps ?? alignSequences(from.length, to.length, cost, PARAM_COSTS.gap)) {
    pairs.push({
      definition: from[step.baseline ?? -1] ?? null,
      declaration: to[step.current ?? -1] ?? null,
    });
  }
  const at = new Map(
    [...definition.entries(), ...declaration.entries()].map(([index, field]) => [field, index]),
  );
  const indexOf = (field: FieldLayout | null): number => (field === null ? -1 : (at.get(field) ?? -1));
  const kept = pairs
    .filter((pair) => pair.definition !== null && pair.declaration !== null)
    .sort((a, b) => indexOf(a.definition) - indexOf(b.definition));
  const inOrder = longestIncreasing(kept.map(({ declaration: field }) => indexOf(field)));
  const lone = pairs.filter((pair) => pair.definition === null || pair.declaration === null);
  return [
    ...kept.map((pair, index) => ({ ...pair, reordered: !inOrder.has(index) })),
    ...lone.map((pair) => ({ ...pair, reordered: false })),
  ];
}

type Pair = Omit<PayloadFieldMatch, "reordered">;

function pairsByName(
  definition: readonly FieldLayout[],
  declaration: readonly FieldLayout[],
): readonly Pair[] {
  const free = new Map<string, FieldLayout>();
  for (const member of declaration) {
    const word = wordOf(member);
    if (word !== null && !free.has(word)) free.set(word, member);
  }
  return definition.flatMap((member) => {
    const word = wordOf(member);
    const other = word === null ? undefined : free.get(word);
    if (word === null || other === undefined) return [];
    free.delete(word);
    return [{ definition: member, declaration: other }];
  });
}

function wordOf({ field: { name } }: FieldLayout): string | null {
  return name === undefined || isPosition(name) ? null : plainName(name);
}
