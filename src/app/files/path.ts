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

/** A place below a folder: `folder/name`, or the name alone in the root. What a source means by a name is `resolvePath`'s. */
export function joinPath(folder: string, name: string): string {
  return normalizePath(folder === "" ? name : `${folder}/${name}`);
}

/** Of some folders those that share most of the way, from the outermost, with a file. */
export function nearestFolders(folders: readonly string[], file: string): readonly string[] {
  const most = Math.max(0, ...folders.map((folder) => sharedNames(folder, file)));
  return folders.filter((folder) => sharedNames(folder, file) === most);
}

/** How many folders two paths have in common, from the outermost. */
export function sharedNames(path: string, other: string): number {
  const [names, others] = [namesOf(path), namesOf(other)];
  const first = names.findIndex((name, index) => name !== others[index]);
  return first === -1 ? names.length : first;
}

/** The last name of a path without its extension: `include/kv.h` is `kv`, `kv.ffi.yaml` is `kv`. */
export function stemOf(file: string): string {
  const name = namesOf(normalizePath(file)).at(-1) ?? "";
  const stem = name.replace(/\.(ffi\.(yaml|yml|json)|[^.]*)$/i, "");
  return stem === "" ? name : stem;
}
