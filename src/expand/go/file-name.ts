import { KNOWN_PROCESSORS, KNOWN_SYSTEMS, type TagHolds } from "./target-tags.ts";

/**
 * Whether a file's name lets it be built (`go help buildconstraint`): `_GOOS`, `_GOARCH` or `_GOOS_GOARCH` behind the
 * first underscore, before `_test` and the first dot.
 */
export function fileNameHolds(name: string, holds: TagHolds): boolean {
  const stem = name.split(".")[0] ?? "";
  const parts = stem.split("_").slice(1);
  if (parts.at(-1) === "test") parts.pop();
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last === undefined) return true;
  if (before !== undefined && KNOWN_SYSTEMS.has(before) && KNOWN_PROCESSORS.has(last))
    return holds(before) && holds(last);
  return KNOWN_SYSTEMS.has(last) || KNOWN_PROCESSORS.has(last) ? holds(last) : true;
}

/** Whether the go command looks at a file of this name when it builds a package: tests and hidden files are left out. */
export function isPackageFile(name: string): boolean {
  return name.endsWith(".go") && !name.endsWith("_test.go") && !/^[_.]/.test(name);
}
