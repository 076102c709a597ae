import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of this checkout. */
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export function projectPath(path: string): string {
  return join(ROOT, path);
}

/** The text of a file of this checkout; null if it is not there. */
export function readProjectFile(path: string): string | null {
  try {
    return readFileSync(projectPath(path), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Names in a folder of this checkout, sorted by code unit; empty if it is not there. */
export function listProjectFolder(path: string, kind: "file" | "folder"): readonly string[] {
  try {
    return readdirSync(projectPath(path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() === (kind === "folder"))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Writes files of this checkout and returns the paths of those that changed. */
export function writeProjectFiles(files: readonly ProjectFile[]): readonly string[] {
  const changed = files.filter(({ path, text }) => readProjectFile(path) !== text);
  for (const { path, text } of changed) {
    mkdirSync(dirname(projectPath(path)), { recursive: true });
    writeFileSync(projectPath(path), text);
  }
  return changed.map(({ path }) => path);
}

export interface ProjectFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}
