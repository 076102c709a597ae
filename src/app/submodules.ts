import type { Gap } from "../idl/gap.ts";
import type { Files } from "../source/files.ts";
import { joinPath, namesOf } from "./files/path.ts";

/**
 * Gaps for want of an include, with the submodules that may hold it: one on an include path, one that the include itself
 * leads into, else the nearest. What a submodule holds is in another repository, and here only where it is checked out.
 */
export function namedSubmodules(
  files: Files,
  gaps: readonly Gap[],
  includePaths: readonly string[],
): readonly Gap[] {
  if (!gaps.some(({ reason }) => reason === "include")) return gaps;
  const absent = absentSubmodules(files);
  const searched = includePaths.flatMap((folder) => absentAt(files, folder, absent) ?? []);
  return gaps.map((gap) => {
    if (gap.reason !== "include" || !gap.detail.includes("is found nowhere")) return gap;
    const led = /["<`]([^">`]{1,300})[">`]/.exec(gap.detail)?.[1];
    const own = led === undefined ? null : absentAt(files, joinPath(folderOf(gap), led), absent);
    const named = [...new Set([...(own === null ? [] : [own]), ...searched])];
    if (named.length > 0)
      return told(gap, `${quoted(named)} on its way is a submodule, whose files are not here`);
    const near = nearest([...absent], gap.span.file.path);
    return near.length === 0
      ? gap
      : told(gap, `it may be in ${quoted(near)}, a submodule whose files are not here`);
  });
}

function told(gap: Gap, more: string): Gap {
  return { ...gap, detail: `${gap.detail}; ${more}` };
}

function quoted(places: readonly string[]): string {
  return places.map((place) => `\`${place}\``).join(", ");
}

/** Of some folders those that share most of the way with a file, and more than the root. */
function nearest(folders: readonly string[], file: string): readonly string[] {
  const names = namesOf(file);
  const shared = (folder: string): number => {
    const first = namesOf(folder).findIndex((name, index) => name !== names[index]);
    return first === -1 ? namesOf(folder).length : first;
  };
  const most = Math.max(0, ...folders.map(shared));
  return most === 0 ? [] : folders.filter((folder) => shared(folder) === most);
}

function folderOf({ span }: Gap): string {
  return namesOf(span.file.path).slice(0, -1).join("/");
}

/** Of `.gitmodules`, in UTF-16 units. */
const LONGEST_LIST = 1024 * 1024;

/** Folders that `.gitmodules` lists and in which nothing is. */
function absentSubmodules(files: Files): ReadonlySet<string> {
  const result = files.read(".gitmodules");
  if (!result.ok) return new Set();
  const listed = [...result.file.text.slice(0, LONGEST_LIST).matchAll(/^[ \t]*path[ \t]*=([^\n]{1,1000})/gm)];
  const places = listed.slice(0, 10_000).map((match) => joinPath("", (match[1] ?? "").trim()));
  return new Set(places.filter((place) => files.list(place).length === 0));
}

/** The submodule that a path leads into and whose files are not here. */
function absentAt(files: Files, place: string, absent: ReadonlySet<string>): string | null {
  const names = namesOf(place);
  for (let depth = 1; depth <= names.length; depth++) {
    const part = names.slice(0, depth).join("/");
    if (absent.has(part)) return part;
    const above = files.list(names.slice(0, depth - 1).join("/"));
    const isGitlink = above.includes(`${names[depth - 1]}//`);
    if (isGitlink && isSubmodule(files, part)) return part;
  }
  return null;
}

function isSubmodule(files: Files, place: string): boolean {
  const result = files.read(place);
  return (
    !result.ok && result.failure.kind === "unreadable" && result.failure.detail.startsWith("a submodule")
  );
}
