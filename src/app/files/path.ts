import path from "node:path";

/** A path as reports show it: `/` between names, no `.` and no needless `..`. The root itself is the empty text. */
export function normalizePath(text: string): string {
  const normal = path.posix.normalize(path.sep === "\\" ? text.replaceAll("\\", "/") : text);
  const bare = normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
  return bare === "." ? "" : bare;
}

/** Whether `inner` is `outer` or lies below it; both absolute. */
export function isWithin(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative === "" || (!isAbove(relative) && !path.isAbsolute(relative));
}

function isAbove(relative: string): boolean {
  return relative === ".." || relative.startsWith(`..${path.sep}`);
}

/** The names of a path, from the outermost. */
export function namesOf(normalized: string): readonly string[] {
  return normalized.split("/").filter((name) => name !== "");
}

/** `folder/name`, or the name alone in the root. */
export function joinPath(folder: string, name: string): string {
  return normalizePath(folder === "" ? name : `${folder}/${name}`);
}

/** The last name of a path without its extension: `include/kv.h` is `kv`, `kv.ffi.yaml` is `kv`. */
export function stemOf(file: string): string {
  const name = namesOf(normalizePath(file)).at(-1) ?? "";
  const stem = name.replace(/\.(ffi\.(yaml|yml|json)|[^.]*)$/i, "");
  return stem === "" ? name : stem;
}
