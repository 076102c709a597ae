import type { Files } from "../../source/files.ts";
import type { SourceFile } from "../../source/source-file.ts";

/** Where the files of a module's children lie (Reference, "Module source filenames", "The `path` attribute"). */
export interface ModulePlace {
  /** What a `path` attribute starts from. */
  readonly folder: string;
  /** The folder below it that bare names start from: of `a/b.rs` it is `b`; null for `mod.rs` and its kin. */
  readonly below: string | null;
}

/** The path with `.` and `..` worked off, or null if it is absolute or leaves the tree. */
export function joinWithin(folder: string, path: string): string | null {
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path) || path.includes("\0")) return null;
  const names: string[] = [];
  for (const name of `${folder}/${path}`.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.pop() === undefined) return null;
  }
  return names.join("/");
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

/** The place of children of a crate's root, a `mod.rs`, or a file that a `path` attribute or `include!` names. */
export function placeOfRoot(file: SourceFile): ModulePlace {
  return { folder: folderOf(file.path), below: null };
}

/** The place of children of `mod name { ... }`, or null if its `path` attribute leaves the tree. */
export function placeOfInline(outer: ModulePlace, name: string, path: string | null): ModulePlace | null {
  const folder =
    path === null
      ? joinWithin(joinWithin(outer.folder, outer.below ?? "") ?? "", name)
      : joinWithin(outer.folder, path);
  return folder === null ? null : { folder, below: null };
}

/** The file of `mod name;`, or why there is none. */
export type ModuleFile =
  | { readonly kind: "found"; readonly file: SourceFile; readonly place: ModulePlace }
  /** Both `name.rs` and `name/mod.rs` are there. */
  | { readonly kind: "both"; readonly paths: readonly string[] }
  | { readonly kind: "missing"; readonly paths: readonly string[] }
  | { readonly kind: "outside"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly detail: string };

interface Candidate {
  readonly path: string;
  readonly place: ModulePlace;
}

function candidatesOf(outer: ModulePlace, name: string, path: string | null): readonly Candidate[] | string {
  if (path !== null) {
    const named = joinWithin(outer.folder, path);
    return named === null ? path : [{ path: named, place: { folder: folderOf(named), below: null } }];
  }
  const folder = joinWithin(outer.folder, outer.below ?? "") ?? "";
  const own = joinWithin(folder, name) ?? name;
  return [
    { path: `${own}.rs`, place: { folder, below: name } },
    { path: `${own}/mod.rs`, place: { folder: own, below: null } },
  ];
}

/** Looks up the file of `mod name;`, with the path of its `path` attribute if it has one. */
export function findModuleFile(
  files: Files,
  outer: ModulePlace,
  name: string,
  path: string | null,
): ModuleFile {
  const candidates = candidatesOf(outer, name, path);
  if (typeof candidates === "string") return { kind: "outside", path: candidates };
  const paths = candidates.map((candidate) => candidate.path);
  const found: Extract<ModuleFile, { kind: "found" }>[] = [];
  for (const candidate of candidates) {
    const read = files.read(candidate.path);
    if (read.ok) found.push({ kind: "found", file: read.file, place: candidate.place });
    else if (read.failure.kind === "unreadable")
      return { kind: "unreadable", path: candidate.path, detail: read.failure.detail };
  }
  const [first] = found;
  if (first === undefined) return { kind: "missing", paths };
  return found.length > 1 ? { kind: "both", paths } : first;
}
