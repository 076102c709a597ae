import type { Files } from "../../source/files.ts";
import { joinPath, normalizePath } from "../files/path.ts";

/** More folders above each other are hostile. */
const DEEPEST = 64;

/**
 * The folder of the project around a package, whose headers are its own: all of the tree for a package in it, else the
 * outermost folder above it that holds a repository, else a module, else the package's own.
 */
export function ownTreeOf(files: Files, folder: string): string {
  const isInTree = !folder.startsWith("/") && folder !== ".." && !folder.startsWith("../");
  if (isInTree) return "";
  const above = foldersAbove(folder);
  const holds = (wanted: string) => (place: string) =>
    files.list(place).some((name) => name === wanted || name === `${wanted}/`);
  return above.findLast(holds(".git")) ?? above.findLast(holds("go.mod")) ?? folder;
}

/** The folder itself, and those around it that its path names. */
function foldersAbove(folder: string): readonly string[] {
  const above = [folder];
  for (let place = folder; above.length < DEEPEST; above.push(place)) {
    const next = place.endsWith("..") ? joinPath(place, "..") : normalizePath(`${place}/..`);
    if (next === place || next === "") break;
    place = next;
  }
  return above;
}
