import fs from "node:fs";
import path from "node:path";
import { byCodeUnit } from "../../source/code-units.ts";
import type { FileResult, Files } from "../../source/files.ts";
import { decodeFile, LARGEST_FILE_BYTES, tooLarge, unreadable } from "./decode.ts";
import { isWithin, normalizePath } from "./path.ts";

/** A work tree on disk, with the folders that may be read. */
export interface WorkTree {
  /** Absolute; the paths of `Files` are relative to it. */
  readonly cwd: string;
  /** Absolute folders. Nothing outside of them is read, and no link that leaves them is followed. */
  readonly roots: readonly string[];
}

const missing: FileResult = { ok: false, failure: { kind: "missing" } };
const directory: FileResult = { ok: false, failure: { kind: "directory" } };

/**
 * The files of a work tree. A checked project may come from a stranger: a symbolic link or an include that leaves
 * the tree would put foreign text into a report, a FIFO would hang the run, a device would never end.
 */
export function openWorkTree(tree: WorkTree): Files {
  const realRoots = tree.roots.flatMap((root) => realPath(root) ?? []);
  const known = new Map<string, FileResult>();
  const read = (given: string): FileResult => {
    const normal = normalizePath(given);
    const before = known.get(normal);
    if (before !== undefined) return before;
    const result = readWithin(realRoots, path.resolve(tree.cwd, normal), normal);
    known.set(normal, result);
    return result;
  };
  return { read, list: (folder) => listWithin(realRoots, path.resolve(tree.cwd, normalizePath(folder))) };
}

/**
 * The folder that bounds what an input may read: the nearest folder above it that holds `.git`, else the current
 * folder if the input is in it, else the input's own folder.
 */
export function rootOf(cwd: string, given: string): string {
  const full = path.resolve(cwd, given);
  const start = isFolder(full) ? full : path.dirname(full);
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, ".git"))) return folder;
    if (folder === path.dirname(folder)) break;
  }
  return isWithin(cwd, full) ? cwd : start;
}

/**
 * The folders that bound what an input may read: the one around it as it is spelled, and the one around the place on
 * disk that a link on the way leads to, since whoever names a linked folder means what is in it. A link that is the
 * header itself counts only if it leads to a file of the same kind: a project of a stranger may have `kv.h` lead to a
 * secret.
 */
export function rootsOf(cwd: string, given: string): readonly string[] {
  const full = path.resolve(cwd, given);
  const file = realPathIfAny(full);
  const folder = file !== null && isFolder(file) ? file : realPathIfAny(path.dirname(full));
  const isSameKind = file !== null && path.extname(file).toLowerCase() === path.extname(full).toLowerCase();
  const roots = [
    rootOf(cwd, full),
    ...(folder === null ? [] : [rootOf(cwd, path.join(folder, path.basename(full)))]),
    ...(isSameKind ? [rootOf(cwd, file)] : []),
  ];
  return [...new Set(roots)];
}

/** A path as given, but relative to the current folder where it lies in it. */
export function shownPath(cwd: string, given: string): string {
  if (!path.isAbsolute(given) || !isWithin(cwd, given)) return normalizePath(given);
  return normalizePath(path.relative(cwd, given));
}

/**
 * One text for every spelling of one file: links and `..` resolved on disk, or the commit in front of a path in it.
 * Absolute paths are on disk also where a revision is read.
 */
export function fileIdentity(cwd: string, revision: string | null, place: string): string {
  if (revision !== null && !path.isAbsolute(place)) return `${revision}:${normalizePath(place)}`;
  const full = path.resolve(cwd, place);
  return realPathIfAny(full) ?? full;
}

function isFolder(full: string): boolean {
  try {
    return fs.statSync(full, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
}

function realPath(full: string): string | null {
  try {
    return fs.realpathSync.native(full);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Also null where there is no telling: a loop of links, a folder that may not be read. Reading says why. */
function realPathIfAny(full: string): string | null {
  try {
    return realPath(full);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}

function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return (
    code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG" || code === "ERR_INVALID_ARG_VALUE"
  );
}

function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

function readWithin(realRoots: readonly string[], full: string, shown: string): FileResult {
  try {
    const real = realPath(full);
    if (real === null) return missing;
    if (!realRoots.some((root) => isWithin(root, real))) return outside(full, real);
    return readRegular(real, shown);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return isMissing(error) ? missing : unreadable(failureText(code));
  }
}

function outside(full: string, real: string): FileResult {
  return full === real
    ? unreadable("outside of the tree that this run reads; name its folder with --include-path", "outside")
    : unreadable(
        "a symbolic link that leaves the tree; name the folder that it leads to with --include-path",
        "link",
      );
}

function failureText(code: string): string {
  if (code === "EACCES" || code === "EPERM") return "permission denied";
  if (code === "ELOOP") return "symbolic links in a loop";
  return code;
}

/** Opens without blocking, so that a FIFO or a device that took the file's place is refused and not waited for. */
function readRegular(real: string, shown: string): FileResult {
  const descriptor = fs.openSync(real, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const stat = fs.fstatSync(descriptor);
    if (stat.isDirectory()) return directory;
    if (!stat.isFile()) return unreadable("neither a file nor a folder");
    if (stat.size > LARGEST_FILE_BYTES) return tooLarge();
    return decodeFile(shown, readBytes(descriptor, stat.size));
  } finally {
    fs.closeSync(descriptor);
  }
}

/** As many bytes as the file had when it was opened: one that grows meanwhile is not followed. */
function readBytes(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const count = fs.readSync(descriptor, bytes, filled, size - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

/** Linked folders are listed without `/`: they are not walked into, so that a link to a parent makes no loop. */
function listWithin(realRoots: readonly string[], full: string): readonly string[] {
  const real = realPath(full);
  if (real === null || !realRoots.some((root) => isWithin(root, real)) || !isFolder(real)) return [];
  return fs
    .readdirSync(real, { withFileTypes: true })
    .map((entry) => {
      if (entry.isDirectory()) return `${entry.name}/`;
      const isLinkedFolder = entry.isSymbolicLink() && isFolder(path.join(real, entry.name));
      return isLinkedFolder ? `${entry.name}//` : entry.name;
    })
    .sort(byCodeUnit);
}
