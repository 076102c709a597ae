import type { Files } from "../source/files.ts";
import { folderOf } from "../source/path.ts";
import { Problem } from "../source/problem.ts";
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
 * @throws Problem if that is there and cannot be read.
 */
export function moduleMajor(files: Files, folder: string): ModuleMajor | null {
  for (let place = folder; ; place = folderOf(place)) {
    const path = joinPath(place, "go.mod");
    const result = files.read(path);
    // What lies around the tree of an input is none of its business.
    if (!result.ok && result.failure.kind === "unreadable" && result.failure.because !== "outside") {
      throw new Problem("input", `${path} cannot be read: ${result.failure.detail}`);
    }
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
