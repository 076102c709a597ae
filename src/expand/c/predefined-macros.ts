import type { Triple } from "../../idl/target.ts";
import { COMMON_MACROS } from "./predefined-macros/common.ts";
import { TARGET_MACROS } from "./predefined-macros/per-target.ts";

const tables = new Map<Triple, ReadonlyMap<string, string>>();

function readMacros(lines: string, into: Map<string, string>): void {
  for (const line of lines.split("\n")) {
    if (line === "") continue;
    const space = line.indexOf(" ");
    if (space === -1) into.set(line, "");
    else into.set(line.slice(0, space), line.slice(space + 1));
  }
}

/**
 * The object-like macros that a compiler for `target` defines before it reads the first line: the text of each by
 * name. mingw's function-like `__declspec` is not among them: it stays a word, as it is on msvc.
 */
export function predefinedMacros(target: Triple): ReadonlyMap<string, string> {
  const known = tables.get(target);
  if (known !== undefined) return known;
  const table = new Map<string, string>();
  readMacros(COMMON_MACROS, table);
  for (const group of TARGET_MACROS) if (group.targets.includes(target)) readMacros(group.macros, table);
  tables.set(target, table);
  return table;
}
