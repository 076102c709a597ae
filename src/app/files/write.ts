import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Problem } from "../../source/problem.ts";

/**
 * Writes a whole file or none of it: beside its place, then renamed, so that a reader never sees half a file. What is
 * no regular file (a pipe, a device) is written to and stays what it is; of a link, the file behind it is replaced.
 *
 * @throws Problem if the folder is not there or cannot be written.
 */
export function writeAtomically(cwd: string, file: string, text: string): void {
  try {
    const full = path.resolve(cwd, file);
    const before = fs.statSync(full, { throwIfNoEntry: false });
    if (before === undefined) replaceFile(full, text);
    else if (before.isFile()) replaceFile(fs.realpathSync(full), text);
    else fs.writeFileSync(full, text);
  } catch (error) {
    throw new Problem("input", `cannot write ${file}: ${reasonOf(error)}`);
  }
}

function replaceFile(full: string, text: string): void {
  const beside = nameBeside(full);
  try {
    fs.writeFileSync(beside, text, { flag: "wx" });
    fs.renameSync(beside, full);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}

function nameBeside(full: string): string {
  return `${full}.${randomBytes(6).toString("hex")}.tmp`;
}

/** A text and the path of its file. */
export interface WholeFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes all files or, if one cannot be written, none: each first beside its place, and only when all of them are on
 * disk they are renamed, in their order. A crash while they are leaves whole files, some of them new.
 *
 * @throws Problem if a folder is not there or cannot be written, or the disk is full.
 */
export function writeTogether(cwd: string, files: readonly WholeFile[]): void {
  const staged = files.map(({ path: file, text }) => {
    const full = path.resolve(cwd, file);
    return { file, text, full, beside: nameBeside(full) };
  });
  const told = (file: string, act: () => void): void => {
    try {
      act();
    } catch (error) {
      throw new Problem("input", `cannot write ${file}: ${reasonOf(error)}`);
    }
  };
  try {
    for (const { file, text, beside } of staged)
      told(file, () => fs.writeFileSync(beside, text, { flag: "wx" }));
    for (const { file, full, beside } of staged) told(file, () => fs.renameSync(beside, full));
  } finally {
    for (const { beside } of staged) fs.rmSync(beside, { force: true });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : null;
  if (code === "ENOENT") return "its folder is not there";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "permission denied";
  return error.message;
}
