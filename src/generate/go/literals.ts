/** How Go writes what cannot stand for itself (Go specification, "String literals"). */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\\", "\\\\"],
]);

/** What shows as itself: letters, marks, numbers, punctuation, symbols, and of the spaces the plain one. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

function escaped(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const short = ESCAPES.get(character);
  if (short !== undefined) return short;
  if (PRINTABLE.test(character)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}

/** A string literal; the text is Unicode without halves of characters. */
export function goString(text: string): string {
  return `"${[...text].map((character) => escaped(character, '"')).join("")}"`;
}

/** A rune literal of a character of Unicode. */
export function goRune(character: number): string {
  return `'${escaped(String.fromCodePoint(character), "'")}'`;
}
