import { appendTo } from "../source/append-to.ts";
import { byCodeUnit } from "../source/code-units.ts";

/** Words of an identifier, lower case: `tokenizers_encodeOptions` has `tokenizers`, `encode`, `options`. */
function wordsOf(name: string): readonly string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  return spaced.split(/[^a-z0-9]+/).filter((word) => word !== "");
}

/**
 * How alike two names are, from 0 to 1: the share of words that both have. A common prefix of a library alone makes
 * names alike, so candidates are compared with each other, never taken on this number alone.
 */
function similarityOf(left: string, right: string): number {
  const leftWords = wordsOf(left);
  const rightWords = wordsOf(right);
  const rest = [...rightWords];
  let common = 0;
  for (const word of leftWords) {
    const index = rest.indexOf(word);
    if (index === -1) continue;
    rest.splice(index, 1);
    common++;
  }
  const total = leftWords.length + rightWords.length;
  return total === 0 ? 0 : (2 * common) / total;
}

/** Pairs of names that are held against each other; a change of so many names at once is no renaming to be guessed. */
const MOST_CANDIDATES = 10_000;

/**
 * Pairs what is gone with what is new, all of one shape or signature: the only candidate of the only one that is gone,
 * else the most alike, as long as they share a word and nobody else is as near. Order of the input does not matter.
 */
export function chooseRenamed(
  gone: readonly string[],
  fresh: readonly string[],
  leastSimilarity = 0,
): readonly (readonly [string, string])[] {
  const [onlyGone, ...moreGone] = gone;
  const [onlyFresh, ...moreFresh] = fresh;
  if (onlyGone === undefined || onlyFresh === undefined || gone.length * fresh.length > MOST_CANDIDATES)
    return [];
  if (moreGone.length === 0 && moreFresh.length === 0) {
    return similarityOf(onlyGone, onlyFresh) >= leastSimilarity ? [[onlyGone, onlyFresh]] : [];
  }
  const ranked = gone
    .flatMap((from) => fresh.map((to) => ({ from, to, score: similarityOf(from, to) })))
    .filter(({ score }) => score > 0 && score >= leastSimilarity)
    .sort((a, b) => b.score - a.score || byCodeUnit(a.from, b.from) || byCodeUnit(a.to, b.to));
  const byName = groupByName(ranked);
  const taken = new Set<string>();
  const isFree = ({ from, to }: Candidate): boolean => !taken.has(`<${from}`) && !taken.has(`>${to}`);
  const pairs: (readonly [string, string])[] = [];
  for (const candidate of ranked) {
    if (!isFree(candidate)) continue;
    const isRivalled = keysOf(candidate).some((key) =>
      byName.get(key)?.some((other) => other !== candidate && isFree(other)),
    );
    if (isRivalled) continue;
    taken.add(`<${candidate.from}`).add(`>${candidate.to}`);
    pairs.push([candidate.from, candidate.to]);
  }
  return pairs;
}

interface Candidate {
  readonly from: string;
  readonly to: string;
  readonly score: number;
}

/** Candidates that are rivals: one of the two names is the same, and so is the score. */
function groupByName(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  const byName = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const key of keysOf(candidate)) {
      appendTo(byName, key, candidate);
    }
  }
  return byName;
}

function keysOf({ from, to, score }: Candidate): readonly string[] {
  return [`<${from} ${score}`, `>${to} ${score}`];
}
