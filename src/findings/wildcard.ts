/** In UTF-16 code units; longer texts are compared to the letter. */
const LONGEST_TEXT = 4096;

/**
 * Whether a text is what a pattern says: `*` stands for any characters or none, `?` for one, everything else for
 * itself. Pattern and text come from strangers, so that no regular expression is made of them: the work is at most
 * the product of the lengths.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  if (text.length > LONGEST_TEXT) return pattern === text;
  let at = 0;
  let read = 0;
  let star = -1;
  let readAtStar = 0;
  while (read < text.length) {
    if (pattern[at] === "*") {
      star = at;
      readAtStar = read;
      at++;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[read])) {
      at++;
      read++;
    } else if (star !== -1) {
      at = star + 1;
      readAtStar++;
      read = readAtStar;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
