import type { Gap } from "../idl/gap.ts";
import { byCodeUnit } from "../source/code-units.ts";
import { baseName } from "../source/path.ts";
import { type DeclaringCrate, detectCrates } from "./detect-crates.ts";
import { detectPackages } from "./detect-packages.ts";
import { unreadGap } from "./detect-text.ts";
import { findFiles } from "./find-files.ts";
import { createHeaderTexts } from "./header-text.ts";
import type { PlannedSource, SourceInput, SourcePlan } from "./input-kinds.ts";
import { openGo, openRust } from "./open-source.ts";
import type { SourceTree } from "./source-tree.ts";

/** Files that a project's sources are found by. */
const WANTED = /^Cargo\.toml$|\.(?:rs|go|h|hh|hpp|hxx|inc|c|cc|cpp|cxx|m|mm|s|asm)$/i;
/** Endings of headers that are not read. */
const OTHER_HEADERS = /\.(?:hh|hpp|hxx|inc)$/i;
/** Endings of files that may define C symbols and are not read. */
const NATIVE = /\.(?:c|cc|cpp|cxx|m|mm|s|asm)$/i;
const NATIVE_OR_HEADER = /\.(?:h|c|cc|cpp|cxx|m|mm|s|asm)$/i;

/**
 * Finds the sources of a project by itself: crates that export or are libraries for C, and Go packages that import "C".
 * Headers are candidates until it is known which symbols there are and which headers a preamble includes.
 */
export function detectSources(tree: SourceTree): SourcePlan {
  const { found, skipped } = findFiles(tree.files, tree.folder, tree.text, WANTED);
  const { crates, declaring, leftOut } = detectCrates(tree.files, found);
  const packages = detectPackages(tree.files, { folder: tree.folder, found });
  const candidates = found.filter((place) => /\.h$/i.test(place));
  const bindings = bindingsOf(tree, declaring, candidates);
  const defined = new Set([...crates, ...packages].flatMap((source) => [...source.defined]));
  const others = found.filter((place) => OTHER_HEADERS.test(place));
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
      ...bindings.map(({ manifest, folder, header }) =>
        take(openRust(tree, folder, { manifest, root: null }), `declares what ${header} does`),
      ),
      ...packages.map(({ folder, why }) => take(openGo(tree, folder, null), why)),
    ],
    headers: headerPlan(tree, { candidates, others, unnamed: [] }),
    defined,
    required: new Set(bindings.flatMap(({ required }) => [...required])),
    native: found.filter((place) => NATIVE.test(place)),
    leftOut: [...skipped.filter(isWorthSaying), ...leftOut].sort(byCodeUnit),
    unread: unreadGaps(tree, found),
  };
}

/** Headers and Go files that could not be looked into. */
function unreadGaps({ files }: SourceTree, found: readonly string[]): readonly Gap[] {
  return found.flatMap((place) => {
    const what = /\.h$/i.test(place) ? "the header" : /(?<!_test)\.go$/.test(place) ? "the Go file" : null;
    return what === null ? [] : (unreadGap(files, place, what) ?? []);
  });
}

/** A plan of sources that somebody named: only headers that a preamble includes come in addition. */
export function planNamed(tree: SourceTree, sources: readonly PlannedSource[]): SourcePlan {
  const { found } = findFiles(tree.files, tree.folder, tree.text, NATIVE_OR_HEADER);
  const unnamed = found.filter((place) => /\.h$/i.test(place));
  return {
    sources,
    headers: headerPlan(tree, { candidates: [], others: [], unnamed }),
    defined: new Set(),
    required: new Set(),
    native: found.filter((place) => NATIVE.test(place)),
    leftOut: [],
    unread: [],
  };
}

interface Binding extends DeclaringCrate {
  /** The first header that has one of the names. */
  readonly header: string;
}

/** Crates whose `extern` blocks name functions that a header of the tree has too: the two are to agree. */
function bindingsOf(
  { files, includePaths }: SourceTree,
  declaring: readonly DeclaringCrate[],
  candidates: readonly string[],
): readonly Binding[] {
  if (declaring.length === 0) return [];
  const textOf = createHeaderTexts(files, includePaths, candidates);
  const headers = candidates.map((place) => [place, textOf(place)] as const);
  return declaring.flatMap((crate) => {
    const { required } = crate;
    const declares = ([, text]: (typeof headers)[number]): boolean => text.names(required) !== null;
    const builds = ([, text]: (typeof headers)[number]): boolean => text.builds(required) !== null;
    const header = (headers.find(declares) ?? headers.find(builds))?.[0];
    return header === undefined ? [] : [{ ...crate, header }];
  });
}

function headerPlan(
  tree: SourceTree,
  places: Pick<SourcePlan["headers"], "candidates" | "others" | "unnamed">,
): SourcePlan["headers"] {
  const { files, includePaths, textOf, ref, revision } = tree;
  return { files, ...places, includePaths, textOf, ref, revision };
}

/** Hidden folders are left out of everything everywhere. */
function isWorthSaying(folder: string): boolean {
  return !baseName(folder).startsWith(".");
}
