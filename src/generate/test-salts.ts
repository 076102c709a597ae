/**
 * A small number that follows from a name: parameters of one type are to have values of their own in tests, the same in
 * every language, so that it shows when they are mixed up.
 */
export function saltOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % SALTS;
}
const SALTS = 13;

/** The letter that bytes, texts and paths of that name begin with. */
export function letterOf(name: string): string {
  return "abcdefghijklmnop".charAt(saltOf(name));
}
