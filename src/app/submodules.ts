import type { Gap } from "../idl/gap.ts";
import type { Files } from "../source/files.ts";
import { joinPath, namesOf } from "./files/path.ts";

/**
 * Gaps for want of an include, with the submodules that may hold it: one on an include path, or one that the include
 * itself leads into. What a submodule holds is in another repository, and here only where it is checked out.
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
    if (gap.reason !== "include") return gap;
    const led = /["<`]([^">`]{1,300})[">`]/.exec(gap.detail)?.[1];
    const own = led === undefined ? null : absentAt(files, joinPath(folderOf(gap), led), absent);
    const named = [...new Set([...(own === null ? [] : [own]), ...searched])];
    if (named.length === 0) return gap;
    const which = named.map((place) => `\`${place}\``).join(", ");
    return {
      ...gap,
      detail: `${gap.detail}; ${which} on its way is a submodule, whose files are not here`,
    };
  });
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
