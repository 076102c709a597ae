import { blank } from "../comment-scan.ts";
import type { GoFile } from "./declaration.ts";
import type { GoComment } from "./token.ts";

/** The comments directly above each `import "C"`: cgo reads them as C ("cmd/cgo", "Using cgo with the go command"). */
export function preambleComments({ imports }: Pick<GoFile, "imports">): readonly GoComment[] {
  return imports.filter(({ path }) => path === "C").flatMap(({ doc }) => doc);
}

/** What stands in a comment, between its signs; half-open UTF-16 offsets. */
export function insideComment(text: string, { start, end }: GoComment): GoComment {
  const isBlock = text.startsWith("/*", start);
  return { start: start + 2, end: isBlock ? Math.max(start + 2, end - 2) : end };
}

/**
 * A text with everything outside of some stretches blanked: line breaks and offsets are kept.
 *
 * @param stretches in the order of the text; none reaches into another.
 */
export function keepOnly(text: string, stretches: readonly GoComment[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of stretches) {
    pieces.push(blank(text.slice(from, start)), text.slice(start, end));
    from = end;
  }
  pieces.push(blank(text.slice(from)));
  return pieces.join("");
}
