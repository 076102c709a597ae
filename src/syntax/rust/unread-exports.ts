import { addGap, isText, type Parser } from "./parser.ts";
import type { RustToken } from "./token.ts";

/** Words of attributes that make a symbol of what they stand on. */
function isSymbolWord({ kind, text }: RustToken): boolean {
  return kind === "identifier" && (text === "no_mangle" || text === "export_name");
}

/** Notes that tokens were read as attributes or handed on as those of a macro, from an index up to another. */
export function noteSymbolWords(parser: Parser, from: number, to: number): void {
  for (let i = from; i < to; i += 1) {
    const token = parser.tokens[i];
    if (token !== undefined && isSymbolWord(token)) parser.symbolWordsRead.add(token);
  }
}

/** The index behind the attribute that the `#` at an index begins; that index if it begins none. */
function behindAttribute({ tokens, partner }: Parser, index: number): number {
  const open = isText(tokens[index + 1], "!") ? index + 2 : index + 1;
  return isText(tokens[open], "[") ? (partner[open] ?? index) : index;
}

/**
 * A gap for every attribute that makes a symbol and stands where no items are looked for: in the length of an array, a
 * discriminant, an argument of a type.
 */
export function tellUnreadExports(parser: Parser): void {
  const { tokens, symbolWordsRead } = parser;
  for (let i = 0; i < tokens.length; i += 1) {
    if (!isText(tokens[i], "#")) continue;
    const end = behindAttribute(parser, i);
    for (; i < end; i += 1) {
      const token = tokens[i];
      if (token === undefined || !isSymbolWord(token) || symbolWordsRead.has(token)) continue;
      const detail = "an export inside of a constant expression is not read";
      addGap(parser, "syntax", detail, token.span);
    }
  }
}
