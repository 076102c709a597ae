import { columnsOf } from "./visible.ts";

/** Columns that a line of prose fills; fixed, so that a report is the same on every terminal. */
const WIDTH = 100;

/**
 * Breaks prose at blanks into lines of at most 100 columns, `margin` columns in front of them included. A word that is
 * longer has a line of its own; every line but the first begins with `hang`.
 */
export function wrapText(text: string, margin: number, hang: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let columns = margin;
  for (const word of text.split(" ")) {
    const width = columnsOf(word);
    if (line !== "" && columns + 1 + width > WIDTH) {
      lines.push(line);
      line = `${hang}${word}`;
      columns = margin + hang.length + width;
    } else {
      columns += line === "" ? width : 1 + width;
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
