import { blank, type CommentRange } from "./comment-scan.ts";

/** The comments directly above each `import "C"`: cgo reads them as C ("cmd/cgo", "Using cgo with the go command"). */
export function preambleComments(text: string, comments: readonly CommentRange[]): readonly CommentRange[] {
  const found: CommentRange[] = [];
  let group: CommentRange[] = [];
  for (const comment of comments) {
    const last = group.at(-1);
    if (last !== undefined && !isOneBreak(text.slice(last.end, comment.start))) group = [];
    group.push(comment);
    if (!IMPORT.test(text.slice(comment.end, comment.end + 200))) continue;
    found.push(...group);
    group = [];
  }
  return found;
}

const IMPORT = /^[ \t]*(?:\r?\n)?[ \t]*(?:import[ \t]+)?["`]C["`]/;

function isOneBreak(between: string): boolean {
  return between.length < 200 && /^[ \t]*(?:\r?\n)?[ \t]*$/.test(between);
}

/** The C text of preambles in its place, with everything around it blanked; line breaks and offsets are kept. */
export function maskPreambles(text: string, preambles: readonly CommentRange[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of preambles) {
    const isBlock = text.startsWith("/*", start);
    const [first, last] = [start + 2, isBlock ? Math.max(start + 2, end - 2) : end];
    pieces.push(blank(text.slice(from, first)), text.slice(first, last));
    from = last;
  }
  pieces.push(blank(text.slice(from)));
  return pieces.join("");
}
