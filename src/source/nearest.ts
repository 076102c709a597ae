/** Words longer than this are no slips of the pen, and comparing them costs more than the hint is worth. */
const LONGEST_WORD = 200;

/** The number of single-character insertions, deletions and replacements between two words (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * The known word that was probably meant, or null if none is near: at most two fifths of the longer word's letters
 * may differ, and always one. Letter case counts for nothing; equal distances are settled by code-unit order.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  if (word.length > LONGEST_WORD) return null;
  const folded = word.toLowerCase();
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of [...known].sort()) {
    if (candidate.length > LONGEST_WORD) continue;
    const limit = Math.max(1, Math.floor(Math.max(word.length, candidate.length) * 0.4));
    if (Math.abs(word.length - candidate.length) > limit) continue;
    const distance = editDistance(folded, candidate.toLowerCase());
    if (distance <= limit && (best === null || distance < best.distance))
      best = { word: candidate, distance };
  }
  return best === null ? null : best.word;
}

/** What a message says at its end of the word that was probably meant; empty if none is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = nearest(word, known);
  return meant === null ? "" : `; did you mean \`${meant}\`?`;
}
