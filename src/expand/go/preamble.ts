import type { SourceFile, Span } from "../../source/source-file.ts";
import { blank } from "../../syntax/comment-scan.ts";
import type { GoFile } from "../../syntax/go/declaration.ts";

/** A `#cgo` line of a preamble: its text without white space around it, and where that stands. */
export interface CgoLine {
  readonly text: string;
  readonly span: Span;
}

/** What stands above the `import "C"` of one file. */
export interface Preamble {
  /**
   * The file with all but the C text blanked: offsets are those of the Go file. All comments above all its `import "C"`
   * follow each other, as cgo puts them together; `#cgo` lines are blank too.
   */
  readonly source: SourceFile;
  readonly cgoLines: readonly CgoLine[];
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The preamble of a file that imports `C`; null of one that does not, which cgo does not look at. */
export function readPreamble({ file, imports }: GoFile): Preamble | null {
  const cImports = imports.filter(({ path }) => path === "C");
  if (cImports.length === 0) return null;
  const pieces = cImports
    .flatMap(({ doc }) => doc)
    .map(({ start, end }) => withoutSigns(file.text, start, end));
  const cgoLines: CgoLine[] = [];
  let text = "";
  let at = 0;
  for (const piece of pieces) {
    text += blank(file.text.slice(at, piece.start));
    for (const line of linesOf(file.text, piece)) {
      const spelled = file.text.slice(line.start, line.end);
      const trimmed = spelled.trim();
      const isCgo = /^#cgo\s/.test(trimmed);
      if (isCgo) {
        const start = line.start + spelled.indexOf(trimmed);
        cgoLines.push({ text: trimmed, span: { file, start, end: start + trimmed.length } });
      }
      text += isCgo ? blank(spelled) : spelled;
    }
    at = piece.end;
  }
  text += blank(file.text.slice(at));
  const { path, encoding } = file;
  const source = { path, text, ...(encoding === undefined ? {} : { encoding }), host: file };
  return { source, cgoLines };
}

function withoutSigns(text: string, start: number, end: number): Piece {
  return { start: start + 2, end: text.charAt(start + 1) === "*" ? end - 2 : end };
}

/** Each with its line break. */
function linesOf(text: string, { start, end }: Piece): readonly Piece[] {
  const lines: Piece[] = [];
  for (let at = start; at < end; ) {
    const lineBreak = text.indexOf("\n", at);
    const next = lineBreak === -1 || lineBreak >= end ? end : lineBreak + 1;
    lines.push({ start: at, end: next });
    at = next;
  }
  return lines;
}
