import { isNewline } from "./c/characters.ts";

export type CommentLanguage = "c" | "rust" | "go";

/** A comment with its signs, as half-open UTF-16 offsets; of a line comment without the line break. */
export interface CommentRange {
  readonly start: number;
  readonly end: number;
}

export interface ScannedText {
  readonly comments: readonly CommentRange[];
  /** The text with comments and what stands in literals blanked by spaces; line breaks and offsets are kept. */
  readonly code: string;
}

/** The offset behind a comment or literal that begins at `at`, and which of both it is. */
interface Stretch {
  readonly kind: "comment" | "literal";
  readonly end: number;
}

/**
 * Tells comments and literals from code, for text that need not be correct: C (C17 6.4.4, 6.4.5, 6.4.9, with line
 * splices in line comments), Rust (Reference, "Comments" with nesting, "Tokens" with raw strings; `'a` is a lifetime
 * and no open literal) and Go (specification, "Comments", "String literals"). What is not closed goes to the end of its
 * line, or of the text where it may hold line breaks.
 */
export function scanComments(text: string, language: CommentLanguage): ScannedText {
  const comments: CommentRange[] = [];
  const pieces: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const stretch = stretchAt(text, at, language);
    if (stretch === null) {
      at++;
      continue;
    }
    if (stretch.kind === "comment") comments.push({ start: at, end: stretch.end });
    pieces.push(text.slice(from, at), blank(text.slice(at, stretch.end)));
    at = stretch.end;
    from = at;
  }
  pieces.push(text.slice(from));
  return { comments, code: pieces.join("") };
}

/** A text with all but its line breaks turned into spaces: offsets stay what they are. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

function stretchAt(text: string, at: number, language: CommentLanguage): Stretch | null {
  switch (text[at]) {
    case "/": {
      const end = endOfComment(text, at, language);
      return end === at ? null : { kind: "comment", end };
    }
    case '"':
      return { kind: "literal", end: endOfQuoted(text, at, language === "rust") };
    case "'":
      if (language === "rust") return rustCharacter(text, at);
      return separatesDigits(text, at) ? null : { kind: "literal", end: endOfQuoted(text, at, false) };
    case "`":
      return language === "go" ? { kind: "literal", end: endBehind(text, "`", at + 1) } : null;
    case "r":
      return language === "rust" ? rawString(text, at) : null;
    default:
      return null;
  }
}

function endBehind(text: string, sign: string, from: number): number {
  const close = text.indexOf(sign, from);
  return close === -1 ? text.length : close + sign.length;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isNewline(text.charCodeAt(at))) at++;
  return at;
}

function endOfComment(text: string, at: number, language: CommentLanguage): number {
  const sign = text[at + 1];
  if (sign === "/") return endOfLineComment(text, at, language);
  if (sign !== "*") return at;
  return language === "rust" ? endOfNested(text, at) : endBehind(text, "*/", at + 2);
}

function endOfLineComment(text: string, at: number, language: CommentLanguage): number {
  let end = endOfLine(text, at);
  while (language === "c" && end < text.length && text[end - 1] === "\\") {
    end = endOfLine(text, end + (text.startsWith("\r\n", end) ? 2 : 1));
  }
  return end;
}

function endOfNested(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length - 1; i++) {
    const pair = text.slice(i, i + 2);
    if (pair !== "/*" && pair !== "*/") continue;
    depth += pair === "/*" ? 1 : -1;
    i++;
    if (depth === 0) return i + 1;
  }
  return text.length;
}

/** Of a quote that its line does not close, unless it may go on, the end is that of the line. */
function endOfQuoted(text: string, at: number, overLines: boolean): number {
  const quote = text[at];
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === quote) return i + 1;
    if (text[i] === "\\") i += text.startsWith("\r\n", i + 1) ? 2 : 1;
    else if (!overLines && isNewline(text.charCodeAt(i))) return i;
  }
  return text.length;
}

/** Whether a quote stands inside a number: `1'000` (C23 6.4.4.1). */
function separatesDigits(text: string, at: number): boolean {
  return /(?:^|[^0-9A-Za-z_'])[0-9][0-9A-Za-z_']*$/.test(text.slice(Math.max(0, at - 40), at));
}

/** `'x'`, `'\n'`, `'\u{1F600}'`; null for the quote of a lifetime. */
function rustCharacter(text: string, at: number): Stretch | null {
  if (text[at + 1] === "\\") {
    const close = text.slice(at + 3, at + 20).indexOf("'");
    return close === -1 ? null : { kind: "literal", end: at + 3 + close + 1 };
  }
  const width = (text.codePointAt(at + 1) ?? 0) > 0xffff ? 2 : 1;
  return text[at + 1 + width] === "'" ? { kind: "literal", end: at + 2 + width } : null;
}

/** `r"..."`, `r#"..."#`, also behind `b` or `c`; null where the letter belongs to a name. */
function rawString(text: string, at: number): Stretch | null {
  if (
    /[\p{L}\p{N}_]/u.test(text[at - 1] ?? " ") &&
    !/(?:^|[^\p{L}\p{N}_])[bc]$/u.test(text.slice(Math.max(0, at - 2), at))
  )
    return null;
  let hashes = 0;
  while (text[at + 1 + hashes] === "#") hashes++;
  if (text[at + 1 + hashes] !== '"') return null;
  return { kind: "literal", end: endBehind(text, `"${"#".repeat(hashes)}`, at + 2 + hashes) };
}
