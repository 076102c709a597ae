import { type Gap, pushGap } from "../../idl/gap.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import { isDigit, isWhiteSpace, startsIdentifier } from "./characters.ts";
import { rawValue } from "./literal-value.ts";
import {
  type Lexeme,
  scanApostrophe,
  scanNumber,
  scanPlainString,
  scanWord,
  type Unfinished,
} from "./scan-literal.ts";
import type { RustToken, RustTokenKind } from "./token.ts";

export interface LexedRust {
  readonly tokens: readonly RustToken[];
  /** Where a literal or a comment never ends, and characters that begin no token. */
  readonly gaps: readonly Gap[];
}

type Growing = { -readonly [K in keyof RustToken]: RustToken[K] };

interface Scan {
  readonly file: SourceFile;
  readonly tokens: Growing[];
  readonly gaps: Gap[];
}

const OPEN = "([{";
const CLOSE = ")]}";
const PUNCTUATION = "!#$%&*+,-./:;<=>?@^|~";

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** The offset behind a block comment, which may hold others, or -1 (Reference, "Comments"). */
function endOfBlockComment(text: string, at: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = at;
  let depth = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return -1;
}

/** How far behind `#!` a `[` is looked for, in UTF-16 units: comments may stand between, and people write none there. */
const SHEBANG_REACH = 4_000;

/** A `#!` on the first line that begins no inner attribute is for the shell (Reference, "Input format"). */
function skipShebang(text: string, at: number): number {
  if (!text.startsWith("#!", at)) return at;
  const behind = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(text.slice(at + 2, at + SHEBANG_REACH));
  return text[at + 2 + (behind?.[0].length ?? 0)] === "[" ? at : endOfLine(text, at);
}

function add(scan: Scan, kind: RustTokenKind, text: string, start: number, end: number): Growing {
  const token: Growing = { kind, text, span: { file: scan.file, start, end }, joined: true };
  scan.tokens.push(token);
  return token;
}

function part(scan: Scan): void {
  const last = scan.tokens.at(-1);
  if (last !== undefined) last.joined = false;
}

function addGap(scan: Scan, detail: string, start: number, end: number): void {
  const span: Span = { file: scan.file, start, end };
  pushGap(scan.gaps, { reason: "syntax", detail, span });
}

/** Documentation as the attribute that it is a spelling of: `/// text` is `#[doc = " text"]`. */
function addDocumentation(scan: Scan, inner: boolean, value: string, start: number, end: number): void {
  part(scan);
  add(scan, "punctuation", "#", start, end);
  if (inner) add(scan, "punctuation", "!", start, end);
  add(scan, "open", "[", start, end);
  add(scan, "identifier", "doc", start, end);
  add(scan, "punctuation", "=", start, end);
  add(scan, "string", scan.file.text.slice(start, end), start, end).value = rawValue(value);
  add(scan, "close", "]", start, end).joined = false;
}

function readLineComment(scan: Scan, at: number): number {
  const { text } = scan.file;
  const end = endOfLine(text, at);
  const third = text[at + 2];
  const isOuter = third === "/" && text[at + 3] !== "/";
  const behind = text[end - 1] === "\r" ? end - 1 : end;
  if (isOuter || third === "!") addDocumentation(scan, third === "!", text.slice(at + 3, behind), at, behind);
  else part(scan);
  return end;
}

function readBlockComment(scan: Scan, at: number): number {
  const { text } = scan.file;
  const end = endOfBlockComment(text, at);
  if (end === -1) {
    addGap(
      scan,
      "this comment is not closed with `*/`, so that the rest of the file is lost in it",
      at,
      at + 2,
    );
    return text.length;
  }
  const third = text[at + 2];
  const isOuter = third === "*" && text[at + 3] !== "*" && end - at > 4;
  if (isOuter || third === "!") addDocumentation(scan, third === "!", text.slice(at + 3, end - 2), at, end);
  else part(scan);
  return end;
}

function lexemeAt(text: string, at: number): Lexeme | Unfinished | null {
  if (startsIdentifier(text, at)) return scanWord(text, at);
  if (isDigit(text.charCodeAt(at))) return scanNumber(text, at);
  if (text[at] === '"') return scanPlainString(text, at);
  if (text[at] === "'") return scanApostrophe(text, at);
  return null;
}

function readSign(scan: Scan, at: number): number {
  const { text } = scan.file;
  const sign = text[at] ?? "";
  if (OPEN.includes(sign)) add(scan, "open", sign, at, at + 1);
  else if (CLOSE.includes(sign)) add(scan, "close", sign, at, at + 1);
  else if (PUNCTUATION.includes(sign)) add(scan, "punctuation", sign, at, at + 1);
  else {
    const end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    addGap(scan, `no token of Rust begins with \`${text.slice(at, end)}\``, at, end);
    part(scan);
    return end;
  }
  return at + 1;
}

function readToken(scan: Scan, at: number): number {
  const { text } = scan.file;
  const lexeme = lexemeAt(text, at);
  if (lexeme === null) return readSign(scan, at);
  if ("unfinished" in lexeme) {
    const { unfinished } = lexeme;
    const isString = unfinished !== "character";
    const lost = isString ? ", so that the rest of the file is lost in it" : "";
    addGap(scan, `this ${unfinished} is not closed${lost}`, at, at + 1);
    part(scan);
    return isString ? text.length : at + 1;
  }
  const token = add(scan, lexeme.kind, text.slice(lexeme.raw ? at + 2 : at, lexeme.end), at, lexeme.end);
  if (lexeme.value !== undefined) token.value = lexeme.value;
  if (lexeme.raw) token.raw = true;
  return lexeme.end;
}

/**
 * The tokens of a file (Reference, "Lexical structure"), all editions at once. Comments that are documentation become
 * the attributes that they stand for, each of their tokens with the span of the whole comment.
 */
export function lexRust(file: SourceFile): LexedRust {
  const { text } = file;
  const scan: Scan = { file, tokens: [], gaps: [] };
  let at = skipShebang(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  while (at < text.length) {
    if (isWhiteSpace(text.charCodeAt(at))) {
      part(scan);
      at += 1;
    } else if (text[at] === "/" && text[at + 1] === "/") at = readLineComment(scan, at);
    else if (text[at] === "/" && text[at + 1] === "*") at = readBlockComment(scan, at);
    else at = readToken(scan, at);
  }
  part(scan);
  return { tokens: scan.tokens, gaps: scan.gaps };
}
