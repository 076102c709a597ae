/** The folder that a path lies in, empty for the root of its tree; `/` between names, none at the end. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash === 0) return "/";
  return slash === -1 ? "" : path.slice(0, slash);
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * The path that a source means by a name, from its folder or from one that is searched: an absolute name stands for
 * itself, also one with a drive. `/` as separator, no `.`, and `..` resolved as far as there is something to leave.
 */
export function resolvePath(folder: string, name: string): string {
  const path = name.replaceAll("\\", "/");
  const isAbsolute = path.startsWith("/") || /^[A-Za-z]:\//.test(path);
  const joined = isAbsolute || folder === "" ? path : `${folder}/${path}`;
  const parts: string[] = [];
  for (const part of joined.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return (joined.startsWith("/") ? "/" : "") + parts.join("/");
}
