import type { RustToken } from "./token.ts";

/** Takes tokens apart at the commas outside of brackets; a comma at the end separates nothing. */
export function splitAtCommas(tokens: readonly RustToken[]): readonly (readonly RustToken[])[] {
  const parts: (readonly RustToken[])[] = [];
  let depth = 0;
  let start = 0;
  tokens.forEach((token, index) => {
    if (token.kind === "open") depth += 1;
    else if (token.kind === "close") depth -= 1;
    else if (depth === 0 && token.kind === "punctuation" && token.text === ",") {
      parts.push(tokens.slice(start, index));
      start = index + 1;
    }
  });
  if (start < tokens.length) parts.push(tokens.slice(start));
  return parts;
}

/** The index of the bracket that closes the one at `open`; the number of tokens if nothing does. */
export function closingIndex(tokens: readonly RustToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i += 1) {
    const kind = tokens[i]?.kind;
    if (kind === "open") depth += 1;
    else if (kind === "close") depth -= 1;
    if (depth === 0) return i;
  }
  return tokens.length;
}
