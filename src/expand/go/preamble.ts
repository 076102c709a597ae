import type { SourceFile, Span } from "../../source/source-file.ts";
import type { GoFile } from "../../syntax/go/declaration.ts";
import { insideComment, keepOnly, preambleComments } from "../../syntax/go/preamble-text.ts";
import type { GoComment } from "../../syntax/go/token.ts";

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

/** The preamble of a file that imports `C`; null of one that does not, which cgo does not look at. */
export function readPreamble(goFile: GoFile): Preamble | null {
  const { file } = goFile;
  if (!goFile.imports.some(({ path }) => path === "C")) return null;
  const lines = preambleComments(goFile).flatMap((comment) =>
    linesOf(file.text, insideComment(file.text, comment)),
  );
  const cgoLines: CgoLine[] = [];
  const kept: GoComment[] = [];
  for (const line of lines) {
    const spelled = file.text.slice(line.start, line.end);
    const text = spelled.trim();
    const start = line.start + spelled.indexOf(text);
    if (/^#cgo\s/.test(text)) cgoLines.push({ text, span: { file, start, end: start + text.length } });
    else kept.push(line);
  }
  const { path, encoding } = file;
  const text = keepOnly(file.text, kept);
  const source = { path, text, ...(encoding === undefined ? {} : { encoding }), host: file };
  return { source, cgoLines };
}

/** Each with its line break. */
function linesOf(text: string, { start, end }: GoComment): readonly GoComment[] {
  const lines: GoComment[] = [];
  for (let at = start; at < end; ) {
    const lineBreak = text.indexOf("\n", at);
    const next = lineBreak === -1 || lineBreak >= end ? end : lineBreak + 1;
    lines.push({ start: at, end: next });
    at = next;
  }
  return lines;
}
