import fs from "node:fs";
import path from "node:path";

/** What stands where a file is about to be written. */
export type WriteTarget =
  /** Nothing, an empty file, or what is no regular file: a pipe, a device. Nothing is lost there. */
  | { readonly kind: "free" }
  /** Real path, links resolved, and how its text begins (at most 64 KiB, read as Latin-1). */
  | { readonly kind: "file"; readonly real: string; readonly beginning: string };

/** In bytes; the key that tells a contract file stands near the beginning. */
const LONGEST_BEGINNING = 64 * 1024;

/** Looks at what a write would replace. A file that may not be read begins with nothing. */
export function lookAtTarget(cwd: string, file: string): WriteTarget {
  const place = realPlace(cwd, file);
  if (place === null || place.kind !== "file") return { kind: "free" };
  return { kind: "file", real: place.real, beginning: readBeginning(place.real) };
}

function readBeginning(real: string): string {
  let descriptor: number | null = null;
  try {
    descriptor = fs.openSync(real, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    const bytes = Buffer.alloc(LONGEST_BEGINNING);
    return bytes.toString("latin1", 0, fs.readSync(descriptor, bytes, 0, bytes.length, 0));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return "";
  } finally {
    if (descriptor !== null) fs.closeSync(descriptor);
  }
}

/** What a path leads to on disk, links resolved; an empty file is `other`, as are pipes and devices. */
export interface RealPlace {
  readonly real: string;
  readonly kind: "file" | "folder" | "other";
}

/** Null if nothing is there, or there is no telling; whoever reads or writes there says why. */
export function realPlace(cwd: string, given: string): RealPlace | null {
  try {
    const real = fs.realpathSync.native(path.resolve(cwd, given));
    const stat = fs.statSync(real);
    if (stat.isDirectory()) return { real, kind: "folder" };
    return { real, kind: stat.isFile() && stat.size > 0 ? "file" : "other" };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  }
}

/** Why nobody means to write to a path, though it can be written to. */
export type ForeignTarget =
  /** A symbolic link on the way, as its path on disk. */
  | { readonly kind: "link"; readonly link: string }
  /** The insides of a repository. */
  | { readonly kind: "git" };

/**
 * Whether a checkout that somebody else wrote leads a write elsewhere: the path is a symbolic link, or goes through one
 * that lies in a repository or in the working folder; or it leads into `.git`, where a file may be run as a program.
 * Links of the system to open files (`/dev/stdout`, `/dev/fd/63`) are the user's own.
 */
export function foreignTarget(cwd: string, given: string): ForeignTarget | null {
  const full = path.resolve(cwd, given);
  const { root } = path.parse(full);
  const names = full.slice(root.length).split(path.sep);
  let place = root;
  for (const [index, name] of names.entries()) {
    const next = path.join(place, name);
    const isLast = index === names.length - 1;
    if (/^\.git$/i.test(name)) return { kind: "git" };
    if (isLink(next) && (isLast ? !isOfSystem(place) : isInCheckout(cwd, place)))
      return { kind: "link", link: next };
    // Links of the machine itself (a home folder, `/tmp`) are followed: what they lead to may be a repository too.
    place = realPlace(cwd, next)?.real ?? next;
    if (place.split(path.sep).some((part) => /^\.git$/i.test(part))) return { kind: "git" };
  }
  return null;
}

function isLink(place: string): boolean {
  return fs.lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function isOfSystem(folder: string): boolean {
  return /^\/(?:dev|proc)(?:\/|$)/.test(folder);
}

/** Whether a real folder lies in the working folder or in a repository. */
function isInCheckout(cwd: string, folder: string): boolean {
  const inside = path.relative(realPlace(cwd, ".")?.real ?? cwd, folder);
  if (!inside.startsWith("..") && !path.isAbsolute(inside)) return true;
  for (let at = folder; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, ".git"))) return true;
    if (at === path.dirname(at)) return false;
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}
