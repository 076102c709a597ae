import type { Files } from "../source/files.ts";
import { baseName } from "../source/path.ts";
import { Problem } from "../source/problem.ts";
import { findFiles } from "./find-files.ts";

/** All of them are read as one library; no library has as many. */
const MOST_HEADERS = 5_000;

export interface FoundHeaders {
  /** Sorted by path. */
  readonly headers: readonly string[];
  /** Folders that were left out, sorted; links and submodules with the reason. */
  readonly skipped: readonly string[];
}

/**
 * All headers below a folder. Hidden folders, vendored code, tests and build output are left out.
 *
 * @param text the input as given, for messages.
 * @throws Problem if there is none, or there are too many.
 */
export function findHeaders(files: Files, folder: string, text: string): FoundHeaders {
  const { found: headers, skipped } = findFiles(files, folder, text, /\.h$/i, MOST_HEADERS);
  if (headers.length === 0) throw noSources(text, skipped);
  return { headers, skipped };
}

function noSources(text: string, skipped: readonly string[]): Problem {
  const visible = skipped.filter((folder) => !baseName(folder).startsWith("."));
  const left = visible.length === 0 ? "" : ` Left out: ${visible.slice(0, 5).join(", ")}.`;
  return new Problem(
    "input",
    `there is no header (.h) in ${text}, nor a crate or a Go package that crosses into C`,
    null,
    `Name a source or its folder.${left}`,
  );
}
