import type { SourceFile } from "../source/source-file.ts";
import type { Finding } from "./finding.ts";
import { houseKeepingFinding } from "./house-keeping.ts";

/** What a committed contract is held against. */
export interface ExpectedContract {
  /** The text that would be written now, in the form that the file's name asks for. */
  readonly text: string;
  /** The command that writes it, for people to copy. */
  readonly refresh: string;
}

/**
 * `contract-stale` at the first line of a committed contract that the sources would not write, naming the item that
 * the line belongs to; null if there is none. Line breaks do not count: a checkout may have turned them.
 */
export function staleFinding(committed: SourceFile, { text, refresh }: ExpectedContract): Finding | null {
  const written = committed.text.replaceAll("\r\n", "\n");
  if (written === text) return null;
  const [have, want] = [written.split("\n"), text.split("\n")];
  let line = 0;
  while (line < have.length && have[line] === want[line]) line++;
  const start = offsetOfLine(committed.text, line);
  const end = start + (have[line] ?? "").length;
  // A line that the new text has further down was pushed there by what is new: that has the name then.
  const isPushed = want.indexOf(have[line] ?? "", line) !== -1;
  const name = itemAt(isPushed ? want : have, line);
  const finding = houseKeepingFinding({
    rule: "contract-stale",
    symbol: committed.path,
    data: { where: name === "" ? `line ${line + 1}` : `\`${name}\` (line ${line + 1})` },
    baseline: null,
    current: { file: committed, start, end },
  });
  return { ...finding, remedy: `Refresh it: ${refresh}` };
}

const KEY = /^( *)"?([^":#\s][^":]{0,99}?)"?:(?:\s|$)/;

/** The section and item that a line is in, by its indentation and the keys above: `functions.kv_open`. */
function itemAt(lines: readonly string[], line: number): string {
  const path: string[] = [];
  let indent = Number.POSITIVE_INFINITY;
  for (let at = Math.min(line, lines.length - 1); at >= 0 && indent > 0; at--) {
    const match = KEY.exec(lines[at] ?? "");
    const depth = match?.[1]?.length ?? Number.POSITIVE_INFINITY;
    if (depth >= indent) continue;
    indent = depth;
    path.unshift(match?.[2] ?? "");
  }
  return path.slice(0, 2).join(".");
}

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let i = 0; i < line; i++) {
    const next = text.indexOf("\n", at);
    if (next === -1) return text.length;
    at = next + 1;
  }
  return at;
}
