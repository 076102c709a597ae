import { isStandardSymbol } from "../expand/c/standard-symbols.ts";
import { folderOf } from "../source/path.ts";
import type { SourcePlan } from "./input-kinds.ts";
import { linkNames } from "./link-names.ts";
import { linkedLibraries } from "./linked-libraries.ts";
import { createNativeSearch } from "./native-search.ts";
import type { GoSource, HeaderSource, ReadSource, RustSource } from "./read-kinds.ts";

/** A source of which it is not yet known whose symbols it declares. */
export type Unowned<T> = Omit<T, "own" | "elsewhere">;

interface Sources {
  readonly crates: readonly RustSource[];
  readonly headers: readonly Unowned<HeaderSource>[];
  readonly packages: readonly Unowned<GoSource>[];
}

/**
 * Tells of every header and preamble whose symbols it declares. It is the project's own
 * - if it shares a symbol, other than one of C's library, with what crates define, or with a name that their text shows as exported, be it under a
 *   condition that does not hold;
 * - if it shares one with what Go exports and no Go calls anything else in it: else it is a library's that Go calls, and
 *   that calls Go back;
 * - of headers, if there is a crate that is built as a library for C, and the header was named as a source together
 *   with it, lies in the crate's own folder, or is included by Go that links with no library but that crate's and the
 *   system's. So a header stays the project's own when all exports have gone.
 *
 * Any other header is another library's, of which nothing can be called undefined.
 */
export function withOwnership(plan: SourcePlan, sources: Sources): readonly ReadSource[] {
  const { crates, headers, packages } = sources;
  const facts = factsOf(plan, sources);
  const native = createNativeSearch(plan);
  const inPreambles = new Set(packages.flatMap(({ extraction }) => [...extraction.definedInPreambles]));
  const isElsewhere = (symbol: string): boolean =>
    !facts.defined.has(symbol) && (inPreambles.has(symbol) || native.find(symbol) !== null);
  return [
    ...crates,
    ...headers.map((header): HeaderSource => {
      const symbols = linkNames(header.extraction.contract);
      const own = isShared(symbols, facts) || isPlacedHere(header, facts);
      const elsewhere = new Set(own ? [...symbols].filter(isElsewhere) : []);
      return { ...header, own, elsewhere };
    }),
    ...packages.map((source) => ({ ...source, own: isShared(linkNames(source.extraction.sees), facts) })),
  ];
}

interface Facts {
  /** By crates, as they were read or as their text shows. */
  readonly byCrates: ReadonlySet<string>;
  readonly byGo: ReadonlySet<string>;
  readonly defined: ReadonlySet<string>;
  readonly calledInGo: ReadonlySet<string>;
  /** Folders of crates that are built as a library for C. */
  readonly libraries: readonly string[];
  /** Paths of headers that Go includes. */
  readonly included: ReadonlySet<string>;
  readonly linksOthers: boolean;
}

function factsOf(plan: SourcePlan, { crates, packages }: Sources): Facts {
  const read = new Set(crates.flatMap(({ extraction }) => [...linkNames(extraction.contract)]));
  const byGo = new Set(packages.flatMap(({ extraction }) => [...linkNames(extraction.exports)]));
  const shown = [...plan.defined].filter((name) => !byGo.has(name));
  const libraries = crates.filter(isLibraryForC);
  const names = new Set(libraries.map(({ extraction }) => extraction.contract.name));
  const linked = linkedLibraries(packages.flatMap(({ extraction }) => extraction.files));
  return {
    byCrates: new Set([...read, ...shown]),
    byGo,
    defined: new Set([...read, ...byGo]),
    calledInGo: new Set(packages.flatMap(({ extraction }) => extraction.calls.map(({ name }) => name))),
    libraries: libraries.map(({ input }) => (input.manifest === null ? "" : folderOf(input.manifest))),
    included: new Set(packages.flatMap(({ extraction }) => extraction.headers.map(({ path }) => path))),
    linksOthers: linked.some((name) => !names.has(name.replaceAll("-", "_"))),
  };
}

/** Whether a crate is built as something that C links with. */
export function isLibraryForC({ extraction }: RustSource): boolean {
  return extraction.crateTypes.some((type) => type === "cdylib" || type === "staticlib");
}

function isShared(symbols: ReadonlySet<string>, { byCrates, byGo, calledInGo }: Facts): boolean {
  const names = [...symbols].filter((name) => !isStandardSymbol(name));
  if (names.some((name) => byCrates.has(name))) return true;
  return (
    names.some((name) => byGo.has(name)) && !names.some((name) => calledInGo.has(name) && !byGo.has(name))
  );
}

function isPlacedHere(
  { input, why }: Unowned<HeaderSource>,
  { libraries, included, linksOthers }: Facts,
): boolean {
  if (libraries.length === 0) return false;
  const isIncluded = input.headers.some((place) => included.has(place));
  return (
    why === null ||
    (isIncluded && !linksOthers) ||
    input.headers.some((place) => libraries.some((folder) => isOfCrate(folder, place)))
  );
}

/** Beside the Cargo.toml, or where crates keep headers. Of the root's folders nobody knows whose they are. */
function isOfCrate(folder: string, place: string): boolean {
  if (folder === "" || !place.startsWith(`${folder}/`)) return false;
  const inside = place.slice(folder.length + 1);
  return !inside.includes("/") || /^(?:include|includes|src)\//.test(inside);
}
