import { byCodeUnit } from "../source/code-units.ts";
import type { Files } from "../source/files.ts";
import { Problem } from "../source/problem.ts";
import { joinPath } from "./files/path.ts";

/** A tree may be a stranger's, or a whole disk by mistake; large projects stay far below. */
const MOST_FILES = 50_000;
const MOST_FOLDERS = 50_000;
const DEEPEST_FOLDER = 64;

/** Tests, vendored code and build output do not count as the library's own sources. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  "node_modules",
  "vendor",
  "third_party",
  "target",
  "build",
  "dist",
  "out",
  "test",
  "tests",
  "testdata",
]);

export interface FoundFiles {
  /** Sorted by path. */
  readonly found: readonly string[];
  /** Folders that were left out, sorted; links, submodules and other clones with the reason. */
  readonly skipped: readonly string[];
}

/**
 * The files below a folder whose names are wanted. Hidden folders, vendored code, tests, build output, links and what
 * belongs to another repository are left out.
 *
 * @param text the input as given, for messages.
 * @param most above so many the folder is not walked any further.
 * @throws Problem if there are too many.
 */
export function findFiles(
  files: Files,
  folder: string,
  text: string,
  wanted: RegExp,
  most = MOST_FILES,
): FoundFiles {
  const found: string[] = [];
  const skipped: string[] = [];
  const waiting: { readonly folder: string; readonly depth: number }[] = [{ folder, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (++seen > MOST_FOLDERS || next.depth > DEEPEST_FOLDER || found.length > most) {
      throw new Problem("input", `${text} holds too many folders or files`, null, "Name a smaller folder.");
    }
    const names = files.list(next.folder);
    if (next.depth > 0 && isOtherRepository(names)) {
      skipped.push(`${next.folder} (a repository of its own)`);
      continue;
    }
    for (const name of names) {
      const place = joinPath(next.folder, name);
      if (!name.endsWith("/")) {
        if (wanted.test(name)) found.push(place);
      } else if (name.endsWith("//"))
        skipped.push(`${joinPath(next.folder, name.slice(0, -2))} (leads elsewhere)`);
      else if (isSkipped(name.slice(0, -1))) skipped.push(place);
      else waiting.push({ folder: place, depth: next.depth + 1 });
    }
  }
  return { found: found.sort(byCodeUnit), skipped: skipped.sort(byCodeUnit) };
}

/** A submodule that is checked out, or a clone within the tree: `.git` is a file there, or a folder. */
function isOtherRepository(names: readonly string[]): boolean {
  return names.includes(".git") || names.includes(".git/");
}

function isSkipped(name: string): boolean {
  return name.startsWith(".") || SKIPPED_FOLDERS.has(name);
}
