import type { Gap } from "../idl/gap.ts";
import type { MissingHeader, MissingReason } from "../idl/missing-header.ts";
import type { Files } from "../source/files.ts";
import { folderOf, resolvePath } from "../source/path.ts";
import type { Span } from "../source/source-file.ts";
import { joinPath, namesOf, nearestFolders, sharedNames } from "./files/path.ts";

/** No header of a project has a longer name, in UTF-16 units; nothing is looked up for one. */
export const LONGEST_HEADER_NAME = 300;
/** Deeper paths are hostile: each of their folders is listed. */
const MOST_NAMES_IN_PATH = 64;

/** Of a header that a Go package includes: where it wants pkg-config asked, which would know more folders. */
export interface BuildFacts {
  readonly pkgConfig: readonly Span[];
}

/**
 * The gaps, those for want of a header with why it may be missing: a submodule or a link on the way of the search, whose
 * files are not here; else a build that was not run, and the nearest submodules whose files are not here.
 *
 * @param build of a Go package; null for what no build makes.
 */
export function explainMissingHeaders(
  files: Files,
  gaps: readonly Gap[],
  build: BuildFacts | null,
): readonly Gap[] {
  return gaps.map((gap) => {
    const { missing, span } = gap;
    if (missing === undefined) return gap;
    return { ...gap, missing: { ...missing, reasons: reasonsOf(files, missing, span.file.path, build) } };
  });
}

function reasonsOf(
  files: Files,
  missing: MissingHeader,
  includer: string,
  build: BuildFacts | null,
): readonly MissingReason[] {
  const led = onTheWay(files, missing, folderOf(includer));
  if (led.length > 0) return led;
  const near = [...absentSubmodules(files)].filter((folder) => sharedNames(folder, includer) > 0);
  const folders = nearestFolders(near, includer);
  return [
    ...(build === null ? [] : [{ kind: "unbuilt", pkgConfig: build.pkgConfig[0] ?? null } as const]),
    ...(folders.length === 0 ? [] : [{ kind: "near-submodule", folders } as const]),
  ];
}

interface Closed {
  readonly kind: "submodule" | "link";
  readonly folder: string;
}

/** What closes the ways to the places where the header may be: beside the file that includes it, or in a searched folder. */
function onTheWay(files: Files, { name, searched }: MissingHeader, beside: string): readonly MissingReason[] {
  if (name.length > LONGEST_HEADER_NAME) return [];
  const places = [beside, ...searched].map((folder) => resolvePath(folder, name));
  const closed = [...new Set(places)].flatMap((place) => closedAt(files, place) ?? []);
  return (["submodule", "link"] as const).flatMap((kind) => {
    const folders = [...new Set(closed.flatMap((one) => (one.kind === kind ? [one.folder] : [])))];
    return folders.length === 0 ? [] : [{ kind, folders }];
  });
}

/** The first folder on the way to a file that is a submodule or a link whose files are not here. */
function closedAt(files: Files, place: string): Closed | null {
  const names = namesOf(place);
  const root = place.startsWith("/") ? "/" : "";
  const folderAt = (depth: number): string => root + names.slice(0, depth).join("/");
  const absent = absentSubmodules(files);
  for (let depth = 1; depth < Math.min(names.length, MOST_NAMES_IN_PATH); depth++) {
    const folder = folderAt(depth);
    if (absent.has(folder)) return { kind: "submodule", folder };
    const above = files.list(folderAt(depth - 1));
    const kind = above.includes(`${names[depth - 1]}//`) ? closedKind(files, folder) : null;
    if (kind !== null) return { kind, folder };
  }
  return null;
}

/** Null of a link that is followed: what is behind it was searched. */
function closedKind(files: Files, folder: string): Closed["kind"] | null {
  const result = files.read(folder);
  if (result.ok || result.failure.kind !== "unreadable") return null;
  const { because } = result.failure;
  return because === "submodule" || because === "link" ? because : null;
}

/** Of `.gitmodules`: its length in UTF-16 units, that of a path in it, and submodules. More of them are hostile. */
const LONGEST_LIST = 1024 * 1024;
const MOST_SUBMODULES = 10_000;
const SUBMODULE_PATH = /^[ \t]*path[ \t]*=([^\n]{1,1000})/gm;

const known = new WeakMap<Files, ReadonlySet<string>>();

/** Folders that `.gitmodules` lists and in which nothing is. */
function absentSubmodules(files: Files): ReadonlySet<string> {
  const before = known.get(files);
  if (before !== undefined) return before;
  const result = files.read(".gitmodules");
  const text = result.ok ? result.file.text.slice(0, LONGEST_LIST) : "";
  const listed = [...text.matchAll(SUBMODULE_PATH)].slice(0, MOST_SUBMODULES);
  const places = listed.map((match) => joinPath("", (match[1] ?? "").trim()));
  const absent = new Set(places.filter((place) => files.list(place).length === 0));
  known.set(files, absent);
  return absent;
}
