import type { Files } from "../source/files.ts";
import { Problem } from "../source/problem.ts";
import { byCodeUnit, joinPath } from "./files/path.ts";

const MOST_HEADERS = 5_000;
const MOST_FOLDERS = 50_000;
const DEEPEST_FOLDER = 64;

/** Tests, vendored code and build output do not count as the library's own headers. */
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

/** Files that say: this folder is source that another front end reads. */
const UNREAD_PROJECTS: readonly (readonly [RegExp, string])[] = [
  [/^Cargo\.toml$/, "a Rust crate"],
  [/^go\.mod$|\.go$/, "a Go package"],
  [/\.rs$/, "a folder of Rust source"],
];

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
 * @throws Problem if there is none, there are too many, or the folder is a project that is not read yet.
 */
export function findHeaders(files: Files, folder: string, text: string): FoundHeaders {
  refuseUnreadProject(files, folder, text);
  const headers: string[] = [];
  const skipped: string[] = [];
  const waiting: { readonly folder: string; readonly depth: number }[] = [{ folder, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (++seen > MOST_FOLDERS || next.depth > DEEPEST_FOLDER || headers.length > MOST_HEADERS) {
      throw new Problem("input", `${text} holds too many folders or headers`, null, "Name a smaller folder.");
    }
    for (const name of files.list(next.folder)) {
      const place = joinPath(next.folder, name);
      if (!name.endsWith("/")) {
        if (/\.h$/i.test(name)) headers.push(place);
      } else if (name.endsWith("//"))
        skipped.push(`${joinPath(next.folder, name.slice(0, -2))} (leads elsewhere)`);
      else if (isSkipped(name.slice(0, -1))) skipped.push(place);
      else waiting.push({ folder: place, depth: next.depth + 1 });
    }
  }
  if (headers.length === 0) throw noHeaders(text, skipped);
  return { headers: headers.sort(byCodeUnit), skipped: skipped.sort(byCodeUnit) };
}

function isSkipped(name: string): boolean {
  return name.startsWith(".") || SKIPPED_FOLDERS.has(name);
}

function noHeaders(text: string, skipped: readonly string[]): Problem {
  const visible = skipped.filter((folder) => !folder.split("/").at(-1)?.startsWith("."));
  const left = visible.length === 0 ? "" : ` Left out: ${visible.slice(0, 5).join(", ")}.`;
  return new Problem(
    "input",
    `there is no header (.h) in ${text}`,
    null,
    `Name a header or its folder.${left}`,
  );
}

function refuseUnreadProject(files: Files, folder: string, text: string): void {
  const names = files.list(folder);
  for (const [pattern, what] of UNREAD_PROJECTS) {
    if (!names.some((name) => pattern.test(name))) continue;
    throw new Problem(
      "input",
      `${text} is ${what}, which is not read yet by this version`,
      null,
      "Name the library's C header or the folder of its headers.",
    );
  }
}
