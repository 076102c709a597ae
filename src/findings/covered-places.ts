import type { CommentLanguage, CommentRange, ScannedText } from "../syntax/comment-scan.ts";
import { type BracketedCode, endOfItem, matchBrackets } from "../syntax/item-extent.ts";

/** Ranges of one file, half open, in UTF-16 code units. */
export type CoveredPlace = readonly { readonly start: number; readonly end: number }[];

interface CommentedText {
  readonly text: string;
  readonly language: CommentLanguage;
  readonly scanned: ScannedText;
}

interface Commented {
  /** The comment that an annotation stands in, and the annotation's own offset in it. */
  readonly comment: CommentRange;
  readonly at: number;
}

/** Comments and blanks are followed no further than this, in UTF-16 code units. */
const FURTHEST = 100_000;

/** What each of some annotations covers; they are in the order of the text. */
export function placesUnderComments(
  { text, language, scanned }: CommentedText,
  annotations: readonly Commented[],
): readonly CoveredPlace[] {
  if (annotations.length === 0) return [];
  const { code } = scanned;
  const bracketed = matchBrackets(
    code,
    language,
    annotations.map(({ comment }) => comment.start),
  );
  const ends = new Map(scanned.comments.map(({ start, end }) => [start, end]));
  const firstCode = code.search(/\S/);
  return annotations.map(({ comment, at }) => {
    const line = { start: startOfLine(code, at), end: endOfLine(code, at) };
    if (standsBehindCode(code, comment.start)) return [line];
    const enclosing = bracketed.openAt.get(comment.start) ?? -1;
    const item = startOfItem(text, ends, comment.end);
    const below = item === null ? 0 : endBelow(bracketed, code, item, enclosing);
    const isAboveAll = firstCode === -1 || comment.start < firstCode;
    return [
      { start: startOfBlock(text, code, comment.start), end: Math.max(comment.end, below) },
      ...(isAboveAll ? [{ start: 0, end: 1 }] : []),
    ];
  });
}

/** What holds items that have nothing to do with each other is covered up to its brace, and none of them with it. */
function endBelow(bracketed: BracketedCode, code: string, item: number, enclosing: number): number {
  const brace = braceOfContainer(bracketed, item);
  return brace ?? endOfItem(bracketed, code, item, enclosing) ?? endOfLine(code, item);
}

/** Heads are followed no further than this, in UTF-16 code units. */
const LONGEST_HEAD = 2_000;

/** Literals are blank: `extern "C" {` is `extern {`, and so is its Rust namesake. */
const CONTAINERS: Readonly<Record<CommentLanguage, RegExp | null>> = {
  c: /^(?:extern\s*\{|(?:inline\s+)?namespace\b[^;{(]*\{)/,
  rust: /^(?:pub\b\s*(?:\([^()]*\)\s*)?)?(?:unsafe\s+)?(?:extern\s*\{|(?:mod|impl|trait)\b[^;{]*\{)/,
  go: null,
};

/** The brace that opens a linkage block, a namespace, a module or an implementation; null where none begins. */
function braceOfContainer({ code, closes, language }: BracketedCode, item: number): number | null {
  const pattern = CONTAINERS[language];
  if (pattern === null) return null;
  let start = item;
  const limit = item + LONGEST_HEAD;
  for (let attribute = code.startsWith("#[", start); attribute && start < limit; ) {
    const close = closes[start + 1] ?? 0;
    if (close === 0) return null;
    start = close + 1;
    while (start < limit && /\s/.test(code[start] ?? "")) start++;
    attribute = code.startsWith("#[", start);
  }
  const head = pattern.exec(code.slice(start, start + LONGEST_HEAD));
  return head === null ? null : start + head[0].length;
}

/** Where the first code stands behind a comment with no blank line between, other comments aside; null if none does. */
function startOfItem(text: string, ends: ReadonlyMap<number, number>, from: number): number | null {
  const limit = Math.min(text.length, from + FURTHEST);
  let breaks = 0;
  for (let at = from; at < limit; at++) {
    const end = ends.get(at);
    if (end !== undefined) {
      at = end - 1;
      breaks = 0;
    } else if (text[at] === "\n") {
      breaks++;
      if (breaks > 1) return null;
    } else if (!/\s/.test(text[at] ?? "")) return at;
  }
  return null;
}

/** The first of the lines above that hold only comments or attributes, with no blank line between. */
function startOfBlock(text: string, code: string, from: number): number {
  let start = startOfLine(code, from);
  while (start > 0 && from - start < FURTHEST) {
    const above = startOfLine(code, start - 1);
    const line = code.slice(above, start).trim();
    const isCommentOnly = line === "" && text.slice(above, start).trim() !== "";
    const isAttribute = /^#\[/.test(line) && line.endsWith("]");
    if (!isCommentOnly && !isAttribute) break;
    start = above;
  }
  return start;
}

function standsBehindCode(code: string, at: number): boolean {
  const limit = Math.max(0, at - FURTHEST);
  for (let before = at - 1; before >= limit; before--) {
    if (code[before] === "\n") return false;
    if (!/\s/.test(code[before] ?? "")) return true;
  }
  return limit > 0;
}

function startOfLine(code: string, at: number): number {
  return at === 0 ? 0 : code.lastIndexOf("\n", at - 1) + 1;
}

function endOfLine(code: string, at: number): number {
  const end = code.indexOf("\n", at);
  return end === -1 ? code.length + 1 : end;
}
