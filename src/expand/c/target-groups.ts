import type { Triple } from "../../idl/target.ts";
import { predefinedMacros } from "./predefined-macros.ts";

/** One result, and the targets that it is right for. */
export interface TargetGroup<T> {
  readonly targets: readonly Triple[];
  readonly result: T;
}

interface Run<T> {
  readonly targets: Triple[];
  readonly result: T;
  readonly answers: ReadonlyMap<string, string | undefined>;
}

function answersAlike(answers: ReadonlyMap<string, string | undefined>, target: Triple): boolean {
  const table = predefinedMacros(target);
  for (const [name, text] of answers) if (table.get(name) !== text) return false;
  return true;
}

function runRecorded<T>(
  target: Triple,
  run: (target: Triple, predefined: (name: string) => string | undefined) => T,
): Run<T> {
  const table = predefinedMacros(target);
  const answers = new Map<string, string | undefined>();
  const targets: Triple[] = [target];
  let finished = false;
  const predefined = (name: string): string | undefined => {
    const text = table.get(name);
    if (!finished) answers.set(name, text);
    else if (targets.some((other) => predefinedMacros(other).get(name) !== text))
      throw new Error(`the predefined macro ${name} was asked for after its targets had been put together`);
    return text;
  };
  const result = run(target, predefined);
  finished = true;
  return { targets, result, answers };
}

/**
 * Runs `run` once for each group of targets that it cannot tell apart: a result is taken for a further target if that
 * target's table gives the same answers to all that `run` looked up. Everything that depends on the target must go
 * through the given lookup, and before `run` returns. Groups come in the order of their first targets.
 */
export function runPerTargetGroup<T>(
  targets: readonly Triple[],
  run: (target: Triple, predefined: (name: string) => string | undefined) => T,
): readonly TargetGroup<T>[] {
  const runs: Run<T>[] = [];
  for (const target of targets) {
    const alike = runs.find((known) => answersAlike(known.answers, target));
    if (alike === undefined) runs.push(runRecorded(target, run));
    else alike.targets.push(target);
  }
  return runs.map(({ targets: group, result }) => ({ targets: group, result }));
}
