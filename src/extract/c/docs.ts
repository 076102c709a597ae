import type { Comment } from "../../expand/c/translation-unit.ts";
import { appendTo } from "../../source/append-to.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";

/** Finds the comment that stands directly above a place. */
export type DocLookup = (span: Span) => string | undefined;

/** Prepares the comments of a unit for {@link DocLookup}: the last that ends before the place, with no blank line between. */
export function indexDocs(comments: readonly Comment[]): DocLookup {
  const byFile = new Map<SourceFile, Comment[]>();
  for (const comment of comments) {
    appendTo(byFile, comment.span.file, comment);
  }
  for (const list of byFile.values()) list.sort((a, b) => a.span.start - b.span.start);
  return (span) => {
    const list = byFile.get(span.file);
    return list === undefined ? undefined : docAbove(list, span);
  };
}

function docAbove(comments: readonly Comment[], span: Span): string | undefined {
  const comment = comments[lastBefore(comments, span.start)];
  if (comment === undefined || !standsAbove(comment, span.start)) return undefined;
  return comment.text === "" ? undefined : comment.text;
}

function lastBefore(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Only white space and at most one line break lie between, and nothing but white space before it on its own line. */
function standsAbove(comment: Comment, offset: number): boolean {
  const { text } = comment.span.file;
  const between = text.slice(comment.span.end, offset);
  if (between.trim() !== "" || between.split("\n").length > 2) return false;
  const lineStart = text.lastIndexOf("\n", comment.span.start - 1) + 1;
  return text.slice(lineStart, comment.span.start).trim() === "";
}
