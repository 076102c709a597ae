/** In UTF-16 units; words that people write are shorter, and a hostile one is as long as its file. */
const LONGEST_SHOWN = 60;

/** A word of a source as a message shows it: its beginning, if it is too long to be read. */
export function clipWord(word: string): string {
  return word.slice(0, LONGEST_SHOWN);
}
