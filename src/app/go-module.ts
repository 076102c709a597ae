import type { Files } from "../source/files.ts";
import { folderOf } from "../source/path.ts";
import type { Span } from "../source/source-file.ts";
import { joinPath } from "./files/path.ts";

/** The major version that a Go module's path states. */
export interface ModuleMajor {
  readonly major: number;
  readonly span: Span;
}

/**
 * The major version of the module that a package belongs to, from 2 on: lower ones have no suffix (Go Modules
 * Reference, "Major version suffixes"). Null if the path states none.
 *
 * @param folder of the package, in `files`; the nearest `go.mod` above it counts.
 */
export function moduleMajor(files: Files, folder: string): ModuleMajor | null {
  for (let place = folder; ; place = folderOf(place)) {
    const result = files.read(joinPath(place, "go.mod"));
    if (result.ok) {
      const { file } = result;
      const match = /^[ \t]*module[ \t]+"?[^\s"]*\/v([1-9]\d{0,8})"?[ \t]*(?:\/\/.*)?\r?$/m.exec(file.text);
      if (match === null || Number(match[1]) < 2) return null;
      return {
        major: Number(match[1]),
        span: { file, start: match.index, end: match.index + match[0].length },
      };
    }
    if (place === "" || place === folderOf(place) || place.startsWith("..")) return null;
  }
}
