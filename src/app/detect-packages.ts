import type { Files } from "../source/files.ts";
import { folderOf } from "../source/path.ts";
import { scannedText } from "./detect-text.ts";

/** A folder whose Go files speak to C. */
export interface DetectedPackage {
  readonly folder: string;
  readonly why: string;
  /** Functions that it exports to C. */
  readonly defined: ReadonlySet<string>;
}

interface PackageSearch {
  /** The folder of the tree. */
  readonly folder: string;
  /** All `.go` files of the tree. */
  readonly found: readonly string[];
}

/** `import "C"`, alone or in a group (cmd/cgo: the import comes directly behind the preamble's comment). */
const IMPORTS_C = /^[ \t]*(?:import[ \t]+)?(?:"C"|`C`)[ \t]*(?:;|\/\/.*)?\r?$/m;
const EXPORTED = /^\/\/export[ \t]+([A-Za-z_]\w*)/gm;

/**
 * The Go packages that import "C". Files that the go command does not build (`_test.go`, and names and folders that
 * begin with `_` or `.`) do not count.
 *
 */
export function detectPackages(
  files: Files,
  { folder: tree, found }: PackageSearch,
): readonly DetectedPackage[] {
  const folders = new Map<string, Set<string>>();
  for (const place of found) {
    // Above the tree, `..` and hidden folders hold everything, and mean nothing.
    if (!isBuilt(place.slice(tree.length))) continue;
    const text = scannedText(files, place);
    if (!IMPORTS_C.test(text)) continue;
    const folder = folderOf(place);
    const defined = folders.get(folder) ?? new Set<string>();
    for (const match of text.matchAll(EXPORTED)) defined.add(match[1] ?? "");
    folders.set(folder, defined);
  }
  return [...folders].map(([folder, defined]) => ({ folder, why: 'imports "C"', defined }));
}

/** Whether the go command would look at a file (cmd/go, "Package lists and patterns"). */
function isBuilt(place: string): boolean {
  if (!place.endsWith(".go") || place.endsWith("_test.go")) return false;
  return !place.split("/").some((name) => name.startsWith("_") || name.startsWith("."));
}
