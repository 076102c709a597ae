import { byCodeUnit } from "../../source/code-units.ts";
import type { FileResult, Files } from "../../source/files.ts";
import { Problem } from "../../source/problem.ts";
import type { Workplace } from "../workplace.ts";
import { decodeFile, LARGEST_FILE_BYTES, tooLarge, unreadable } from "./decode.ts";
import { type Git, startGit } from "./git.ts";
import { joinPath, namesOf, normalizePath } from "./path.ts";

/** One commit, opened for reading. */
export interface Revision {
  readonly files: Files;
  /** The commit's id, in hexadecimal digits. */
  readonly commit: string;
  /** The current folder inside the repository, from its root; empty in the root and in a bare repository. */
  readonly prefix: string;
}

interface Entry {
  readonly mode: string;
  readonly id: string;
  /** In bytes; null for what is no file. */
  readonly size: number | null;
}

type Folder = ReadonlyMap<string, Entry>;

const missing: FileResult = { ok: false, failure: { kind: "missing" } };
const noEntries: Folder = new Map();

/**
 * Opens a revision of the repository around the current folder, reading objects only: nothing is checked out, no
 * filter, hook or textconv runs, links and submodules are not followed.
 *
 * @throws Problem if git is not installed, the folder is in no repository, or the revision is not there.
 */
export function openRevision(workplace: Workplace, ref: string): Revision {
  const git = startGit(workplace);
  const prefix = repositoryPrefix(git);
  const commit = resolveCommit(git, ref);
  return { files: revisionFiles(git, commit), commit, prefix };
}

function repositoryPrefix(git: Git): string {
  const inside = git(["rev-parse", "--git-dir"]);
  if (!inside.ok) throw repositoryProblem(inside.stderr);
  const prefix = git(["rev-parse", "--show-prefix"]);
  return prefix.ok ? normalizePath(prefix.stdout.toString("utf8").replace(/\n$/, "")) : "";
}

function repositoryProblem(stderr: string): Problem {
  if (/not a git repository/i.test(stderr)) {
    return new Problem(
      "input",
      "the current folder is in no git repository, and a `git:` input needs one",
      null,
      "Run in a clone of the project, or name files instead.",
    );
  }
  return new Problem("input", `git cannot read this repository: ${firstLine(stderr)}`);
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/^fatal: /, "");
}

function resolveCommit(git: Git, ref: string): string {
  if (ref === "" || ref.includes("\0") || ref.includes("\n")) {
    throw new Problem("usage", `\`${ref}\` is no revision`, null, "Write git:REF or git:REF:PATH.");
  }
  const answer = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  const commit = answer.stdout.toString("latin1").trim().split("\n").at(-1) ?? "";
  if (answer.ok && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw new Problem("input", `there is no revision \`${ref}\` in this clone`, null, fetchAdvice(git));
}

function fetchAdvice(git: Git): string {
  const shallow = git(["rev-parse", "--is-shallow-repository"]);
  const isShallow = shallow.ok && shallow.stdout.toString("latin1").trim() === "true";
  return isShallow
    ? "The clone is shallow: `git fetch --unshallow --tags`."
    : "If it exists elsewhere: `git fetch --tags`.";
}

function revisionFiles(git: Git, commit: string): Files {
  const folders = new Map<string, Folder>();
  const files = new Map<string, FileResult>();
  const batches = new Set<string>();

  const folderAt = (names: readonly string[]): Folder => {
    const key = names.join("/");
    const known = folders.get(key);
    if (known !== undefined) return known;
    const listed = listFolder(names);
    folders.set(key, listed);
    return listed;
  };
  const listFolder = (names: readonly string[]): Folder => {
    const last = names.at(-1);
    if (last === undefined) return listTree(git, `${commit}^{tree}`);
    const entry = folderAt(names.slice(0, -1)).get(last);
    return entry?.mode === "040000" ? listTree(git, entry.id) : noEntries;
  };
  const entryAt = (names: readonly string[]): Entry | undefined =>
    folderAt(names.slice(0, -1)).get(names.at(-1) ?? "");

  /** Reads what is like a file of its folder in one go: a process for each file of a large crate takes seconds. */
  const readAlike = (names: readonly string[]): void => {
    const folder = names.slice(0, -1);
    const ending = endingOf(names.at(-1) ?? "");
    const key = `${folder.join("/")}\0${ending}`;
    if (ending === "" || batches.has(key)) return;
    batches.add(key);
    const alike = [...folderAt(folder)].filter(([name]) => endingOf(name) === ending);
    for (const [name, bytes] of readBatch(git, alike)) {
      const place = [...folder, name].join("/");
      if (!files.has(place)) files.set(place, decodeFile(place, bytes));
    }
  };

  const read = (given: string): FileResult => {
    const normal = normalizePath(given);
    if (!leavesTree(normal) && !files.has(normal)) readAlike(namesOf(normal));
    const known = files.get(normal);
    if (known !== undefined) return known;
    const result = readEntry(git, normal, leavesTree(normal) ? undefined : entryAt(namesOf(normal)));
    files.set(normal, result);
    return result;
  };
  const list = (folder: string): readonly string[] =>
    [...folderAt(namesOf(normalizePath(folder)))]
      .map(([name, entry]) => listedName(name, entry))
      .sort(byCodeUnit);
  return { read, list };
}

/** A link's target is not looked at: one that is no header by its name may be a folder. */
function listedName(name: string, { mode }: Entry): string {
  if (mode === "040000") return `${name}/`;
  const isElsewhere = mode === "160000" || (mode === "120000" && !/\.h$/i.test(name));
  return isElsewhere ? `${name}//` : name;
}

function leavesTree(normal: string): boolean {
  return normal === "" || normal.startsWith("../") || normal === ".." || normal.startsWith("/");
}

/** `git ls-tree -z -l`: mode, type, id and size, a tab, the name, a NUL. */
function listTree(git: Git, tree: string): Folder {
  const answer = git(["ls-tree", "-z", "-l", "--full-tree", tree]);
  if (!answer.ok) throw new Problem("input", `git cannot read the tree ${tree}: ${firstLine(answer.stderr)}`);
  const entries = new Map<string, Entry>();
  for (const record of answer.stdout.toString("utf8").split("\0")) {
    const match = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-|BAD)\t(.+)$/s.exec(record);
    if (match === null) continue;
    const [, mode = "", id = "", size = "", name = ""] = match;
    entries.set(name, { mode, id, size: /^\d+$/.test(size) ? Number(size) : null });
  }
  return entries;
}

function readEntry(git: Git, shown: string, entry: Entry | undefined): FileResult {
  if (entry === undefined) return missing;
  if (entry.mode === "040000") return { ok: false, failure: { kind: "directory" } };
  if (entry.mode === "120000")
    return unreadable("a symbolic link, which is not followed in a revision", "link");
  if (entry.mode === "160000")
    return unreadable("a submodule, whose files are in another repository", "submodule");
  if ((entry.size ?? 0) > LARGEST_FILE_BYTES) return tooLarge();
  const answer = git(["cat-file", "blob", entry.id]);
  if (!answer.ok) return unreadable(`not in this clone (${firstLine(answer.stderr)})`);
  return decodeFile(shown, answer.stdout);
}

/** Larger files are read one by one, in bytes. */
const LARGEST_IN_BATCH = 1024 * 1024;
/** Of all files that are read in one go, in bytes: they are in memory at once. */
const LARGEST_BATCH = 32 * 1024 * 1024;

/** The ending of a name with its dot; empty where it has none. */
function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot);
}

/** Several regular files in one go; those that cannot be had so are left out, and asked for alone. */
function readBatch(
  git: Git,
  entries: readonly (readonly [string, Entry])[],
): readonly (readonly [string, Uint8Array])[] {
  let total = 0;
  const wanted = entries.filter(([, { mode, size }]) => {
    if (!mode.startsWith("100") || size === null || size > LARGEST_IN_BATCH) return false;
    total += size;
    return total <= LARGEST_BATCH;
  });
  if (wanted.length < 2) return [];
  const answer = git(["cat-file", "--batch"], `${wanted.map(([, { id }]) => id).join("\n")}\n`);
  return answer.ok ? splitBatch(answer.stdout, wanted) : [];
}

/** `git cat-file --batch`: id, type and size, a line break, the bytes, a line break; `ID missing` for what is not there. */
function splitBatch(
  output: Buffer,
  wanted: readonly (readonly [string, Entry])[],
): readonly (readonly [string, Uint8Array])[] {
  const parts: (readonly [string, Uint8Array])[] = [];
  let at = 0;
  for (const [name, { id, size }] of wanted) {
    const lineEnd = output.indexOf(10, at);
    if (lineEnd === -1) return parts;
    const head = output.toString("latin1", at, lineEnd);
    at = lineEnd + 1;
    if (head !== `${id} blob ${size}`) {
      if (head === `${id} missing`) continue;
      return parts;
    }
    const end = at + (size ?? 0);
    if (end >= output.length) return parts;
    parts.push([name, new Uint8Array(output.subarray(at, end))]);
    at = end + 1;
  }
  return parts;
}

/** A path as the user wrote it behind `git:REF:`: from the repository's root, or with `./` from the current folder. */
export function pathInRevision(revision: Revision, given: string): string {
  const relative = given === "." || given === ".." || given.startsWith("./") || given.startsWith("../");
  return relative ? joinPath(revision.prefix === "" ? "." : revision.prefix, given) : normalizePath(given);
}
