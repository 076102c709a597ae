import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listProjectFolder, projectPath } from "../tools/project.ts";

/** Text of files by path, with `/`. */
export type Files = Readonly<Record<string, string>>;

/** Made by builds, and no part of an example. */
const BUILT = "target";

/** An example of `examples/` as committed. */
export function readExample(name: string): Files {
  return Object.fromEntries(readFolder(`examples/${name}`, "."));
}

function readFolder(root: string, folder: string): readonly (readonly [string, string])[] {
  const inside = (name: string): string => (folder === "." ? name : `${folder}/${name}`);
  const files = listProjectFolder(`${root}/${folder}`, "file").map(
    (name) => [inside(name), readFileSync(projectPath(`${root}/${inside(name)}`), "utf8")] as const,
  );
  const folders = listProjectFolder(`${root}/${folder}`, "folder").filter((name) => name !== BUILT);
  return [...files, ...folders.flatMap((name) => readFolder(root, inside(name)))];
}

export function writeProject(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The lines that a document shows below a command, up to the end of the block; empty if it does not show it. */
export function quoteOf(document: string, command: string): readonly string[] {
  const lines = document.split("\n");
  const begin = lines.indexOf(`$ ${command}`) + 1;
  return begin === 0 ? [] : lines.slice(begin, lines.indexOf("```", begin));
}
