import { type Gap, pushGap } from "../../idl/gap.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { GoComment, GoToken, GoTokenKind } from "./token.ts";

/** A file as tokens and comments, both in the order of the text. */
export interface LexedGoFile {
  readonly tokens: readonly GoToken[];
  readonly comments: readonly GoComment[];
  readonly gaps: readonly Gap[];
}

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map " +
    "package range return select struct switch type var"
  ).split(" "),
);

/** What ends a statement if a line ends behind it (Go specification, Semicolons). */
const ENDING_KEYWORDS: ReadonlySet<string> = new Set(["break", "continue", "fallthrough", "return"]);
const ENDING_OPERATORS: ReadonlySet<string> = new Set(["++", "--", ")", "]", "}"]);

const WORD = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const NUMBER =
  /(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]+)?|0[bBoO][\d_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?[\d_]+)?)i?/y;
/** Only operators that declarations or the ends of lines need are kept whole. */
const OPERATOR = /\.\.\.|<-|:=|\+\+|--|[-+*/%&|^<>=!()[\]{},.:~]/y;

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

interface Lexeme {
  readonly kind: GoTokenKind;
  readonly end: number;
  readonly fault?: string;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** An interpreted string or a rune: neither holds a line break. */
function scanQuoted(text: string, at: number, kind: "string" | "rune"): Lexeme {
  const quote = text.charAt(at);
  for (let i = at + 1; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === quote) return { kind, end: i + 1 };
    if (character === "\n") break;
    if (character === "\\" && text.charAt(i + 1) !== "\n") i += 1;
  }
  return { kind: "unknown", end: endOfLine(text, at), fault: "this literal is not closed on its line" };
}

function scanRaw(text: string, at: number): Lexeme {
  const close = text.indexOf("`", at + 1);
  if (close !== -1) return { kind: "string", end: close + 1 };
  const fault = "this raw string is not closed, so that the rest of the file is lost in it";
  return { kind: "unknown", end: text.length, fault };
}

function scanLexeme(text: string, at: number): Lexeme {
  const first = text.charAt(at);
  if (first === '"') return scanQuoted(text, at, "string");
  if (first === "'") return scanQuoted(text, at, "rune");
  if (first === "`") return scanRaw(text, at);
  if (first === ";") return { kind: "semicolon", end: at + 1 };
  const word = matchAt(WORD, text, at);
  if (word !== null) return { kind: KEYWORDS.has(word) ? "keyword" : "identifier", end: at + word.length };
  const number = matchAt(NUMBER, text, at);
  if (number !== null) return { kind: "number", end: at + number.length };
  const operator = matchAt(OPERATOR, text, at);
  if (operator !== null) return { kind: "operator", end: at + operator.length };
  const end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  return { kind: "unknown", end, fault: "this character begins nothing in Go" };
}

function endsStatement(token: GoToken | undefined): boolean {
  switch (token?.kind) {
    case "identifier":
    case "number":
    case "string":
    case "rune":
      return true;
    case "keyword":
      return ENDING_KEYWORDS.has(token.text);
    case "operator":
      return ENDING_OPERATORS.has(token.text);
    default:
      return false;
  }
}

/** The offset behind the comment at `at`; -1 if it never ends, `at` if there is none. */
function scanComment(text: string, at: number): number {
  if (text.startsWith("//", at)) {
    const end = endOfLine(text, at);
    return text.charAt(end - 1) === "\r" ? end - 1 : end;
  }
  if (!text.startsWith("/*", at)) return at;
  const close = text.indexOf("*/", at + 2);
  return close === -1 ? -1 : close + 2;
}

/**
 * Splits a file of Go into tokens, with the semicolons that line ends stand for, and comments (Go specification,
 * Lexical elements). A byte order mark at the start is left out.
 */
export function lexGo(file: SourceFile): LexedGoFile {
  const { text } = file;
  const tokens: GoToken[] = [];
  const comments: GoComment[] = [];
  const gaps: Gap[] = [];
  const endLine = (at: number): void => {
    if (endsStatement(tokens.at(-1))) tokens.push({ kind: "semicolon", text: "\n", start: at, end: at });
  };
  const report = (detail: string, start: number, end: number): void =>
    pushGap(gaps, { reason: "syntax", detail, span: { file, start, end } });
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === "\n") endLine(at);
    if (character === "\n" || character === " " || character === "\t" || character === "\r") {
      at += 1;
      continue;
    }
    const behind = scanComment(text, at);
    if (behind === -1) {
      report("this comment is not closed, so that the rest of the file is lost in it", at, at + 2);
      at = text.length;
      continue;
    }
    if (behind > at) {
      const breaksLine = text.charAt(at + 1) === "/" || text.slice(at, behind).includes("\n");
      if (breaksLine) endLine(at);
      comments.push({ start: at, end: behind });
      at = behind;
      continue;
    }
    const { kind, end, fault } = scanLexeme(text, at);
    if (fault !== undefined) report(fault, at, Math.min(end, at + 1));
    tokens.push({ kind, text: text.slice(at, end), start: at, end });
    at = end;
  }
  endLine(text.length);
  return { tokens, comments, gaps };
}
