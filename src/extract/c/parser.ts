import type { Packing, Visibility } from "../../expand/c/translation-unit.ts";
import { type Gap, type GapReason, pushGap } from "../../idl/gap.ts";
import { clipWord } from "../../source/clip-word.ts";
import type { Span } from "../../source/source-file.ts";
import type {
  AssertionDeclaration,
  Attributes,
  TagSpecifier,
  TypeSpelling,
} from "../../syntax/c/declaration.ts";
import type { Token } from "../../syntax/c/token.ts";

/** Parentheses, braces and declarators within each other; far beyond what C17 5.2.4.1 asks for (63). */
const MAX_DEPTH = 200;

/** Ends the reading of one external declaration; caught where the next one can begin. */
export class SyntaxFailure extends Error {
  constructor(
    readonly reason: GapReason,
    message: string,
    readonly span: Span,
  ) {
    super(message);
    this.name = "SyntaxFailure";
  }
}

export type Storage = "none" | "typedef" | "extern" | "static";

/** Declaration specifiers (C17 6.7) read as one. */
export interface Specifiers {
  readonly type: TypeSpelling;
  readonly storage: Storage;
  readonly inline: boolean;
  readonly threadLocal: boolean;
  readonly attributes: Attributes;
}

/** The rules of the grammar that refer to each other in circles, so that modules need not. */
export interface Grammar {
  readonly specifiers: (parser: Parser) => Specifiers;
  readonly typeName: (parser: Parser) => TypeSpelling;
}

/** The state of reading one token stream. */
export interface Parser {
  readonly tokens: readonly Token[];
  readonly packings: readonly Packing[];
  readonly visibilities: readonly Visibility[];
  readonly grammar: Grammar;
  readonly typeNames: Set<string>;
  readonly gaps: Gap[];
  /** Receives every struct, union and enum, inner ones first. */
  readonly onTag: (specifier: TagSpecifier) => void;
  readonly onAssertion: (assertion: AssertionDeclaration) => void;
  /** Where a failure at the end of input is reported, if there is no token at all. */
  readonly fallback: Span;
  index: number;
  depth: number;
  /** Of the expression that is being read, with those within it; null outside of expressions. */
  operators: { count: number } | null;
}

export function peek(parser: Parser, ahead = 0): Token | undefined {
  return parser.tokens[parser.index + ahead];
}

/** Whether the next token is that punctuator or word; a string or character literal never is. */
export function at(parser: Parser, text: string, ahead = 0): boolean {
  const token = parser.tokens[parser.index + ahead];
  return token !== undefined && token.text === text && token.kind !== "string" && token.kind !== "character";
}

export function accept(parser: Parser, text: string): boolean {
  if (!at(parser, text)) return false;
  parser.index += 1;
  return true;
}

/** Where the next token stands; behind the last one at the end. */
export function hereSpan(parser: Parser): Span {
  const token = parser.tokens[parser.index];
  if (token !== undefined) return token.span;
  const last = parser.tokens[parser.tokens.length - 1]?.span ?? parser.fallback;
  return { file: last.file, start: last.end, end: last.end };
}

/** @throws SyntaxFailure always: what was met in place of what was expected. */
export function failExpecting(parser: Parser, expected: string): never {
  const met = peek(parser);
  const found = met === undefined ? "the end of the file" : `\`${clipWord(met.text)}\``;
  const from = met?.macro === undefined ? "" : ` (from the macro \`${met.macro}\`)`;
  throw new SyntaxFailure("syntax", `expected ${expected}, found ${found}${from}`, hereSpan(parser));
}

export function expect(parser: Parser, text: string, context: string): Token {
  const token = peek(parser);
  if (token === undefined || !at(parser, text)) failExpecting(parser, `\`${text}\` ${context}`);
  parser.index += 1;
  return token;
}

/** Takes the next token, whatever it is. */
export function take(parser: Parser, expected: string): Token {
  const token = peek(parser);
  if (token === undefined) failExpecting(parser, expected);
  parser.index += 1;
  return token;
}

/** Runs one rule a level deeper, so that hostile nesting ends in a gap and not in a stack overflow. */
export function deeper<T>(parser: Parser, rule: () => T): T {
  if (parser.depth >= MAX_DEPTH) {
    throw new SyntaxFailure("limit", `nested more than ${MAX_DEPTH} levels deep`, hereSpan(parser));
  }
  parser.depth += 1;
  const result = rule();
  parser.depth -= 1;
  return result;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * Skips a bracketed group, of which the next token is the opening one. A `;` ends what has no braces around it: so a
 * parenthesis that is not closed swallows no declaration that follows.
 */
export function skipBalanced(parser: Parser): void {
  const opened: string[] = [];
  const start = parser.index;
  let braces = 0;
  do {
    const token = peek(parser);
    if (token === undefined) {
      parser.index = start;
      const detail = `this \`${peek(parser)?.text ?? "("}\` is never closed`;
      throw new SyntaxFailure("syntax", detail, hereSpan(parser));
    }
    if (token.kind === "punctuator") {
      const closing = CLOSING[token.text];
      if (closing !== undefined) opened.push(closing);
      if (token.text === "{") braces += 1;
      if (token.text === ";" && braces === 0) failExpecting(parser, `\`${opened[opened.length - 1]}\``);
      if (token.text === ")" || token.text === "]" || token.text === "}") {
        if (opened[opened.length - 1] !== token.text)
          failExpecting(parser, `\`${opened[opened.length - 1]}\``);
        opened.pop();
        if (token.text === "}") braces -= 1;
      }
    }
    parser.index += 1;
  } while (opened.length > 0);
}

export function addGap(parser: Parser, reason: GapReason, detail: string, span: Span): void {
  pushGap(parser.gaps, { reason, detail, span });
}

/** The last of the changes, which are in the order of their places, in front of the token with this index. */
function lastChange<T extends { readonly at: number }>(changes: readonly T[], index: number): T | undefined {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.at ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}

/** The packing in force at the next token, or one so many tokens on, in bytes. */
export function packingHere(parser: Parser, ahead = 0): number | null {
  return lastChange(parser.packings, parser.index + ahead)?.value ?? null;
}

/** What `#pragma GCC visibility` says of what is declared at the next token; null for nothing. */
export function visibilityHere(parser: Parser): Visibility["value"] {
  return lastChange(parser.visibilities, parser.index)?.value ?? null;
}

/** From the start of one span to the end of another, if they stand in one file in that order. */
function joinSpans(first: Span, last: Span): Span {
  if (first.file !== last.file || last.end < first.end) return first;
  return { file: first.file, start: first.start, end: last.end };
}

/** The span of the tokens from an index to the last one taken. */
export function spanFrom(parser: Parser, start: number): Span {
  const first = parser.tokens[start]?.span ?? hereSpan(parser);
  const last = parser.tokens[parser.index - 1]?.span ?? first;
  return joinSpans(first, last);
}
