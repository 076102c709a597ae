import { isUnder } from "../expand/c/include-search.ts";
import type { Files } from "../source/files.ts";
import { Problem } from "../source/problem.ts";
import { fileIdentity } from "./files/work-tree.ts";
import type { HeaderInput, Input } from "./input.ts";
import type { Workplace } from "./workplace.ts";

/** Include paths as one option gives them, and the inputs for which they were opened. */
export interface GivenFolders {
  /** As the command line spells it: `--include-path`. */
  readonly option: string;
  readonly folders: readonly string[];
  /** `from` is the index of the first of them among the include paths of an input. */
  readonly openedIn: readonly { readonly input: Input; readonly from: number }[];
}

/**
 * Refuses a folder that is there for none of the inputs: a slip of the pen would be told as missing headers. A
 * contract file includes nothing, so beside it nothing is refused.
 *
 * @throws Problem (usage) that names the folder.
 */
export function refuseAbsentFolders({ option, folders, openedIn }: GivenFolders): void {
  const opened = openedIn.flatMap(({ input, from }) =>
    searchersOf(input).map((searcher) => ({ input: searcher, from })),
  );
  if (opened.length === 0) return;
  for (const [index, folder] of folders.entries()) {
    if (opened.some(({ input, from }) => isFolderIn(input, input.includePaths[from + index] ?? ""))) continue;
    const where = opened.some(({ input }) => input.revision !== null)
      ? " (at a revision, from the current folder)"
      : "";
    throw new Problem(
      "usage",
      `${option} ${folder}: there is no such folder${where}`,
      null,
      `Name a folder that included headers are looked for in: ${option} DIR.`,
    );
  }
}

/** What of an input searches include paths; a crate alone includes nothing. */
function searchersOf(input: Input): readonly Searcher[] {
  if (input.kind === "headers" || input.kind === "go") return [input];
  return input.kind === "project" ? [{ ...input.plan.headers, revision: input.revision }] : [];
}

type Searcher = Pick<HeaderInput, "files" | "includePaths" | "revision">;

function isFolderIn({ files }: Searcher, folder: string): boolean {
  if (folder === "") return true;
  const result = files.read(folder);
  return !result.ok && result.failure.kind === "directory";
}

/** An input whose reading is written down. */
export interface RecordedInput {
  readonly input: Input;
  /** Of the files that were read so far those below a folder that both sides search, in the order of reading. */
  readonly readFromShared: () => readonly string[];
}

/** @param from the index of the first include path that both sides search; `count` of them follow. */
export function recordReading(input: Input, from: number, count: number): RecordedInput {
  if (input.kind !== "headers") return { input, readFromShared: () => [] };
  const shared = input.includePaths.slice(from, from + count);
  const seen = new Set<string>();
  const { read, list } = input.files;
  const files: Files = {
    list,
    read: (place) => {
      const result = read(place);
      if (result.ok) seen.add(result.file.path);
      return result;
    },
  };
  const readFromShared = () => [...seen].filter((place) => shared.some((folder) => isUnder(place, folder)));
  return { input: { ...input, files }, readFromShared };
}

/**
 * The files that one include path led both sides to and that are one and the same: a break in a header of which each
 * side has its own would pass. What lies in the own tree of both is not meant, nor a header that is compared with
 * itself.
 */
export function headersReadByBoth(
  baseline: RecordedInput,
  current: RecordedInput,
  { cwd }: Workplace,
): readonly string[] {
  const [before, now] = [baseline.input, current.input];
  if (before.kind !== "headers" || now.kind !== "headers") return [];
  const identify = (input: HeaderInput, place: string) => fileIdentity(cwd, input.revision, place);
  const entries = new Set(before.headers.map((place) => identify(before, place)));
  if (now.headers.every((place) => entries.has(identify(now, place)))) return [];
  const others = new Map(baseline.readFromShared().map((place) => [identify(before, place), place]));
  return current.readFromShared().filter((place) => {
    const other = others.get(identify(now, place));
    return other !== undefined && !(isUnder(place, now.ownTree) && isUnder(other, before.ownTree));
  });
}

/** What is said of them, in one line; null if there are none. */
export function mixedSidesLine(headers: readonly string[]): string | null {
  const [first] = headers;
  if (first === undefined) return null;
  const files = headers.length === 1 ? "the same file" : `the same ${headers.length} files`;
  const which = headers.length === 1 ? first : `first ${first}`;
  return (
    `--include-path led both sides to ${files} (${which}): if each side has its own, ` +
    "name them with --include-path-baseline and --include-path-current"
  );
}
