/** An element of a merged sequence: of both, or of one of them. */
export interface Merged<T> {
  readonly left: T | null;
  readonly right: T | null;
}

/** Cells of the table beyond which only what begins and ends alike is matched. */
const MAX_CELLS = 4_000_000;

/**
 * The shortest sequence that holds both in their order, by a longest common subsequence. Of two elements that stand in
 * one place the left one comes first.
 */
export function mergeSequences<T>(
  left: readonly T[],
  right: readonly T[],
  isSame: (left: T, right: T) => boolean,
): readonly Merged<T>[] {
  let head = 0;
  while (head < left.length && head < right.length && sameAt(left, head, right, head, isSame)) head += 1;
  let tail = 0;
  const longest = Math.min(left.length, right.length) - head;
  while (tail < longest && sameAt(left, left.length - 1 - tail, right, right.length - 1 - tail, isSame))
    tail += 1;
  const middle = mergeMiddle(
    left.slice(head, left.length - tail),
    right.slice(head, right.length - tail),
    isSame,
  );
  const pair = (leftIndex: number, rightIndex: number): Merged<T> => ({
    left: left[leftIndex] ?? null,
    right: right[rightIndex] ?? null,
  });
  return [
    ...Array.from({ length: head }, (_, index) => pair(index, index)),
    ...middle,
    ...Array.from({ length: tail }, (_, index) =>
      pair(left.length - tail + index, right.length - tail + index),
    ),
  ];
}

function sameAt<T>(
  left: readonly T[],
  leftIndex: number,
  right: readonly T[],
  rightIndex: number,
  isSame: (left: T, right: T) => boolean,
): boolean {
  const a = left[leftIndex];
  const b = right[rightIndex];
  return a !== undefined && b !== undefined && isSame(a, b);
}

function mergeMiddle<T>(
  left: readonly T[],
  right: readonly T[],
  isSame: (left: T, right: T) => boolean,
): readonly Merged<T>[] {
  const width = right.length + 1;
  const tooLarge = (left.length + 1) * width > MAX_CELLS;
  const lengths = tooLarge ? null : commonLengths(left, right, isSame);
  const merged: Merged<T>[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length && lengths !== null) {
    const a = left[i] ?? null;
    const b = right[j] ?? null;
    if (sameAt(left, i, right, j, isSame)) {
      merged.push({ left: a, right: b });
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      merged.push({ left: a, right: null });
      i += 1;
    } else {
      merged.push({ left: null, right: b });
      j += 1;
    }
  }
  for (const a of left.slice(i)) merged.push({ left: a, right: null });
  for (const b of right.slice(j)) merged.push({ left: null, right: b });
  return merged;
}

/** The length of the longest common subsequence of what remains from each pair of places, row by row. */
function commonLengths<T>(
  left: readonly T[],
  right: readonly T[],
  isSame: (left: T, right: T) => boolean,
): Uint32Array {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const both = 1 + (lengths[(i + 1) * width + j + 1] ?? 0);
      const skipped = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      lengths[i * width + j] = sameAt(left, i, right, j, isSame) ? both : skipped;
    }
  }
  return lengths;
}
