import { wordsOf } from "../../idl/bridge/keywords.ts";

/**
 * How the documentation of an item goes on after its name, as godoc wants it: a function does something, a type, field or
 * constant is something, and a code or variant means something.
 */
export type Voice = "does" | "is" | "means";

/** Verbs that documentation of functions begins with; "Opens" is told from "Options" by them. */
const VERBS: readonly string[] = wordsOf(`
  accept add adjust adopt advance allocate allow analyze append apply ask assign attach await begin bind break build
  calculate call cancel change check choose clear clone close collect combine commit compact compare compile compress
  compute configure connect consume contain continue convert copy count create cut deallocate declare decode decompress
  decrease decrypt define delete deliver describe destroy detach detect determine disable discard disconnect divide do
  draw drop duplicate emit empty enable encode encrypt end enter enumerate erase estimate evaluate execute exit expand
  export extend extract feed fetch fill filter find finish fit flip flush follow forget format forward free generate get
  give go grow guess halt hash hide hold ignore import include increase index initialize insert inspect install interrupt
  invert iterate join keep kill leave let limit link list listen load lock log look lower make map mark match measure
  merge mix modify move multiply name negate normalize note notify observe obtain offer open pack parse pass patch pause
  perform pick play poll pop prepare preserve press prevent print probe process produce promise protect provide publish
  pull purge push put query queue quit raise read rebuild receive recompute record recover reduce refresh refuse register
  release reload remember remove rename render reopen repair repeat replace reply report request require reserve reset
  resize resolve restart restore resume retain retrieve retry return reverse revert rewind rewrite rotate round run sample
  save say scale scan schedule search seek select send serialize serve set shift show shrink shut shutdown sign skip sleep
  sort spawn split start stop store stream strip submit subscribe subtract sum suspend swap switch sync take tell terminate
  test throw tick toggle touch trace train transfer transform translate traverse trim truncate try turn undo unlock
  unmap unpack unregister unsubscribe update upgrade upload use validate verify visit wait wake walk warn watch wrap write
  yield zero`);

const BASE_FORMS: ReadonlySet<string> = new Set(VERBS);
const THIRD_PERSONS: ReadonlySet<string> = new Set([...VERBS.map(thirdPerson), "has", "is"]);

/** Words that begin what something is. */
const ARTICLES: ReadonlySet<string> = new Set(
  wordsOf("a an the one what where who why when how each every all"),
);
/** Words that begin a sentence of its own, which cannot go on after a name. */
const BEGINNERS: ReadonlySet<string> = new Set(
  wordsOf(
    "after as because before do if in it on since so that there these they this those unless until use while you",
  ),
);

/** "opens" of "open" (with "does", "passes", "tries", "plays"). */
function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:[sxzo]|[cs]h)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** A plural as far as its spelling shows: "sides", but not "class", "status" or "analysis". */
function isPlural(word: string): boolean {
  return /[a-z]s$/.test(word) && !/(?:ss|us|is)$/.test(word);
}

/**
 * The text as a sentence that begins with the name of what it documents: "Stores a value." of `Put` is "Put stores a
 * value.", "Open a file." of `Open` "Open opens a file.", "A store." of `Store` "Store is a store.", and "Sides that are
 * 0." of a code `ErrBadSize` "ErrBadSize means sides that are 0." What cannot go on stands after a colon.
 */
export function beginWithName(name: string, text: string, voice: Voice): string {
  const trimmed = text.trim();
  const [, first = "", rest = ""] = /^(\S+)(.*)$/s.exec(trimmed) ?? [];
  if (first === name && !(voice === "does" && isOrder(first, rest))) return trimmed;
  const isWord = /^[A-Z][a-z]*[,;.]?$/.test(first);
  const word = isWord ? first.toLowerCase() : first;
  const link = isWord
    ? linkOf(word.replace(/[,;.]$/, ""), voice, isPlural(name))
    : voice === "does"
      ? null
      : voice;
  if (link === null) return `${name}: ${trimmed}`;
  const verb = link === "" && BASE_FORMS.has(word) ? thirdPerson(word) : word;
  return [name, link, verb + rest].filter((part) => part !== "").join(" ");
}

/** "Open a file.", but not "Open opens a file." */
function isOrder(first: string, rest: string): boolean {
  const [second = ""] = rest.trim().split(/\s/);
  return BASE_FORMS.has(first.toLowerCase()) && !THIRD_PERSONS.has(second) && !isPlural(second);
}

/** The verb between a name and a word; none before a verb, and null where the word cannot go on after a name. */
function linkOf(word: string, voice: Voice, hasPluralName: boolean): string | null {
  if (voice === "means") return word === "use" ? null : "means";
  if (BEGINNERS.has(word)) return null;
  if (word === "whether") return voice === "does" ? "reports" : "says";
  if (ARTICLES.has(word)) return "is";
  if (THIRD_PERSONS.has(word)) return "";
  if (voice === "does") return BASE_FORMS.has(word) || isPlural(word) ? "" : null;
  if (!isPlural(word)) return "is";
  return hasPluralName ? "are" : "holds";
}

/** A sentence ends in a point. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?:]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** "a Store", "an Image", "an HTTPServer", "a User". */
export function withArticle(name: string): string {
  const isSpelledOut = /^[A-Z]{2}/.test(name) && !/^[A-Z][A-Z][a-z]/.test(name);
  const isVowel = isSpelledOut
    ? /^[AEFHILMNORSX]/.test(name)
    : /^[AEIOUaeiou]/.test(name) && !/^(?:Uni(?!n|m)|Us[aeiu]|Ut[ei]|Eu|On(?:e|ce)(?![a-z]))/i.test(name);
  return `${isVowel ? "an" : "a"} ${name}`;
}
