import { isDigit, scanIdentifierRest, startsIdentifier } from "./characters.ts";
import { rawValue, unescapeLiteral } from "./literal-value.ts";
import type { RustTokenKind } from "./token.ts";

/** A literal, lifetime or word that was found; `end` is the offset behind it. */
export interface Lexeme {
  readonly kind: RustTokenKind;
  readonly end: number;
  readonly value?: string;
  readonly raw?: true;
}

/** What begins at an offset and never ends, as a reader would call it. */
export interface Unfinished {
  readonly unfinished: string;
}

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKSLASH = 0x5c;
const HASH = 0x23;
const DOT = 0x2e;

const FLOAT_SUFFIX = /f(?:16|32|64|128)$/;

function skipDigits(text: string, at: number): number {
  let i = at;
  while (isDigit(text.charCodeAt(i)) || text[i] === "_") i += 1;
  return i;
}

function skipExponent(text: string, at: number): number {
  if (text[at] !== "e" && text[at] !== "E") return at;
  let i = at + 1;
  if (text[i] === "+" || text[i] === "-") i += 1;
  while (text[i] === "_") i += 1;
  return isDigit(text.charCodeAt(i)) ? skipDigits(text, i) : at;
}

/** A number with its suffix (Reference, "Number literals"). `1..2`, `1.max(2)` and `t.0` keep their dots to themselves. */
export function scanNumber(text: string, at: number): Lexeme {
  if (text[at] === "0" && /[xob]/.test(text[at + 1] ?? ""))
    return { kind: "integer", end: scanIdentifierRest(text, at + 2) };
  let end = skipDigits(text, at);
  const whole = end;
  if (text.charCodeAt(end) === DOT && text.charCodeAt(end + 1) !== DOT && !startsIdentifier(text, end + 1))
    end = skipDigits(text, end + 1);
  end = skipExponent(text, end);
  const suffixed = scanIdentifierRest(text, end);
  const isFloat = end > whole || FLOAT_SUFFIX.test(text.slice(end, suffixed));
  return { kind: isFloat ? "float" : "integer", end: suffixed };
}

/** The offset of the closing quote of a literal with escapes, or -1. */
function closingQuote(text: string, from: number, quote: number): number {
  for (let i = from; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === quote) return i;
    if (code === BACKSLASH) i += 1;
  }
  return -1;
}

function scanString(text: string, open: number, kind: RustTokenKind): Lexeme | Unfinished {
  const close = closingQuote(text, open + 1, QUOTE);
  if (close === -1) return { unfinished: "string" };
  return {
    kind,
    end: scanIdentifierRest(text, close + 1),
    value: unescapeLiteral(text.slice(open + 1, close)),
  };
}

/** `from` is the offset of the first `#`, or of the quote. */
function scanRawString(text: string, from: number, kind: RustTokenKind): Lexeme | Unfinished | null {
  let open = from;
  while (text.charCodeAt(open) === HASH) open += 1;
  if (text.charCodeAt(open) !== QUOTE) return null;
  const fence = `"${"#".repeat(open - from)}`;
  const close = text.indexOf(fence, open + 1);
  if (close === -1) return { unfinished: "raw string" };
  const value = rawValue(text.slice(open + 1, close));
  return { kind, end: scanIdentifierRest(text, close + fence.length), value };
}

/** From the backslash to the quote, in UTF-16 units: `\u{10_FF_FF}` with room for underscores (Reference, "Unicode escapes"). */
const LONGEST_ESCAPE = 16;

/** The offset behind the closing `'` of a character whose inside begins at `at`, or -1: then it is none. */
function endOfCharacter(text: string, at: number): number {
  if (text.charCodeAt(at) === BACKSLASH) {
    const close = closingQuote(text, at, APOSTROPHE);
    return close === -1 || close - at > LONGEST_ESCAPE ? -1 : close + 1;
  }
  const units = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return text.charCodeAt(at + units) === APOSTROPHE && text[at] !== "'" ? at + units + 1 : -1;
}

function characterAt(text: string, open: number, end: number, kind: RustTokenKind): Lexeme {
  return {
    kind,
    end: scanIdentifierRest(text, end),
    value: unescapeLiteral(text.slice(open + 1, end - 1)),
  };
}

/** A character or a lifetime: `'a'` is the one, `'a` the other (Reference, "Lifetimes and loop labels"). */
export function scanApostrophe(text: string, at: number): Lexeme | Unfinished {
  const end = endOfCharacter(text, at + 1);
  if (end !== -1) return characterAt(text, at, end, "character");
  const name = text.startsWith("r#", at + 1) ? at + 3 : at + 1;
  if (!startsIdentifier(text, name)) return { unfinished: "character" };
  return { kind: "lifetime", end: scanIdentifierRest(text, name) };
}

const STRING_PREFIXES: ReadonlyMap<string, RustTokenKind> = new Map([
  ["b", "byte-string"],
  ["c", "c-string"],
]);

const RAW_PREFIXES: ReadonlyMap<string, RustTokenKind> = new Map([
  ["r", "string"],
  ["br", "byte-string"],
  ["cr", "c-string"],
]);

/** A word, or the literal that it is the prefix of: `r"..."`, `b'x'`, `c"..."`, `r#name`. */
export function scanWord(text: string, at: number): Lexeme | Unfinished {
  const end = scanIdentifierRest(text, at);
  const next = text.charCodeAt(end);
  const word: Lexeme = { kind: "identifier", end };
  if ((next !== QUOTE && next !== APOSTROPHE && next !== HASH) || end - at > 2) return word;
  const prefix = text.slice(at, end);
  const raw = RAW_PREFIXES.get(prefix);
  if (raw !== undefined && next !== APOSTROPHE) {
    const literal = scanRawString(text, end, raw);
    if (literal !== null) return literal;
    if (prefix === "r" && next === HASH && startsIdentifier(text, end + 1))
      return { kind: "identifier", end: scanIdentifierRest(text, end + 1), raw: true };
    return word;
  }
  const kind = STRING_PREFIXES.get(prefix);
  if (kind !== undefined && next === QUOTE) return scanString(text, end, kind);
  if (prefix === "b" && next === APOSTROPHE) {
    const behind = endOfCharacter(text, end + 1);
    if (behind !== -1) return characterAt(text, end, behind, "byte");
  }
  return word;
}

/** A string without a prefix, of which the quote stands at `at`. */
export function scanPlainString(text: string, at: number): Lexeme | Unfinished {
  return scanString(text, at, "string");
}
