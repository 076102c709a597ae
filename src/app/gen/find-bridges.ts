import type { Files } from "../../source/files.ts";
import { joinPath } from "../files/path.ts";
import { findFiles } from "../find-files.ts";
import { isBridgeText } from "../read-contract-file.ts";

const NAME = /\.ffi\.(?:ya?ml|json)$/i;

/** The bridge files that lie in a folder itself, by name. */
export function bridgesIn(folder: string, files: Files): readonly string[] {
  const names = files.list(folder).filter((name) => NAME.test(name));
  return names.map((name) => joinPath(folder, name)).filter((place) => isBridge(place, files));
}

/**
 * The bridge files of a project, by path: those of its own, as sources are found.
 *
 * @param text the project as given, for messages.
 */
export function findBridges(folder: string, text: string, files: Files): readonly string[] {
  return findFiles(files, folder, text, NAME).found.filter((place) => isBridge(place, files));
}

function isBridge(place: string, files: Files): boolean {
  const result = files.read(place);
  return result.ok && isBridgeText(result.file.text);
}
