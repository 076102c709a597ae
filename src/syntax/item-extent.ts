import { isNewline, isWhiteSpace } from "./c/characters.ts";
import { blank, type CommentLanguage } from "./comment-scan.ts";

/** Code with its brackets matched. Offsets are UTF-16 code units. */
export interface BracketedCode {
  readonly language: CommentLanguage;
  /** Comments and literals blanked; in C also directives. */
  readonly code: string;
  /** At an opening bracket the offset of the one that closes it; elsewhere 0. */
  readonly closes: Int32Array;
  /** By each offset that was asked for: the innermost bracket that is open there, or -1. */
  readonly openAt: ReadonlyMap<number, number>;
}

/** An item whose end is further off is not followed to it. */
const MOST_STEPS = 100_000;

const OPENS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * Matches the brackets of a text whose comments and literals are blanked. A bracket that closes nothing of its kind
 * is passed over, as where both branches of an `#if` open one.
 *
 * @param asked ascending offsets.
 */
export function matchBrackets(
  blanked: string,
  language: CommentLanguage,
  asked: readonly number[],
): BracketedCode {
  const code = language === "c" ? blankDirectives(blanked) : blanked;
  const closes = new Int32Array(code.length);
  const openAt = new Map<number, number>();
  const stack: number[] = [];
  let next = 0;
  for (let at = 0; at <= code.length; at++) {
    for (; next < asked.length && (asked[next] ?? 0) <= at; next++)
      openAt.set(asked[next] ?? 0, stack.at(-1) ?? -1);
    const sign = code[at] ?? "";
    if (sign === "(" || sign === "[" || sign === "{") stack.push(at);
    else if (sign === ")" || sign === "]" || sign === "}") {
      const open = stack.at(-1);
      if (open === undefined || OPENS[code[open] ?? ""] !== sign) continue;
      closes[open] = at;
      stack.pop();
    }
  }
  return { language, code, closes, openAt };
}

function blankDirectives(code: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < code.length; at = endOfLogicalLine(code, at) + 1) {
    const first = skipBlanks(code, at);
    if (code[first] !== "#") continue;
    const end = endOfLogicalLine(code, first);
    pieces.push(code.slice(from, first), blank(code.slice(first, end)));
    from = end;
  }
  return from === 0 ? code : pieces.join("") + code.slice(from);
}

/** The end of a line, lines that end in a backslash taken with the next (C17 5.1.1.2, phase 2). */
function endOfLogicalLine(code: string, from: number): number {
  let at = from;
  while (at < code.length && (!isNewline(code.charCodeAt(at)) || isSpliced(code, at))) at++;
  return at;
}

function isSpliced(code: string, at: number): boolean {
  return code[at - 1] === "\\" || (code[at] === "\n" && code[at - 1] === "\r" && code[at - 2] === "\\");
}

function skipBlanks(code: string, from: number): number {
  let at = from;
  while (code[at] === " " || code[at] === "\t") at++;
  return at;
}

/**
 * The offset behind the item that begins at an offset of code: its `;`, its closing brace where the language ends it
 * there, the comma behind a field or parameter, in Go the end of its line, in C the end of a directive. Null where no
 * end is found, as under brackets that do not match.
 *
 * @param blanked as given to `matchBrackets`.
 * @param enclosing the innermost bracket that is open where the item begins, or -1.
 */
export function endOfItem(
  bracketed: BracketedCode,
  blanked: string,
  start: number,
  enclosing: number,
): number | null {
  const { code, language, closes } = bracketed;
  if (language === "c" && blanked[start] === "#") return endOfLogicalLine(blanked, start);
  const holder = enclosing === -1 ? "" : (code[enclosing] ?? "");
  let angles = 0;
  let last = "";
  let at = start;
  for (let step = 0; step < MOST_STEPS && at < code.length; step++) {
    const sign = code[at] ?? "";
    if (sign === ")" || sign === "]" || sign === "}") return at;
    if (sign in OPENS) {
      const close = closes[at] ?? 0;
      if (close === 0) return null;
      if (sign === "{" && endsWithBrace(code, language, start, at, last)) return close + 1;
      at = close;
    } else if (sign === ";") return at + 1;
    else if (sign === "," && angles <= 0 && endsAtComma(language, holder)) return at + 1;
    else if (language === "go" && isNewline(code.charCodeAt(at)) && endsGoLine(last)) return at;
    else if (language === "rust" && sign === "<") angles++;
    else if (language === "rust" && sign === ">" && last !== "-" && last !== "=") angles--;
    if (!isWhiteSpace(code.charCodeAt(at))) last = code[at] ?? "";
    at++;
  }
  return at >= code.length && enclosing === -1 ? code.length : null;
}

/** Whether the brace that closes is the item's end: in C of a function's body and of `extern "C" {`, but of no type. */
function endsWithBrace(
  code: string,
  language: CommentLanguage,
  start: number,
  brace: number,
  last: string,
): boolean {
  if (language === "rust") return true;
  if (language === "go") return false;
  const head = code.slice(start, Math.min(brace, start + 200)).trim();
  if (/^extern\s*$/.test(head)) return true;
  return last === ")" && !/^typedef\b/.test(head);
}

/** Several names may stand in one declaration of a file, and several operands in one statement of Go. */
function endsAtComma(language: CommentLanguage, holder: string): boolean {
  if (language === "go") return holder === "(";
  return holder !== "";
}

/** Go specification, "Semicolons": a line ends a statement unless an operator or a comma is its last token. */
function endsGoLine(last: string): boolean {
  return last !== "" && !",.+-*/%&|^<>=!".includes(last);
}
