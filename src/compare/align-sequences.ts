/** One step of an alignment: positions in the two sequences, null where a side has nothing. */
export interface AlignedStep {
  readonly baseline: number | null;
  readonly current: number | null;
}

/** Costs of holding a parameter against another: a type that fits weighs more than a name that does. */
export const PARAM_COSTS = { gap: 2, otherType: 1.5, otherName: 1 } as const;

/** Beyond this many cells (thousands of parameters: no API, but hostile input) sequences are held side by side. */
const LARGEST_TABLE = 4_000_000;

function alignByPosition(baselineLength: number, currentLength: number): readonly AlignedStep[] {
  return Array.from({ length: Math.max(baselineLength, currentLength) }, (_, index) => ({
    baseline: index < baselineLength ? index : null,
    current: index < currentLength ? index : null,
  }));
}

/**
 * The cheapest way to turn one sequence into another (Needleman and Wunsch), with a cost per substitution given by
 * the caller and a fixed cost for what is removed or added. Ties go to substitution, then removal, so that the result
 * depends on nothing but the input.
 */
export function alignSequences(
  baselineLength: number,
  currentLength: number,
  substitution: (baseline: number, current: number) => number,
  gapCost: number,
): readonly AlignedStep[] {
  const byPosition = alignByPosition(baselineLength, currentLength);
  if (baselineLength * currentLength > LARGEST_TABLE) return byPosition;
  // Nearly everything is kept as it was, and nothing is cheaper than no cost at all.
  const isKept = baselineLength === currentLength && byPosition.every((_, i) => substitution(i, i) === 0);
  if (isKept) return byPosition;
  const width = currentLength + 1;
  const costs = new Float64Array((baselineLength + 1) * width);
  const at = (i: number, j: number): number => costs[i * width + j] ?? 0;
  for (let i = baselineLength; i >= 0; i--) {
    for (let j = currentLength; j >= 0; j--) {
      if (i === baselineLength && j === currentLength) continue;
      const both = i < baselineLength && j < currentLength ? at(i + 1, j + 1) + substitution(i, j) : Infinity;
      const removed = i < baselineLength ? at(i + 1, j) + gapCost : Infinity;
      const added = j < currentLength ? at(i, j + 1) + gapCost : Infinity;
      costs[i * width + j] = Math.min(both, removed, added);
    }
  }
  const steps: AlignedStep[] = [];
  let i = 0;
  let j = 0;
  while (i < baselineLength || j < currentLength) {
    const here = at(i, j);
    if (i < baselineLength && j < currentLength && here === at(i + 1, j + 1) + substitution(i, j)) {
      steps.push({ baseline: i++, current: j++ });
    } else if (i < baselineLength && here === at(i + 1, j) + gapCost) {
      steps.push({ baseline: i++, current: null });
    } else {
      steps.push({ baseline: null, current: j++ });
    }
  }
  return steps;
}

/** The indices of one longest increasing run of `values`, in order: what kept its order. */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) kept.add(index);
  return kept;
}
