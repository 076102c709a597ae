/** A text that was read, under the path that reports show (relative, with `/`). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Where the bytes are no UTF-8: each was taken as one character, so that only what is ASCII can be relied on. */
  readonly encoding?: "latin-1";
  /** Where `text` is a part of another file with all around it blanked: that file. Offsets are the same in both. */
  readonly host?: SourceFile;
}

/** A half-open range of UTF-16 code units in one file. Lines and columns are made of it only at the edge. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A range as people and reports name it: lines and columns count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const lineStartsOf = new WeakMap<SourceFile, readonly number[]>();

function lineStarts(file: SourceFile): readonly number[] {
  const known = lineStartsOf.get(file);
  if (known !== undefined) return known;
  const starts = [0];
  for (let i = file.text.indexOf("\n"); i !== -1; i = file.text.indexOf("\n", i + 1)) starts.push(i + 1);
  lineStartsOf.set(file, starts);
  return starts;
}

function lineColumn(file: SourceFile, offset: number): { line: number; column: number } {
  const starts = lineStarts(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The place of a span, for reports. */
export function placeOf(span: Span): Place {
  const start = lineColumn(span.file, span.start);
  const end = lineColumn(span.file, span.end);
  return {
    path: span.file.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** A place as a message names it: `include/kv.h:3:5`. */
export function describePlace(span: Span): string {
  const { path, line, column } = placeOf(span);
  return `${path}:${line}:${column}`;
}

/** A text that spans of one path and range share, and no others. */
export function spanKey({ file, start, end }: Span): string {
  return `${file.path}\0${start}\0${end}`;
}

/** A line, counted from 1, without its line break; of what is beyond the end the last one. */
export function lineSpan(file: SourceFile, line: number): Span {
  const starts = lineStarts(file);
  const known = Math.min(line, starts.length);
  const start = starts[known - 1] ?? 0;
  return { file, start, end: start + lineText(file, known).length };
}

/** The text of a line, counted from 1, without its line break. */
export function lineText(file: SourceFile, line: number): string {
  const starts = lineStarts(file);
  const start = starts[line - 1];
  if (start === undefined) return "";
  const end = starts[line] ?? file.text.length + 1;
  return (file.host ?? file).text.slice(start, end - 1).replace(/\r$/, "");
}
