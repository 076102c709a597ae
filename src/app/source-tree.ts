import path from "node:path";
import type { Files } from "../source/files.ts";
import { joinPath, normalizePath } from "./files/path.ts";
import type { Revision } from "./files/revision.ts";
import { openWorkTree } from "./files/work-tree.ts";
import type { Opened } from "./input-kinds.ts";
import type { SourceChoices } from "./reading-options.ts";

/** A folder of a work tree or a revision, and how what is in it is named and read. */
export interface SourceTree extends Omit<Opened, "name"> {
  readonly files: Files;
  /** In `files`; empty for the root. */
  readonly folder: string;
  /** Folders in `files`. */
  readonly includePaths: readonly string[];
  readonly choices: SourceChoices;
  /** How a path of `files` is named as an input. */
  readonly textOf: (place: string) => string;
}

/** The names that inputs have in a revision: `git:REF:PATH`; in the work tree a path is its own name. */
export function namingIn(ref: string | null): (place: string) => string {
  if (ref === null) return (place) => (place === "" ? "." : place);
  return (place) => (place === "" ? `git:${ref}` : `git:${ref}:${place}`);
}

/** An include path of the command line in a revision: from the current folder, absolute ones on disk. */
export function includePathAt(revision: Revision, folder: string): string {
  return path.isAbsolute(folder) ? normalizePath(folder) : joinPath(revision.prefix, folder);
}

/** A revision's files, and the include paths that lie outside of the repository as they are on disk. */
export function withExternal(inside: Files, external: readonly string[], cwd: string): Files {
  if (external.length === 0) return inside;
  const outside = openWorkTree({ cwd, roots: external });
  const filesOf = (place: string) => (path.isAbsolute(place) ? outside : inside);
  return { read: (place) => filesOf(place).read(place), list: (folder) => filesOf(folder).list(folder) };
}
