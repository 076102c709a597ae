import { type Gap, type GapReason, pushGap } from "../../idl/gap.ts";
import { clipWord } from "../../source/clip-word.ts";
import type { Span } from "../../source/source-file.ts";
import type { RustItem } from "./item.ts";
import type { RustToken } from "./token.ts";
import type { TokenTrees } from "./token-trees.ts";

/** Types, use trees and items within each other; rustc itself gives up at 128 for most. */
const MAX_DEPTH = 150;

/** Ends the reading of one item; caught where the next one can begin. */
export class SyntaxFailure extends Error {
  constructor(
    readonly reason: GapReason,
    message: string,
    readonly span: Span,
    /** Whether it has been told of already, as a bracket that is not closed. */
    readonly told = false,
  ) {
    super(message);
    this.name = "SyntaxFailure";
  }
}

/** Where items are read: what may stand there differs a little. */
export type ItemPlace = "module" | "body" | "extern-block" | "impl";

/** The rules that refer to each other in circles, so that modules need not. */
export interface Grammar {
  /** Items up to the parser's end. */
  readonly items: (parser: Parser, place: ItemPlace) => readonly RustItem[];
  /** The item that begins at the next token; what cannot be read is a gap and null, and the parser stands behind it. */
  readonly item: (parser: Parser, place: ItemPlace) => RustItem | null;
}

/** The state of reading one sequence of tokens. */
export interface Parser extends TokenTrees {
  readonly gaps: Gap[];
  readonly grammar: Grammar;
  /** Where a failure is reported if there is no token at all. */
  readonly fallback: Span;
  /** Words that make a symbol, where an attribute or a macro's tokens were read that hold them. */
  readonly symbolWordsRead: Set<RustToken>;
  index: number;
  /** Of the bracketed group that is being read: the index of its closing bracket. */
  end: number;
  depth: number;
}

/** The token so many on, if the group that is being read has it. */
export function peek(parser: Parser, ahead = 0): RustToken | undefined {
  const index = parser.index + ahead;
  return index < parser.end ? parser.tokens[index] : undefined;
}

/** Whether that token is this word or sign; raw identifiers and literals are neither. */
export function isText(token: RustToken | undefined, text: string): boolean {
  if (token === undefined || token.text !== text) return false;
  return token.kind === "identifier" ? token.raw !== true : token.value === undefined;
}

/** Whether the next token (or one further on) is this word, bracket or single sign. */
export function at(parser: Parser, text: string, ahead = 0): boolean {
  return isText(peek(parser, ahead), text);
}

/** Whether the next tokens are the single signs of `signs`, with nothing between them. */
export function atSigns(parser: Parser, signs: string, ahead = 0): boolean {
  for (let i = 0; i < signs.length; i += 1) {
    const token = peek(parser, ahead + i);
    if (token === undefined || token.kind !== "punctuation" || token.text !== signs[i]) return false;
    if (i + 1 < signs.length && !token.joined) return false;
  }
  return true;
}

export function accept(parser: Parser, text: string): boolean {
  if (!at(parser, text)) return false;
  parser.index += 1;
  return true;
}

export function acceptSigns(parser: Parser, signs: string): boolean {
  if (!atSigns(parser, signs)) return false;
  parser.index += signs.length;
  return true;
}

/** Where the next token stands; behind the last one at the end. */
function hereSpan(parser: Parser): Span {
  const token = parser.tokens[parser.index];
  if (token !== undefined) return token.span;
  const last = parser.tokens[parser.tokens.length - 1]?.span ?? parser.fallback;
  return { file: last.file, start: last.end, end: last.end };
}

/** @throws SyntaxFailure always: what was met in place of what was expected. */
export function failExpecting(parser: Parser, expected: string): never {
  const met = parser.tokens[parser.index];
  const found = met === undefined ? "the end of the file" : `\`${clipWord(met.text)}\``;
  throw new SyntaxFailure("syntax", `expected ${expected}, found ${found}`, hereSpan(parser));
}

export function expect(parser: Parser, text: string, context: string): void {
  if (!accept(parser, text)) failExpecting(parser, `\`${text}\` ${context}`);
}

/** The closing bracket's index of the group that the next token opens. @throws SyntaxFailure if it is not closed. */
function closeOf(parser: Parser, ahead = 0): number {
  const close = parser.partner[parser.index + ahead] ?? -1;
  if (close === -1 || close >= parser.end)
    throw new SyntaxFailure("syntax", "expected a closed bracket", hereSpan(parser), true);
  return close;
}

/** Steps over one token, or over a whole bracketed group. */
export function skipTree(parser: Parser): void {
  parser.index = peek(parser)?.kind === "open" ? closeOf(parser) + 1 : parser.index + 1;
}

/**
 * Reads inside of the group that the next token opens, and steps behind it. What `rule` leaves unread is its affair;
 * where it fails, the parser stays where it failed, and its end is that of the outer group again.
 */
export function within<T>(parser: Parser, rule: () => T): T {
  const close = closeOf(parser);
  const { end } = parser;
  parser.index += 1;
  parser.end = close;
  try {
    const result = rule();
    parser.index = close + 1;
    return result;
  } finally {
    parser.end = end;
  }
}

/** Reads what commas separate, up to the end of the group. */
export function readList<T>(parser: Parser, context: string, rule: () => T): readonly T[] {
  const list: T[] = [];
  while (peek(parser) !== undefined) {
    list.push(rule());
    if (peek(parser) !== undefined) expect(parser, ",", context);
  }
  return list;
}

/** Runs one rule a level deeper, so that hostile nesting ends in a gap and not in a stack overflow. */
export function deeper<T>(parser: Parser, rule: () => T): T {
  if (parser.depth >= MAX_DEPTH)
    throw new SyntaxFailure("limit", `nested more than ${MAX_DEPTH} levels deep`, hereSpan(parser));
  parser.depth += 1;
  try {
    return rule();
  } finally {
    parser.depth -= 1;
  }
}

/** The span of the tokens from an index to the last one taken. */
export function spanFrom(parser: Parser, start: number): Span {
  const first = parser.tokens[start]?.span ?? hereSpan(parser);
  const last = parser.tokens[parser.index - 1]?.span ?? first;
  if (first.file !== last.file || last.end < first.end) return first;
  return { file: first.file, start: first.start, end: last.end };
}

export function addGap(parser: Parser, reason: GapReason, detail: string, span: Span): void {
  pushGap(parser.gaps, { reason, detail, span });
}
