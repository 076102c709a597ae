/** One side of a kind of call: nanoseconds in each run, and allocations of one call. */
export interface Side {
  readonly Times: readonly number[];
  readonly Allocs: number;
}

/** One kind of call. */
export interface Measured {
  readonly Name: string;
  /** A call of a C function that does nothing. */
  readonly Empty: Side;
  readonly Generated: Side;
  /** The library's own functions, called by cgo that was written by hand. */
  readonly Direct: Side;
  /** Both sides written by hand: a library that checks nothing, counts nothing and catches no panic. */
  readonly Hand: Side;
}

/** What a generated call may cost at most, as a multiple of a direct one. */
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

const HEAD = [
  "",
  "empty ns",
  "generated ns",
  "by hand ns",
  "ratio",
  "at most",
  "allocs",
  "at most",
  "unchecked ns",
  "ratio",
  "",
];

/** A table with a line for each kind of call. Times are of one machine and one run: only the ratios mean something. */
export function renderRatios(title: string, measured: readonly Measured[]): string {
  const rows = [HEAD, ...measured.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => padded(cell, column, widths)).join("  "));
  return `${[title, ...lines.map((line) => line.trimEnd())].join("\n")}\n`;
}

function padded(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function rowOf({ Name, Empty, Generated, Direct, Hand }: Measured): readonly string[] {
  const ratio = ratioOf(Generated, Direct);
  const target = TARGETS[Name];
  const isMissed = target !== undefined && (ratio > target.ratio || Generated.Allocs > target.allocs);
  return [
    Name,
    median(Empty.Times).toFixed(1),
    median(Generated.Times).toFixed(1),
    median(Direct.Times).toFixed(1),
    ratio.toFixed(2),
    target === undefined ? "" : target.ratio.toFixed(2),
    String(Generated.Allocs),
    target === undefined ? "" : String(target.allocs),
    median(Hand.Times).toFixed(1),
    ratioOf(Generated, Hand).toFixed(2),
    isMissed ? "missed" : "",
  ];
}

/** Of each run by itself: a slow moment of the machine is both sides'. */
function ratioOf(one: Side, other: Side): number {
  return median(one.Times.map((time, run) => time / (other.Times[run] ?? Number.NaN)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
