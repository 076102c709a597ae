import type { Gap } from "../../idl/gap.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import {
  isDigit,
  isIdentifierStart,
  isNewline,
  isWhiteSpace,
  scanIdentifier,
  scanNumber,
} from "./characters.ts";
import { spliceLines } from "./line-splices.ts";
import { scanPunctuator } from "./punctuators.ts";
import type { Token, TokenKind } from "./token.ts";

/** A file after translation phases 1 to 3 (C17 5.1.1.2). */
export interface LexedFile {
  readonly file: SourceFile;
  readonly tokens: readonly Token[];
  /** Where comments stand, in ascending order. */
  readonly comments: readonly Span[];
  readonly gaps: readonly Gap[];
}

const lexedFiles = new WeakMap<SourceFile, LexedFile>();

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKSLASH = 0x5c;
const SLASH = 0x2f;
const STAR = 0x2a;

/** The offset behind a literal whose opening quote stands at `open`, or -1 if its line ends first. */
function scanLiteral(text: string, open: number): number {
  const quote = text.charCodeAt(open);
  for (let i = open + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (isNewline(code)) return -1;
    if (code === BACKSLASH && !isNewline(text.charCodeAt(i + 1))) i += 1;
  }
  return -1;
}

function endOfLine(text: string, from: number): number {
  let i = from;
  while (i < text.length && !isNewline(text.charCodeAt(i))) i += 1;
  return i;
}

const LITERAL_PREFIXES: ReadonlySet<string> = new Set(["L", "u", "U", "u8"]);

/** Whether `tokens` end in `# include` or one of its kin, so that a header name follows (C17 6.4.7). */
function expectsHeaderName(tokens: readonly Token[]): boolean {
  const directive = tokens.at(-1);
  const sign = tokens.at(-2);
  if (directive?.kind !== "identifier" || directive.startsLine) return false;
  if (sign === undefined || !sign.startsLine || (sign.text !== "#" && sign.text !== "%:")) return false;
  return directive.text === "include" || directive.text === "include_next" || directive.text === "import";
}

interface Lexeme {
  readonly kind: TokenKind;
  readonly end: number;
}

function scanHeaderName(text: string, at: number): Lexeme | null {
  const open = text[at];
  if (open !== "<" && open !== '"') return null;
  const length = text.slice(at + 1, endOfLine(text, at)).indexOf(open === "<" ? ">" : '"');
  if (length === -1) return null;
  return { kind: open === "<" ? "other" : "string", end: at + 1 + length + 1 };
}

function scanQuoted(text: string, at: number, quoteAt: number): Lexeme {
  const end = scanLiteral(text, quoteAt);
  if (end === -1) return { kind: "other", end: Math.max(endOfLine(text, at), at + 1) };
  return { kind: text.charCodeAt(quoteAt) === QUOTE ? "string" : "character", end };
}

function scanWord(text: string, at: number): Lexeme {
  const end = scanIdentifier(text, at);
  const next = text.charCodeAt(end);
  if ((next === QUOTE || next === APOSTROPHE) && LITERAL_PREFIXES.has(text.slice(at, end)))
    return scanQuoted(text, at, end);
  return { kind: "identifier", end };
}

function scanLexeme(text: string, at: number): Lexeme {
  const code = text.charCodeAt(at);
  if (isIdentifierStart(text, at)) return scanWord(text, at);
  if (isDigit(code) || (code === 0x2e && isDigit(text.charCodeAt(at + 1))))
    return { kind: "number", end: scanNumber(text, at) };
  if (code === QUOTE || code === APOSTROPHE) return scanQuoted(text, at, at);
  const end = scanPunctuator(text, at);
  if (end > at) return { kind: "punctuator", end };
  return { kind: "other", end: at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) };
}

/** The offset behind the comment at `at`, -1 if it never ends, or `at` if there is none. */
function scanComment(text: string, at: number): number {
  if (text.charCodeAt(at) !== SLASH) return at;
  const second = text.charCodeAt(at + 1);
  if (second === SLASH) return endOfLine(text, at);
  if (second !== STAR) return at;
  const close = text.indexOf("*/", at + 2);
  return close === -1 ? -1 : close + 2;
}

function scanFile(file: SourceFile): LexedFile {
  const { text, originalOffset } = spliceLines(file.text);
  const tokens: Token[] = [];
  const comments: Span[] = [];
  const gaps: Gap[] = [];
  let startsLine = true;
  let spaced = false;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const spanOf = (from: number, to: number): Span => {
    const start = originalOffset(from);
    return { file, start, end: originalOffset(to - 1) + 1 };
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWhiteSpace(code)) {
      startsLine ||= isNewline(code);
      spaced = true;
      at += 1;
      continue;
    }
    const behind = scanComment(text, at);
    if (behind === -1) {
      const span = spanOf(at, text.length);
      const detail = "this comment is not closed with `*/`, so that the rest of the file is lost in it";
      gaps.push({ reason: "syntax", detail, span: { file, start: span.start, end: span.start + 2 } });
      break;
    }
    if (behind > at) {
      comments.push(spanOf(at, behind));
      spaced = true;
      at = behind;
      continue;
    }
    const headerName = expectsHeaderName(tokens) ? scanHeaderName(text, at) : null;
    const { kind, end } = headerName ?? scanLexeme(text, at);
    tokens.push({ kind, text: text.slice(at, end), span: spanOf(at, end), spaced, startsLine });
    startsLine = false;
    spaced = false;
    at = end;
  }
  return { file, tokens, comments, gaps };
}

/**
 * Splits a file into preprocessing tokens (C17 6.4) and comments. A literal that its line does not close is one token
 * of kind `other` up to the end of the line: in a group that `#if` skips it does no harm. A header name behind
 * `#include` is a token of kind `other` (`<...>`) or `string`. The result is kept per file.
 */
export function lexFile(file: SourceFile): LexedFile {
  const known = lexedFiles.get(file);
  if (known !== undefined) return known;
  const lexed = scanFile(file);
  lexedFiles.set(file, lexed);
  return lexed;
}

/** Splits a text that stands in no file; all tokens get `span`. Comments count as white space. */
export function lexText(text: string, span: Span): readonly Token[] {
  const lexed = scanFile({ path: span.file.path, text });
  return lexed.tokens.map((token) => ({ ...token, span }));
}

/** What `##` makes of two spellings: one token, or null if they make none (C17 6.10.3.3p3). */
export function lexPasted(text: string): TokenKind | null {
  if (text === "") return null;
  if (scanComment(text, 0) !== 0) return null;
  if (isWhiteSpace(text.charCodeAt(0))) return null;
  const { kind, end } = scanLexeme(text, 0);
  if (end !== text.length || (kind === "other" && text.length > 2)) return null;
  return kind;
}

/** Whether a token is a literal that its line does not close. */
export function isUnterminatedLiteral(token: Token): boolean {
  return token.kind === "other" && /^(?:u8|[LuU])?["']/.test(token.text);
}
