import type { PackageFile } from "../../expand/go/package-files.ts";
import type { Gap } from "../../idl/gap.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { lexFile } from "../../syntax/c/lexer.ts";
import type { Token } from "../../syntax/c/token.ts";
import { findCgoUses } from "../../syntax/go/cgo-uses.ts";
import { type CSetting, type PreambleReading, readPreambleFile } from "./read-preamble-file.ts";

/** More tokens of C in one package are hostile: many files that all include a large header. */
const MOST_TOKENS = 30_000_000;

/** A file that imports C. */
interface Importer {
  readonly file: PackageFile;
  readonly preamble: SourceFile;
  /** What it includes, where it does nothing else. */
  readonly includes: string | null;
}

/**
 * Reads the preambles of a package. Those that only include the same headers in the same order are read once: nothing of
 * what they see stands in one of them.
 */
export function readPreambles(
  files: readonly PackageFile[],
  setting: CSetting,
): { readonly readings: readonly PreambleReading[]; readonly gaps: readonly Gap[] } {
  const importers = files.flatMap((file): readonly Importer[] => {
    const preamble = file.preamble?.source;
    return preamble === undefined ? [] : [{ file, preamble, includes: onlyIncludes(preamble) }];
  });
  const known = new Map<string, PreambleReading | null>();
  const readings: PreambleReading[] = [];
  let tokens = 0;
  for (const importer of importers) {
    if (tokens > MOST_TOKENS) {
      const detail = `the preambles of the package have more than ${MOST_TOKENS} tokens; from here on they are not read`;
      return { readings, gaps: [{ reason: "limit", detail, span: importer.file.packageSpan }] };
    }
    const { file, preamble, includes } = importer;
    if (includes !== null && !known.has(includes)) {
      const first = readForAll(importers, importer, setting);
      known.set(includes, isShareable(first) ? first : null);
      tokens += first.tokenCount;
    }
    const shared = includes === null ? null : (known.get(includes) ?? null);
    if (shared !== null) readings.push({ ...shared, file, preamble, uses: findCgoUses(file) });
    else {
      const reading = readPreambleFile(file, preamble, setting);
      tokens += reading.tokenCount;
      readings.push(reading);
    }
  }
  return { readings, gaps: [] };
}

/** Reads the preamble of one file with all that Go names in the files that include the same. */
function readForAll(
  importers: readonly Importer[],
  { file, preamble, includes }: Importer,
  setting: CSetting,
): PreambleReading {
  const same = importers.filter((other) => other.includes === includes);
  const named = same.flatMap((other) => findCgoUses(other.file).map(({ name }) => name));
  return readPreambleFile(file, preamble, setting, named);
}

/** A header that is not found is a gap in each of the files. */
function isShareable({ gaps, preamble }: PreambleReading): boolean {
  return gaps.every(({ span }) => span.file !== preamble);
}

/** What the lines of a preamble include, one after the other; null if there is anything else in it. */
function onlyIncludes(preamble: SourceFile): string | null {
  const lines: Token[][] = [];
  for (const token of lexFile(preamble).tokens) {
    const line = lines.at(-1);
    if (line === undefined || token.startsLine) lines.push([token]);
    else line.push(token);
  }
  const isInclude = ([hash, word]: readonly Token[]): boolean =>
    hash?.text === "#" && word?.text === "include";
  if (!lines.every(isInclude)) return null;
  const spelled = lines.map((line) => line.map(({ spaced, text }) => (spaced ? ` ${text}` : text)));
  return JSON.stringify(spelled.map((line) => line.slice(2).join("").trim()));
}
