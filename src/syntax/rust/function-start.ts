import { at, type Parser, peek } from "./parser.ts";
import { isName } from "./words.ts";

const QUALIFIERS: ReadonlySet<string> = new Set(["const", "async", "gen", "unsafe", "safe", "default"]);

/** How many tokens on the `fn` of a function stands that begins at the next token; -1 for anything else. */
export function distanceToFn(parser: Parser): number {
  for (let ahead = 0; ahead < 8; ahead += 1) {
    const token = peek(parser, ahead);
    if (at(parser, "fn", ahead)) return isName(peek(parser, ahead + 1)) ? ahead : -1;
    if (at(parser, "extern", ahead)) {
      if (peek(parser, ahead + 1)?.kind === "string") ahead += 1;
    } else if (token?.kind !== "identifier" || token.raw || !QUALIFIERS.has(token.text)) return -1;
  }
  return -1;
}
