import type { Measurement, Repetition } from "./measure.ts";

/** Runs a part of a round and counts its time; parts of one name are summed. */
export type Timed<Part extends string> = <T>(part: Part, action: () => T) => T;

/** Times the named parts of some rounds, in milliseconds; those of the rounds to warm up are forgotten. */
export function timeRounds<Part extends string>(
  notes: Readonly<Record<Part, string>>,
  { warmUps, runs }: Repetition,
  runRound: (timed: Timed<Part>) => void,
): readonly Measurement[] {
  const times = new Map<string, number[]>(Object.keys(notes).map((part) => [part, []]));
  for (let round = 0; round < warmUps + runs; round++) {
    const took = new Map<string, number>();
    runRound((part, action) => {
      const start = performance.now();
      const result = action();
      took.set(part, (took.get(part) ?? 0) + performance.now() - start);
      return result;
    });
    if (round < warmUps) continue;
    for (const [part, time] of took) times.get(part)?.push(time);
  }
  return Object.entries<string>(notes).map(([what, note]) => ({ what, times: times.get(what) ?? [], note }));
}
