import path from "node:path";
import { Problem } from "../source/problem.ts";
import { joinPath } from "./files/path.ts";
import { openRevision } from "./files/revision.ts";
import { openWorkTree, rootsOf, shownPath } from "./files/work-tree.ts";
import { realPlace } from "./files/write-target.ts";
import type { ReadingOptions } from "./reading-options.ts";
import { namingIn, type SourceTree, withExternal } from "./source-tree.ts";
import type { Workplace } from "./workplace.ts";

/** A project folder as it is now, and the way to the same folder at a revision. */
export interface CheckPlace {
  readonly now: SourceTree;
  /** For git: the project folder is the current one. */
  readonly workplace: Workplace;
  /** @throws Problem if the revision is not there. */
  readonly at: (ref: string) => PastPlace;
}

/** The project folder at a revision. */
export interface PastPlace {
  readonly tree: SourceTree;
  readonly commit: string;
  /** Where a path of the work tree's files is in the revision's. */
  readonly placeOf: (given: string) => string;
}

/**
 * Opens the folder that is checked.
 *
 * @param others further paths of the command line that are read, relative to the current folder.
 * @throws Problem if it is no folder.
 */
export function openCheckPlace(
  text: string,
  others: readonly string[],
  reading: Pick<ReadingOptions, "includePaths" | "choices">,
  workplace: Workplace,
): CheckPlace {
  const { cwd } = workplace;
  refuseNoFolder(cwd, text);
  const named = reading.includePaths.map((folder) => path.resolve(cwd, folder));
  const roots = [...[text, ...others].flatMap((given) => rootsOf(cwd, given)), ...named];
  const { choices } = reading;
  const now: SourceTree = {
    text,
    ref: null,
    revision: null,
    choices,
    textOf: namingIn(null),
    files: openWorkTree({ cwd, roots }),
    folder: shownPath(cwd, text),
    includePaths: reading.includePaths.map((folder) => shownPath(cwd, folder)),
  };
  const base = path.resolve(cwd, text);
  const inside = { ...workplace, cwd: base };
  return { now, workplace: inside, at: (ref) => openPast(ref, base, cwd, reading, inside) };
}

function refuseNoFolder(cwd: string, text: string): void {
  const place = realPlace(cwd, text);
  if (place === null) throw new Problem("input", `there is no folder ${text}`);
  if (place.kind === "folder") return;
  throw new Problem(
    "usage",
    `${text} is no folder, and check takes that of a project`,
    null,
    "Name single sources with --source rust:PATH, c:PATH or go:PATH.",
  );
}

function openPast(
  ref: string,
  base: string,
  cwd: string,
  { includePaths, choices }: Pick<ReadingOptions, "includePaths" | "choices">,
  workplace: Workplace,
): PastPlace {
  const revision = openRevision(workplace, ref);
  const placeOf = (given: string): string => {
    const relative = path.relative(base, path.resolve(cwd, given)).replaceAll(path.sep, "/");
    return joinPath(revision.prefix === "" ? "." : revision.prefix, relative === "" ? "." : relative);
  };
  const shownRef = ref.replace(/^refs\/tags\//, "");
  const tree: SourceTree = {
    text: `git:${shownRef}`,
    ref: shownRef,
    revision: revision.commit,
    choices,
    textOf: namingIn(shownRef),
    files: withExternal(revision.files, includePaths.filter(path.isAbsolute), cwd),
    folder: revision.prefix,
    includePaths: includePaths.map((folder) => (path.isAbsolute(folder) ? folder : placeOf(folder))),
  };
  return { tree, commit: revision.commit, placeOf };
}
