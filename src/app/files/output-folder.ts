import fs from "node:fs";
import path from "node:path";
import { Problem } from "../../source/problem.ts";
import { writeAtomically } from "./write.ts";
import { foreignTarget } from "./write-target.ts";

/** Longest file that is looked at, in bytes: generated ones are far shorter. */
const LONGEST = 16 * 1024 * 1024;
/** How far folders of the output are looked through for files that are no longer written. */
const DEEPEST = 4;
const MOST_ENTRIES = 10_000;

/** The text of a file of an output folder; null if there is none. */
export function readOutput(cwd: string, file: string): string | null {
  const full = path.resolve(cwd, file);
  const stat = fs.statSync(full, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isFile()) throw new Problem("usage", `${file} would be written and is no file`);
  if (stat.size > LONGEST) throw new Problem("usage", `${file} would be written and is larger than 16 MiB`);
  return fs.readFileSync(full, "utf8");
}

/**
 * Refuses paths that a checkout leads elsewhere.
 *
 * @throws Problem (usage) if the file or a folder on its way is a link, or lies in `.git`.
 */
export function refuseForeignOutput(cwd: string, file: string): void {
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

/** Writes a file whole or not at all, in folders that are made where they are missing. */
export function writeOutput(cwd: string, file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.resolve(cwd, file)), { recursive: true });
  writeAtomically(cwd, file, text);
}

/** Removes a file that is no longer written. */
export function removeOutput(cwd: string, file: string): void {
  fs.rmSync(path.resolve(cwd, file), { force: true });
}

/** The regular files below a folder by their path with `/`, sorted; links are not followed. Empty if there is none. */
export function listOutput(cwd: string, folder: string, depth = DEEPEST): readonly string[] {
  const full = path.resolve(cwd, folder);
  if (fs.lstatSync(full, { throwIfNoEntry: false })?.isDirectory() !== true || depth === 0) return [];
  const entries = fs.readdirSync(full, { withFileTypes: true }).slice(0, MOST_ENTRIES);
  return entries
    .flatMap((entry) => {
      const inner = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return listOutput(cwd, inner, depth - 1);
      return entry.isFile() ? [inner] : [];
    })
    .sort();
}
