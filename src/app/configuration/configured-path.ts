import path from "node:path";
import type { Span } from "../../source/source-file.ts";
import { joinPath, namesOf, normalizePath } from "../files/path.ts";
import type { ConfiguredPath } from "./configuration.ts";
import { refuse } from "./place.ts";

/** The folder of the configuration, and the one that its paths must stay in, as `files` name them. */
interface Bounds {
  readonly folder: string;
  readonly root: string;
}

/** A configuration in the tree may name all of the tree; one elsewhere, what is beside and below it. */
function boundsOf(file: string): Bounds {
  const parent = path.posix.dirname(normalizePath(file));
  const folder = parent === "." ? "" : parent;
  return { folder, root: leavesTree(folder) ? folder : "" };
}

function leavesTree(normal: string): boolean {
  return normal.startsWith("/") || namesOf(normal)[0] === "..";
}

/** Of a path in a message, in UTF-16 units: it is to fit a line or two. */
const LONGEST_SHOWN = 120;

/**
 * Resolves a path of the configuration against its own folder.
 *
 * @throws Problem (usage) with the place, for a path that is empty, absolute, written with backslashes or control
 *   characters, or leads out of the tree.
 */
export function resolveConfiguredPath(text: string, span: Span): ConfiguredPath {
  const { folder, root } = boundsOf(span.file.path);
  const shown = JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 3)}...` : text);
  if (text.trim() === "") refuse(span, "a path is empty", "write `.` for the folder of this file");
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(text))
    refuse(span, `the path ${shown} is absolute`, "write it relative to this file");
  if (text.includes("\\")) refuse(span, `the path ${shown} has a backslash`, "write `/` between names");
  if (hasControlCharacter(text)) refuse(span, `the path ${shown} has a control character`);
  const resolved = joinPath(folder, text);
  const isInside = root === "" ? !leavesTree(resolved) : resolved === root || resolved.startsWith(`${root}/`);
  if (!isInside)
    refuse(span, `the path ${shown} leads out of the tree`, "name what lies in the project that is checked");
  return { path: resolved, text, span };
}

function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) < 0x20 || text.charCodeAt(i) === 0x7f) return true;
  return false;
}
