import type { Gap } from "../idl/gap.ts";
import { describeFailure, type Files } from "../source/files.ts";
import { type CommentLanguage, scanComments } from "../syntax/comment-scan.ts";

/** Longer files are generated tables; names to look for stand in front. UTF-16 units. */
const LONGEST_SCAN = 4 * 1024 * 1024;

/** The text of a file as far as detection looks at it; empty where it cannot be read: who does not read it then tells with `unreadGap`. */
export function scannedText(files: Files, place: string): string {
  const result = files.read(place);
  return result.ok ? result.file.text.slice(0, LONGEST_SCAN) : "";
}

/** Text without its comments; in C lines that end in a backslash are joined with the next, as names may be cut there. */
export function withoutComments(text: string, language: CommentLanguage): string {
  // C17 5.1.1.2, phase 2: before anything else.
  const joined = language === "c" ? text.replaceAll(/\\\r?\n/g, "") : text;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of scanComments(joined, language).comments) {
    pieces.push(joined.slice(from, start));
    from = end;
  }
  return [...pieces, joined.slice(from)].join(" ");
}

/** A gap for a file that detection could not look into, though it may count; null for one that it could. */
export function unreadGap(files: Files, place: string, what: string): Gap | null {
  const result = files.read(place);
  if (result.ok) return null;
  const reason = result.failure.kind === "unreadable" ? "encoding" : "include";
  const detail = `${what} ${describeFailure(result.failure)}, so that nobody knows whether it counts`;
  return { reason, detail, span: { file: { path: place, text: "" }, start: 0, end: 0 } };
}

/** All identifiers of a text, keywords among them. */
export function identifiersOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/g) ?? []);
}
