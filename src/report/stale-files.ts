import { createTwoFilesPatch } from "diff";
import { visible } from "./visible.ts";

/** A file that is not as it would be written; `text` is absent if it would be removed, `before` is null if there is none. */
export interface StaleFile {
  readonly path: string;
  readonly before: string | null;
  readonly text?: string;
}

/** Insertions and deletions: two texts that have less in common take the algorithm long and tell people nothing. */
const MOST_EDITS = 4000;

/** Unified differences from what is there to what belongs there, safe to print. */
export function renderStaleFiles(files: readonly StaleFile[]): string {
  return files.map(renderStaleFile).join("");
}

function renderStaleFile({ path, before, text }: StaleFile): string {
  const from = before === null ? "/dev/null" : `a/${path}`;
  const to = text === undefined ? "/dev/null" : `b/${path}`;
  const patch = unifiedDifference(from, to, before ?? "", text ?? "");
  return patch.split("\n").map(visibleLine).join("\n");
}

function unifiedDifference(from: string, to: string, before: string, text: string): string {
  // One side alone is no search, however long it is.
  const maxEditLength = before === "" || text === "" ? Number.MAX_SAFE_INTEGER : MOST_EDITS;
  const patch = createTwoFilesPatch(from, to, before, text, undefined, undefined, { maxEditLength });
  if (patch === undefined) return `--- ${from}\n+++ ${to}\nnothing but a few lines is the same\n`;
  return patch.slice(patch.indexOf("---"));
}

/** Tabs are the indentation of Go and no harm. */
function visibleLine(line: string): string {
  return line.split("\t").map(visible).join("\t");
}
