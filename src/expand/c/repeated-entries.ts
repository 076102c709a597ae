import type { SourceFile } from "../../source/source-file.ts";
import type { Token } from "../../syntax/c/token.ts";

/** The tokens of one file from its first line on, until it is read from its start again. */
interface Reading {
  readonly texts: string[];
  /** No brace, bracket or parenthesis was open where it began. */
  readonly atFileScope: boolean;
  last: number;
}

const OPENING: ReadonlySet<string> = new Set(["(", "[", "{"]);
const CLOSING: ReadonlySet<string> = new Set([")", "]", "}"]);

function isSame(a: Reading, b: Reading): boolean {
  return a.texts.length === b.texts.length && a.texts.every((text, index) => text === b.texts[index]);
}

/**
 * The entries without an include guard that a unit read more than once, each time to the same declarations: as an entry
 * of its own, and through another entry that includes it. As users never see both in one unit, one reading says all.
 * A file whose readings differ, or that is a part of a list or a body, is meant to be read again.
 */
export function findRepeatedEntries(
  tokens: readonly Token[],
  entries: readonly SourceFile[],
): ReadonlySet<SourceFile> {
  const readings = new Map<SourceFile, Reading[]>(entries.map((entry) => [entry, []]));
  const open: ("linkage" | "other")[] = [];
  let nested = 0;
  let before = "";
  for (const { text, kind, span } of tokens) {
    const known = readings.get(span.file);
    const reading = known?.at(-1);
    if (reading !== undefined && span.start >= reading.last) {
      reading.texts.push(text);
      reading.last = span.start;
    } else known?.push({ texts: [text], atFileScope: nested === 0, last: span.start });
    if (OPENING.has(text)) {
      // The braces of `extern "C" { ... }` open no scope.
      const isLinkage = text === "{" && before.startsWith('"');
      open.push(isLinkage ? "linkage" : "other");
      if (!isLinkage) nested += 1;
    } else if (CLOSING.has(text) && open.pop() === "other") nested -= 1;
    before = kind === "string" ? text : text.slice(0, 1);
  }
  const repeated = [...readings].filter(([, [first, ...others]]) => {
    if (first === undefined || others.length === 0) return false;
    return [first, ...others].every((reading) => reading.atFileScope && isSame(reading, first));
  });
  return new Set(repeated.map(([entry]) => entry));
}
