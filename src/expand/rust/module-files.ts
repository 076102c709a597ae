import type { Files } from "../../source/files.ts";
import { folderOf, resolvePath } from "../../source/path.ts";
import type { SourceFile } from "../../source/source-file.ts";

/** Where the files of a module's children lie (Reference, "Module source filenames", "The `path` attribute"). */
export interface ModulePlace {
  /** What a `path` attribute starts from. */
  readonly folder: string;
  /** The folder below it that bare names start from: of `a/b.rs` it is `b`; null for `mod.rs` and its kin. */
  readonly below: string | null;
}

/** The place of children of a crate's root, a `mod.rs`, or a file that a `path` attribute or `include!` names. */
export function placeOfRoot(file: SourceFile): ModulePlace {
  return { folder: folderOf(file.path), below: null };
}

/** The place of children of `mod name { ... }`. */
export function placeOfInline(outer: ModulePlace, name: string, path: string | null): ModulePlace {
  const folder = path === null ? resolvePath(childFolder(outer), name) : resolvePath(outer.folder, path);
  return { folder, below: null };
}

/** Where the files of children lie that no `path` attribute names. */
function childFolder({ folder, below }: ModulePlace): string {
  return below === null ? folder : resolvePath(folder, below);
}

/** The file of `mod name;`, or why there is none. */
export type ModuleFile =
  | { readonly kind: "found"; readonly file: SourceFile; readonly place: ModulePlace }
  /** Both `name.rs` and `name/mod.rs` are there. */
  | { readonly kind: "both"; readonly paths: readonly string[] }
  | { readonly kind: "missing"; readonly paths: readonly string[] }
  /** Also what lies outside of the tree that is read. */
  | { readonly kind: "unreadable"; readonly path: string; readonly detail: string };

interface Candidate {
  readonly path: string;
  readonly place: ModulePlace;
}

function candidatesOf(outer: ModulePlace, name: string, path: string | null): readonly Candidate[] {
  if (path !== null) {
    const named = resolvePath(outer.folder, path);
    return [{ path: named, place: { folder: folderOf(named), below: null } }];
  }
  const folder = childFolder(outer);
  const own = resolvePath(folder, name);
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
