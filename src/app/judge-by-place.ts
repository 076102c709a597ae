import type { Pair } from "../compare/pair.ts";
import type { Finding } from "../findings/finding.ts";
import { judge } from "../findings/judge.ts";
import type { Triple } from "../idl/target.ts";
import { agreementRules } from "../rules/catalog.ts";
import type { Span } from "../source/source-file.ts";

/** Pairs of one target are made when they are asked for, and let go before the next are made. */
export function* pairsByTarget(
  targets: readonly Triple[],
  pairsOn: (target: Triple) => readonly Pair[],
): Generator<readonly [Triple, readonly Pair[]]> {
  for (const target of targets) yield [target, pairsOn(target)];
}

/** Judges what may be found several times of one subject (a function is called in many places) place by place. */
export function judgeByPlace(
  targets: readonly Triple[],
  pairsOn: (target: Triple) => readonly Pair[],
): readonly Finding[] {
  const byPlace = new Map<string, Map<Triple, Pair[]>>();
  for (const target of targets) {
    for (const pair of pairsOn(target)) {
      const key = `${placeKey(pair.places.baseline)} ${placeKey(pair.places.current)}`;
      const pairs = byPlace.get(key) ?? new Map(targets.map((one): [Triple, Pair[]] => [one, []]));
      byPlace.set(key, pairs);
      pairs.get(target)?.push(pair);
    }
  }
  return [...byPlace.values()].flatMap((pairs) => judge(pairs, agreementRules, "agreement"));
}

/** A text that the same place has, whoever read it. */
export function placeKey(span: Span | null): string {
  return span === null ? "" : `${span.file.path}:${span.start}:${span.end}`;
}
