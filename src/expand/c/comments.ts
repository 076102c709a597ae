import type { SourceFile, Span } from "../../source/source-file.ts";
import { lexFile } from "../../syntax/c/lexer.ts";
import type { Comment } from "./translation-unit.ts";

const commentsOf = new WeakMap<SourceFile, readonly Comment[]>();

function isLineComment(span: Span): boolean {
  return span.file.text.startsWith("//", span.start);
}

/** What stands on the comment's line before it. */
function indentation(span: Span): string {
  const { text } = span.file;
  const lineStart =
    Math.max(text.lastIndexOf("\n", span.start - 1), text.lastIndexOf("\r", span.start - 1)) + 1;
  return text.slice(lineStart, span.start);
}

/** Whether `next` goes on the run that `last` ends: on the next line, alone there, or in one column behind code. */
function continuesRun(last: Span, next: Span): boolean {
  if (!isLineComment(last) || !isLineComment(next)) return false;
  if (!/^[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(last.file.text.slice(last.end, next.start))) return false;
  const before = indentation(last);
  return before.trim() === "" || before.length === indentation(next).length;
}

function textOfLineComment(span: Span): string {
  return span.file.text
    .slice(span.start, span.end)
    .replace(/^\/\/[/!]?<?/, "")
    .replace(/^ /, "");
}

function textOfBlockComment(span: Span): string {
  const inner = span.file.text
    .slice(span.start, span.end)
    .replace(/^\/\*(?:[*!]+<?)?/, "")
    .replace(/\**\/$/, "");
  const lines = inner
    .split(/\r\n|\n|\r/)
    .map((line, index) => (index === 0 ? line : line.replace(/^[ \t]*\*? ?/, "")));
  return lines
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}

function readComments(file: SourceFile): readonly Comment[] {
  const runs: Span[][] = [];
  for (const span of lexFile(file).comments) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && continuesRun(last, span)) run.push(span);
    else runs.push([span]);
  }
  const comments: Comment[] = [];
  for (const run of runs) {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) continue;
    const text = isLineComment(first)
      ? run.map(textOfLineComment).join("\n").trim()
      : textOfBlockComment(first);
    comments.push({ span: { file, start: first.start, end: last.end }, text });
  }
  return comments;
}

/** All comments of a file, consecutive lines of `//` as one; their texts without the comment signs. */
export function commentsOfFile(file: SourceFile): readonly Comment[] {
  const known = commentsOf.get(file);
  if (known !== undefined) return known;
  const comments = readComments(file);
  commentsOf.set(file, comments);
  return comments;
}
