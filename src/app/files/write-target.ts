import fs from "node:fs";
import path from "node:path";

/** What stands where a file is about to be written. */
export type WriteTarget =
  /** Nothing, an empty file, or what is no regular file: a pipe, a device. Nothing is lost there. */
  | { readonly kind: "free" }
  /** Real path, links resolved, and how its text begins (at most 64 KiB, read as Latin-1). */
  | { readonly kind: "file"; readonly real: string; readonly beginning: string };

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

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}
