import type { Gap } from "../idl/gap.ts";
import { appendTo } from "../source/append-to.ts";
import { byCodeUnit } from "../source/code-units.ts";
import type { Files } from "../source/files.ts";
import { joinPath, namesOf, nearestFolders } from "./files/path.ts";
import { LONGEST_HEADER_NAME } from "./missing-headers.ts";

/** Looking for a missing header is a service, and not worth walking through a larger or deeper tree. */
const MOST_FOLDERS = 50_000;
const DEEPEST_FOLDER = 64;
/** Where a build or a package manager puts what it made or brought. */
const MADE_FOLDERS: ReadonlySet<string> = new Set(["node_modules", "target"]);

/** What `#include` lines that were found nowhere ask for, each once. */
export function missingIncludes(gaps: readonly Gap[]): readonly string[] {
  const names = new Set(gaps.flatMap(({ missing }) => missing?.name ?? []));
  return [...names].filter(mayBeInTree).sort(byCodeUnit);
}

function mayBeInTree(name: string): boolean {
  return name.length <= LONGEST_HEADER_NAME && !name.startsWith("/") && !name.split("/").includes("..");
}

/**
 * The folders of a tree that a build of the project probably searches: those in which a missing include is found. Where
 * several hold a file of that name, the one that shares most of the way with the including header; where that is not
 * one alone, none.
 *
 * @param header the path of the header that includes them.
 */
export function foldersHolding(files: Files, header: string, includes: readonly string[]): readonly string[] {
  if (includes.length === 0) return [];
  const headers = headersOfTree(files);
  const folders = includes.flatMap((include) => {
    const holding = (headers.get(namesOf(include).at(-1) ?? "") ?? [])
      .filter((place) => place === include || place.endsWith(`/${include}`))
      .map((place) => place.slice(0, Math.max(0, place.length - include.length - 1)));
    const candidates = nearestFolders(holding, header);
    return candidates.length === 1 ? candidates : [];
  });
  return [...new Set(folders)].sort(byCodeUnit);
}

type HeadersByName = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<Files, HeadersByName>();

/** All headers of a tree by their last name, submodules and vendored code among them; of a tree too large, none. */
function headersOfTree(files: Files): HeadersByName {
  const before = known.get(files);
  if (before !== undefined) return before;
  const headers = new Map<string, string[]>();
  const waiting: { readonly folder: string; readonly depth: number }[] = [{ folder: "", depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (++seen > MOST_FOLDERS) headers.clear();
    if (seen > MOST_FOLDERS || next.depth > DEEPEST_FOLDER) continue;
    for (const name of files.list(next.folder)) {
      const place = joinPath(next.folder, name);
      if (/\.(?:h|inc|def)$/i.test(name)) appendTo(headers, name, place);
      const isEntered = name.endsWith("/") && !name.endsWith("//") && !name.startsWith(".");
      if (isEntered && !MADE_FOLDERS.has(name.slice(0, -1)))
        waiting.push({ folder: place, depth: next.depth + 1 });
    }
  }
  known.set(files, headers);
  return headers;
}
