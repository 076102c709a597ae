import type { FeatureRequest } from "../expand/rust/features.ts";
import { Problem } from "../source/problem.ts";
import type {
  Configuration,
  ConfiguredLibrary,
  ConfiguredPath,
  ConfiguredSource,
} from "./configuration/configuration.ts";
import { detectSources, planNamed } from "./detect.ts";
import { namesOf } from "./files/path.ts";
import type { HeaderInput, PlannedSource, SourcePlan } from "./input-kinds.ts";
import { joinHeaders, openSource } from "./open-source.ts";
import type { NamedSource, SourceChoices } from "./reading-options.ts";
import type { SourceTree } from "./source-tree.ts";

/** A library that is checked: how its sources are found in a tree, and the files that the project keeps of it. */
export interface LibraryPlan {
  readonly name: string;
  /** What its sources are linked into; null where nobody said that they are linked together. */
  readonly unit: string | null;
  /** As paths of the work tree's files. */
  readonly contract: ConfiguredPath | null;
  readonly released: ConfiguredPath | null;
  readonly plan: SourcePlan;
}

/** Where paths of the work tree are in the tree that is read; null where every path is the tree's own. */
export type PlaceOf = ((given: string) => string) | null;

/** What says which sources a library has: the command line, else the configuration, else what is found. */
export interface SourceWish {
  readonly named: readonly NamedSource[];
  readonly configuration: Configuration | null;
}

/**
 * The libraries of a tree with their sources.
 *
 * @param projectName of a library that no configuration names.
 * @throws Problem if a source is named and not there, or is of another kind.
 */
export function planLibraries(
  tree: SourceTree,
  wish: SourceWish,
  projectName: string,
): readonly LibraryPlan[] {
  const alone = { name: projectName, unit: null, contract: null, released: null };
  if (wish.named.length > 0)
    return [{ ...alone, unit: projectName, plan: planOfNamed(tree, wish.named, null) }];
  const libraries = wish.configuration?.libraries ?? [];
  if (libraries.length === 0) return [{ ...alone, plan: detectSources(tree) }];
  return libraries.map((library) => {
    const { name, contract, released } = library;
    return { name, unit: name, contract, released, plan: planOfLibrary(tree, library, null) };
  });
}

/** The sources that the command line names, as far as they are there where a past tree is asked. */
export function planOfNamed(tree: SourceTree, named: readonly NamedSource[], placeOf: PlaceOf): SourcePlan {
  const sources = named.flatMap(({ language, path }): readonly PlannedSource[] => {
    const place = placeOf === null ? path : placeOf(path);
    if (placeOf !== null && !isThere(tree, place)) return [];
    return [{ input: openSource(tree, language, place), why: null, defines: [], undefines: [] }];
  });
  return planNamed(tree, sources);
}

/**
 * The sources of a library of the configuration, as far as they are there where a past tree is asked.
 *
 * @param today the library as it is configured now: features are those of today, also where the past is read.
 */
export function planOfLibrary(
  tree: SourceTree,
  { sources }: Pick<ConfiguredLibrary, "sources">,
  placeOf: PlaceOf,
  today: Pick<ConfiguredLibrary, "sources"> | null = null,
): SourcePlan {
  const placeIn = (path: ConfiguredPath): string | null => {
    const place = placeOf === null ? path.path : placeOf(path.path);
    if (isThere(tree, place)) return place;
    if (tree.revision !== null) return null;
    throw new Problem("input", `there is no ${path.text}`, path.span);
  };
  const chosen = today ?? { sources };
  return planNamed(
    tree,
    sources.flatMap((source) =>
      plannedSources({ ...tree, choices: choicesOf(tree.choices, source, chosen) }, source, placeIn),
    ),
  );
}

/** Where a configured path is in the tree; null if it is not there. */
type PlaceIn = (path: ConfiguredPath) => string | null;

function plannedSources(
  tree: SourceTree,
  source: ConfiguredSource,
  placeIn: PlaceIn,
): readonly PlannedSource[] {
  const plain = { why: null, defines: [], undefines: [] };
  if (source.kind === "rust") {
    const place = placeIn(source.path);
    return place === null ? [] : [{ ...plain, input: openSource(tree, "rust", place) }];
  }
  if (source.kind === "go") {
    return source.paths.flatMap((path) => {
      const place = placeIn(path);
      return place === null ? [] : [{ ...plain, input: openSource(tree, "go", place) }];
    });
  }
  const searched = source.includePaths.flatMap((path) => placeIn(path) ?? []);
  const headers = source.paths.flatMap((path): readonly HeaderInput[] => {
    const place = placeIn(path);
    const input = place === null ? null : openSource(tree, "c", place);
    return input?.kind === "headers" ? [input] : [];
  });
  const [first, ...others] = headers;
  if (first === undefined) return [];
  const joined = joinHeaders(first, others);
  const input = { ...joined, includePaths: [...searched, ...joined.includePaths] };
  return [{ input, why: null, defines: source.defines, undefines: source.undefines }];
}

/** What the command line chooses goes before what the configuration says. */
function choicesOf(
  asked: SourceChoices,
  source: ConfiguredSource,
  today: Pick<ConfiguredLibrary, "sources">,
): SourceChoices {
  if (source.kind === "c") return asked;
  if (source.kind === "go") return { ...asked, tags: asked.tags.length > 0 ? asked.tags : source.tags };
  const crates = today.sources.flatMap((other) => (other.kind === "rust" ? [other] : []));
  const { choice, cfg } = crates.find((other) => other.path.text === source.path.text) ?? source;
  return {
    ...asked,
    choice: isAsked(asked.choice) ? asked.choice : choice,
    cfg: asked.cfg.length > 0 ? asked.cfg : cfg,
  };
}

function isAsked({ features, allFeatures, defaultFeatures }: FeatureRequest): boolean {
  return features.length > 0 || allFeatures || !defaultFeatures;
}

function isThere({ files }: SourceTree, place: string): boolean {
  if (namesOf(place).length === 0) return true;
  const result = files.read(place);
  return result.ok || result.failure.kind !== "missing";
}
