import type picocolors from "picocolors";
import { lineText, placeOf, type Span } from "../source/source-file.ts";
import { columnsOf, visible } from "./visible.ts";

/** Columns of source text that a frame shows at most; fixed, so that a report is the same on every terminal. */
const WIDTH = 100;
/** Columns kept in front of the span where the line must be cut. */
const LEAD = 24;
/** Columns that a tab takes in a frame. */
const TAB = 4;
const CUT = "...";

export type Colors = ReturnType<typeof picocolors.createColors>;

interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly marked: boolean;
}

/**
 * The first line of a span with a mark below it, under a heading such as `baseline include/kv.h:12`. The start of a
 * file stands for the file as a whole, of which no line is shown.
 *
 * @returns lines without indentation, ready to print: nothing from the source acts on the terminal.
 */
export function renderFrame(label: string, span: Span, colors: Colors): readonly string[] {
  if (span.end === 0) return [];
  const place = placeOf(span);
  const line = lineText(span.file, place.line);
  const lastColumn = place.endLine === place.line ? place.endColumn : line.length + 1;
  const cells = window(cellsOf(line, place.column - 1, Math.max(lastColumn - 1, place.column)));
  const number = String(place.line);
  const margin = " ".repeat(number.length);
  const heading = `${label === "" ? "" : `${label} `}${visible(place.path)}:${place.line}`;
  return [
    colors.dim(heading),
    `${colors.dim(`${number} |`)} ${cells.map((cell) => cell.text).join("")}`.trimEnd(),
    `${colors.dim(`${margin} |`)} ${colors.red(underline(cells))}`.trimEnd(),
  ];
}

/** The line, character by character, as it is shown; tabs go to the next multiple of four. */
function cellsOf(line: string, start: number, end: number): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let offset = 0;
  // A longer line is cut anyway; the bound keeps one of megabytes from being taken apart.
  const first = Math.max(0, start - WIDTH * 4);
  const piece = line.slice(first, start + WIDTH * 4);
  offset = first;
  if (first > 0) cells.push({ text: CUT, columns: CUT.length, marked: false });
  for (const character of piece) {
    const isPlain = character >= " " && character <= "~";
    const text = isPlain
      ? character
      : character === "\t"
        ? " ".repeat(TAB - (column % TAB))
        : visible(character);
    const columns = isPlain ? 1 : columnsOf(text);
    cells.push({ text, columns, marked: offset >= start && offset < end });
    column += columns;
    offset += character.length;
  }
  if (start >= line.length) cells.push({ text: " ", columns: 1, marked: true });
  return cells;
}

/** At most `WIDTH` columns around the first marked cell; what is cut away is shown as cut. */
function window(cells: readonly Cell[]): readonly Cell[] {
  const total = cells.reduce((sum, cell) => sum + cell.columns, 0);
  if (total <= WIDTH) return cells;
  const firstMarked = Math.max(
    0,
    cells.findIndex((cell) => cell.marked),
  );
  let from = firstMarked;
  for (let lead = 0; from > 0; from--) {
    lead += cells[from - 1]?.columns ?? 0;
    if (lead > LEAD) break;
  }
  if (columnsBefore(cells, firstMarked) < WIDTH / 2) from = 0;
  let to = from;
  for (let columns = 0; to < cells.length; to++) {
    columns += cells[to]?.columns ?? 0;
    if (columns > WIDTH) break;
  }
  const cut: Cell = { text: CUT, columns: CUT.length, marked: false };
  return [...(from > 0 ? [cut] : []), ...cells.slice(from, to), ...(to < cells.length ? [cut] : [])];
}

function columnsBefore(cells: readonly Cell[], index: number): number {
  return cells.slice(0, index).reduce((sum, cell) => sum + cell.columns, 0);
}

function underline(cells: readonly Cell[]): string {
  return cells
    .map((cell) => (cell.marked ? "^" : " ").repeat(cell.columns))
    .join("")
    .trimEnd();
}
