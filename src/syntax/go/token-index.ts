import type { GoToken } from "./token.ts";

/** The index of the first token that begins at or behind an offset; the number of tokens if none does. */
export function indexOfToken(tokens: readonly GoToken[], start: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a token is this operator or keyword. */
export function isWord(token: GoToken | undefined, text: string): boolean {
  return (token?.kind === "operator" || token?.kind === "keyword") && token.text === text;
}
