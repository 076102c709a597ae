import { byCodeUnit } from "../source/code-units.ts";
import { baseName } from "../source/path.ts";
import { detectCrates } from "./detect-crates.ts";
import { detectPackages } from "./detect-packages.ts";
import { findFiles } from "./find-files.ts";
import type { PlannedSource, SourceInput, SourcePlan } from "./input-kinds.ts";
import { openGo, openRust } from "./open-source.ts";
import type { SourceTree } from "./source-tree.ts";

/** Files that a project's sources are found by. */
const WANTED = /^Cargo\.toml$|\.(?:rs|go|h|c|cc|cpp|cxx|m|mm|s|asm)$/i;
/** Endings of files that may define C symbols and are not read. */
const NATIVE = /\.(?:c|cc|cpp|cxx|m|mm|s|asm)$/i;

/**
 * Finds the sources of a project by itself: crates that export or are libraries for C, and Go packages that import "C".
 * Headers are candidates until it is known which symbols there are and which headers a preamble includes.
 */
export function detectSources(tree: SourceTree): SourcePlan {
  const { found, skipped } = findFiles(tree.files, tree.folder, tree.text, WANTED);
  const { crates, leftOut } = detectCrates(tree.files, found);
  const packages = detectPackages(tree.files, found);
  const take = (input: SourceInput, why: string): PlannedSource => ({
    input,
    why,
    defines: [],
    undefines: [],
  });
  return {
    sources: [
      ...crates.map(({ manifest, folder, why }) =>
        take(openRust(tree, folder, { manifest, root: null }), why),
      ),
      ...packages.map(({ folder, why }) => take(openGo(tree, folder, null), why)),
    ],
    headers: headerPlan(
      tree,
      found.filter((place) => /\.h$/i.test(place)),
    ),
    defined: new Set([...crates, ...packages].flatMap(({ defined }) => [...defined])),
    native: found.filter((place) => NATIVE.test(place)),
    leftOut: [...skipped.filter(isWorthSaying), ...leftOut].sort(byCodeUnit),
  };
}

/** A plan of sources that somebody named: only headers that a preamble includes come in addition. */
export function planNamed(tree: SourceTree, sources: readonly PlannedSource[]): SourcePlan {
  const { found } = findFiles(tree.files, tree.folder, tree.text, NATIVE);
  return { sources, headers: headerPlan(tree, []), defined: new Set(), native: found, leftOut: [] };
}

function headerPlan(tree: SourceTree, candidates: readonly string[]): SourcePlan["headers"] {
  const { files, includePaths, textOf, ref, revision } = tree;
  return { files, candidates, includePaths, textOf, ref, revision };
}

/** Hidden folders are left out of everything everywhere. */
function isWorthSaying(folder: string): boolean {
  return !baseName(folder).startsWith(".");
}
