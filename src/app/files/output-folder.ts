import fs from "node:fs";
import path from "node:path";
import { GENERATED_LINE_WITHIN } from "../../generate/generated-file.ts";
import { byCodeUnit } from "../../source/code-units.ts";
import { Problem } from "../../source/problem.ts";
import { type WholeFile, writeTogether } from "./write.ts";
import { foreignTarget } from "./write-target.ts";

/** Longest file that is looked at, in bytes: generated ones are far shorter. */
const LONGEST = 16 * 1024 * 1024;
/** In bytes: what a text is known by as generated, in UTF-8. */
const BEGINNING = 4 * GENERATED_LINE_WITHIN;

/** What is on disk. Paths have `/`. */
export interface OutputOnDisk {
  /** Whether there is anything, be it a folder or a link that leads nowhere. */
  readonly isThere: (path: string) => boolean;
  /** Null if there is nothing; throws if what is there can be no generated file. */
  readonly textOf: (path: string) => string | null;
  /** What a file is known by as generated, or more of it; null if it is not there or cannot be read. */
  readonly beginningOf: (path: string) => string | null;
  /** The names of what lies in a folder, sorted; empty if it is not there. Folders end with `/`, links are left out. */
  readonly namesIn: (folder: string) => readonly string[];
}

/** The folder that is written to, as it is now. */
export function openOutput(cwd: string): OutputOnDisk {
  return {
    isThere: (file) => lookAt(path.resolve(cwd, file)) !== undefined,
    textOf: (file) => readOutput(cwd, file),
    beginningOf: (file) => readBeginning(path.resolve(cwd, file)),
    namesIn: (folder) => listOutput(path.resolve(cwd, folder)),
  };
}

function readOutput(cwd: string, file: string): string | null {
  const full = path.resolve(cwd, file);
  const stat = lookAt(full);
  if (stat === undefined) return null;
  if (!stat.isFile()) throw blocked(file, "is no file");
  if (stat.size > LONGEST) throw blocked(file, "is larger than 16 MiB");
  try {
    return fs.readFileSync(full, "utf8");
  } catch (error) {
    throw new Problem("input", `${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function readBeginning(full: string): string | null {
  let descriptor: number | null = null;
  try {
    descriptor = fs.openSync(full, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    const bytes = Buffer.alloc(BEGINNING);
    return bytes.toString("utf8", 0, fs.readSync(descriptor, bytes, 0, BEGINNING, 0));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  } finally {
    if (descriptor !== null) fs.closeSync(descriptor);
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: unknown } {
  return error instanceof Error && "code" in error;
}

const ELSEWHERE = "Move it away, or name another folder by --output.";

function blocked(file: string, why: string): Problem {
  return new Problem("usage", `${file} would be written, and what is there ${why}`, null, ELSEWHERE);
}

/** A folder that may not be read has nothing that could be told or removed. */
function listOutput(full: string): readonly string[] {
  try {
    const entries = fs.readdirSync(full, { withFileTypes: true });
    return entries
      .flatMap((entry) => (entry.isDirectory() ? [`${entry.name}/`] : entry.isFile() ? [entry.name] : []))
      .sort(byCodeUnit);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}

/**
 * Refuses paths that a checkout leads elsewhere, or that cannot be made.
 *
 * @throws Problem (usage) if the file or a folder on its way is a link or a file, or lies in `.git`.
 */
export function refuseForeignOutput(cwd: string, file: string): void {
  const full = path.resolve(cwd, file);
  for (let folder = path.dirname(full); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const stat = lookAt(folder);
    if (stat === undefined) continue;
    if (stat.isDirectory() || stat.isSymbolicLink()) break;
    const way = path.relative(cwd, folder);
    throw new Problem("usage", `${file} would be written, and ${way} is no folder`, null, ELSEWHERE);
  }
  const foreign = foreignTarget(cwd, file);
  if (foreign === null) return;
  const what = foreign.kind === "git" ? "into a `.git` folder" : `through the symbolic link ${foreign.link}`;
  throw new Problem(
    "usage",
    `${file} would be written ${what}`,
    null,
    "Remove the link, or name another folder by --output.",
  );
}

/** A link is looked at itself. Undefined also for what lies below a file. */
function lookAt(full: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(full, { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

/**
 * Refuses what stands in the place of a file that is written once and then the user's, and is none.
 *
 * @throws Problem (usage) if there is something, and no file, also none behind a link.
 */
export function refuseNoFile(cwd: string, file: string): void {
  const full = path.resolve(cwd, file);
  const stat = lookAt(full);
  if (stat === undefined || stat.isFile()) return;
  const behind = fs.statSync(full, { throwIfNoEntry: false });
  if (behind === undefined) throw blocked(file, "is a link that leads nowhere");
  if (!behind.isFile()) throw blocked(file, "is no file");
}

/**
 * Writes all files or, if one cannot be written, none, in folders that are made where they are missing.
 *
 * @throws Problem if one cannot be written, or a link came into its way since it was planned.
 */
export function writeOutputs(cwd: string, files: readonly WholeFile[]): void {
  for (const { path: file } of files) {
    refuseForeignOutput(cwd, file);
    asProblem(`cannot make the folder of ${file}`, () =>
      fs.mkdirSync(path.dirname(path.resolve(cwd, file)), { recursive: true }),
    );
  }
  writeTogether(cwd, files);
}

/** Removes a file that is no longer written. */
export function removeOutput(cwd: string, file: string): void {
  refuseForeignOutput(cwd, file);
  asProblem(`cannot remove ${file}`, () => fs.rmSync(path.resolve(cwd, file), { force: true }));
}

function asProblem(what: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new Problem("input", `${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
