/** What one kind of call took on each side, in nanoseconds for each run. */
export interface Measured {
  readonly Name: string;
  /** A call of a C function that does nothing. */
  readonly Empty: readonly number[];
  readonly Hand: readonly number[];
  readonly Generated: readonly number[];
  /** Allocations of one call. */
  readonly HandAllocs: number;
  readonly GeneratedAllocs: number;
}

/** What a call through the bridge may cost at most. */
interface Target {
  readonly ratio: number;
  readonly allocs: number;
}

const TARGETS: Readonly<Record<string, Target>> = {
  scalar: { ratio: 1.25, allocs: 0 },
  "bytes in": { ratio: 1.25, allocs: 0 },
  into: { ratio: 1.3, allocs: 0 },
  owned: { ratio: 1.25, allocs: 1 },
};

/** A table with a line for each kind of call. Times are of one machine and one run: only the ratios mean something. */
export function renderRatios(title: string, measured: readonly Measured[]): string {
  const head = ["", "empty ns", "by hand ns", "generated ns", "ratio", "at most", "allocs", "at most", ""];
  const rows = [head, ...measured.map(rowOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return `${[title, ...lines].join("\n")}\n`;
}

function rowOf({
  Name,
  Empty,
  Hand,
  Generated,
  HandAllocs,
  GeneratedAllocs,
}: Measured): readonly string[] {
  // Each run's ratio by itself: a slow moment of the machine is both sides'.
  const ratio = median(Generated.map((time, run) => time / (Hand[run] ?? Number.NaN)));
  const target = TARGETS[Name];
  const isMissed = target !== undefined && (ratio > target.ratio || GeneratedAllocs > target.allocs);
  return [
    Name,
    median(Empty).toFixed(1),
    median(Hand).toFixed(1),
    median(Generated).toFixed(1),
    ratio.toFixed(2),
    target === undefined ? "" : target.ratio.toFixed(2),
    `${GeneratedAllocs} (${HandAllocs})`,
    target === undefined ? "" : String(target.allocs),
    isMissed ? "missed" : "",
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
