/** One line of a table: what was measured and its times in milliseconds; null where it cannot be measured here. */
export interface Measurement {
  readonly what: string;
  readonly times: readonly number[] | null;
  /** The most memory that its process held at a time, in bytes; absent where it was not looked at. */
  readonly peak?: number | null;
  /** Why there are no times, or what has to be known to read them. */
  readonly note: string;
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export interface Repetition {
  readonly warmUps: number;
  readonly runs: number;
}

/**
 * Runs all of some actions by turns, so that a slow minute of the machine is everybody's, and gives each one's times in
 * milliseconds without those of the warm-up rounds.
 */
export async function takeTurns(
  actions: ReadonlyMap<string, () => unknown>,
  { warmUps, runs }: Repetition,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>([...actions.keys()].map((name) => [name, []]));
  for (let round = 0; round < warmUps + runs; round++) {
    for (const [name, action] of actions) {
      const start = performance.now();
      await action();
      if (round >= warmUps) times.get(name)?.push(performance.now() - start);
    }
  }
  return times;
}

/** A table of medians, each also as a multiple of one line's, and of peaks where any was looked at. */
export function renderTable(title: string, lines: readonly Measurement[], unit: string): string {
  const base = lines.find(({ what }) => what === unit)?.times;
  const hasPeaks = lines.some(({ peak }) => peak != null);
  const rowOf = (...[what = "", time = "", ratio = "", peak = "", note = ""]: readonly string[]) =>
    hasPeaks ? [what, time, ratio, peak, note] : [what, time, ratio, note];
  const cells = lines.map(({ what, times, peak, note }) => {
    const megabytes = peak == null ? "-" : (peak / 2 ** 20).toFixed(0);
    if (times === null) return rowOf(what, "-", "-", megabytes, note);
    const time = median(times);
    const ratio = base == null ? "-" : (time / median(base)).toFixed(time / median(base) < 10 ? 2 : 0);
    return rowOf(what, time.toFixed(time < 100 ? 1 : 0), ratio, megabytes, note);
  });
  const rows = [rowOf("", "median ms", "ratio", "peak MiB", ""), ...cells];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lineOf = (row: readonly string[]): string => {
    const padded = row.map((cell, column) => {
      if (column === row.length - 1) return cell;
      return column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
    });
    return `  ${padded.join("  ")}`.trimEnd();
  };
  return `${title}\n${rows.map(lineOf).join("\n")}\n`;
}
