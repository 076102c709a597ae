import type { Triple } from "../idl/target.ts";

/** One result, and the targets that it is right for. */
export interface TargetGroup<T> {
  readonly targets: readonly Triple[];
  readonly result: T;
}

/** What a target answers when a source asks it: predefined macros, `cfg` names, build tags. */
export type FactsOf = (target: Triple) => ReadonlyMap<string, string>;

/** Looks one fact of the target up that a run is for; undefined if the target has none of that name. */
export type Lookup = (name: string) => string | undefined;

interface Run<T> {
  readonly targets: Triple[];
  readonly result: T;
  readonly answers: ReadonlyMap<string, string | undefined>;
}

function answersAlike(
  answers: ReadonlyMap<string, string | undefined>,
  facts: ReadonlyMap<string, string>,
): boolean {
  for (const [name, text] of answers) if (facts.get(name) !== text) return false;
  return true;
}

function runRecorded<T>(
  target: Triple,
  factsOf: FactsOf,
  run: (target: Triple, lookup: Lookup) => T,
): Run<T> {
  const facts = factsOf(target);
  const answers = new Map<string, string | undefined>();
  const targets: Triple[] = [target];
  let finished = false;
  const lookup = (name: string): string | undefined => {
    const text = facts.get(name);
    if (!finished) answers.set(name, text);
    else if (targets.some((other) => factsOf(other).get(name) !== text))
      throw new Error(`the fact ${name} was asked for after its targets had been put together`);
    return text;
  };
  const result = run(target, lookup);
  finished = true;
  return { targets, result, answers };
}

/**
 * Runs `run` once for each group of targets that it cannot tell apart: a result is taken for a further target if that
 * target gives the same answers to all that `run` looked up. Everything that depends on the target must go through the
 * given lookup, and before `run` returns. Groups come in the order of their first targets.
 */
export function runPerTargetGroup<T>(
  targets: readonly Triple[],
  factsOf: FactsOf,
  run: (target: Triple, lookup: Lookup) => T,
): readonly TargetGroup<T>[] {
  const runs: Run<T>[] = [];
  for (const target of targets) {
    const facts = factsOf(target);
    const alike = runs.find((known) => answersAlike(known.answers, facts));
    if (alike === undefined) runs.push(runRecorded(target, factsOf, run));
    else alike.targets.push(target);
  }
  return runs.map(({ targets: group, result }) => ({ targets: group, result }));
}
