import type { RustToken } from "./token.ts";

/** Strict and reserved keywords of all editions that can be no name (Reference, "Keywords"). */
const KEYWORDS: ReadonlySet<string> = new Set([
  "as",
  "break",
  "const",
  "continue",
  "crate",
  "else",
  "enum",
  "extern",
  "false",
  "fn",
  "for",
  "if",
  "impl",
  "in",
  "let",
  "loop",
  "match",
  "mod",
  "move",
  "mut",
  "pub",
  "ref",
  "return",
  "self",
  "Self",
  "static",
  "struct",
  "super",
  "trait",
  "true",
  "type",
  "unsafe",
  "use",
  "where",
  "while",
]);

const PATH_WORDS: ReadonlySet<string> = new Set(["crate", "self", "super", "Self"]);

/** Whether it can be the name of an item; what is a keyword only since the 2018 edition can. */
export function isName(token: RustToken | undefined): token is RustToken {
  return token?.kind === "identifier" && (token.raw === true || !KEYWORDS.has(token.text));
}

/** Whether it can be a segment of a path. */
export function isSegment(token: RustToken | undefined): token is RustToken {
  return token?.kind === "identifier" && (PATH_WORDS.has(token.text) || isName(token));
}
