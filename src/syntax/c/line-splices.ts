/** A text after translation phase 2, with the way back to the original offsets. */
export interface SplicedText {
  readonly text: string;
  /** The original UTF-16 offset of a place in `text`; places must be asked for in ascending order. */
  readonly originalOffset: (place: number) => number;
}

const SPLICE = /\\[ \t\f\v]*(?:\r\n|\n|\r)/g;

/**
 * Removes line splices (C17 5.1.1.2p1.2): a backslash at the end of a line, also, as compilers take it, with blanks
 * behind it. Trigraphs are not replaced. A byte order mark at the start counts as white space.
 */
export function spliceLines(original: string): SplicedText {
  const starts: number[] = [];
  const removed: number[] = [];
  const parts: string[] = [];
  let last = 0;
  let total = 0;
  for (const match of original.matchAll(SPLICE)) {
    parts.push(original.slice(last, match.index));
    starts.push(match.index - total);
    total += match[0].length;
    removed.push(total);
    last = match.index + match[0].length;
  }
  if (last === 0) return { text: original, originalOffset: (place) => place };
  parts.push(original.slice(last));
  let index = 0;
  const originalOffset = (place: number): number => {
    while (index < starts.length && (starts[index] ?? 0) <= place) index += 1;
    return place + (index === 0 ? 0 : (removed[index - 1] ?? 0));
  };
  return { text: parts.join(""), originalOffset };
}
