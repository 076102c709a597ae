import type { TargetGroup } from "../expand/target-groups.ts";
import type { Triple } from "../idl/target.ts";
import { byCodeUnit } from "../source/code-units.ts";
import type { Files } from "../source/files.ts";
import { baseName, folderOf } from "../source/path.ts";
import type { SourceFile } from "../source/source-file.ts";
import { chooseHeaders } from "./choose-headers.ts";
import { type HeaderPass, joinHeaderPasses, readHeaderPasses } from "./extract-headers.ts";
import type { IncludedHeader } from "./extraction.ts";
import { foldersHolding, missingIncludes } from "./include-folders.ts";
import { asTheyAreIncluded, type HeaderReading } from "./included-headers.ts";
import type { HeaderInput, HeaderPlan, PlannedSource, SourcePlan } from "./input-kinds.ts";
import { linkNames } from "./link-names.ts";
import { explainMissingHeaders } from "./missing-headers.ts";
import type { Unowned } from "./ownership.ts";
import type { GoSource, HeaderSource } from "./read-kinds.ts";
import type { ReadingSettings } from "./reading-options.ts";
import { countOf, reason } from "./tell-reason.ts";

/** A header that is to be read, with all that its includers say of how. */
interface WantedHeader {
  readonly input: HeaderInput;
  readonly why: string | null;
  /** The targets of any two are disjoint. */
  readonly readings: readonly HeaderReading[];
  readonly undefines: readonly string[];
}

export interface ReadHeaders {
  readonly headers: readonly Unowned<HeaderSource>[];
  /** All files that were read for them, those that Go packages read among them. */
  readonly paths: ReadonlySet<string>;
}

/**
 * Reads the headers of a project: those that were named, those that its Go packages include, and those of the tree that
 * declare what its other sources define or require.
 *
 * @param symbols the names that are defined or required, as they were read or as texts show them.
 * @throws Problem if one cannot be read, or there are too many.
 */
export function readHeaders(
  plan: SourcePlan,
  packages: readonly Unowned<GoSource>[],
  symbols: ReadonlySet<string>,
  targets: readonly Triple[],
  settings: ReadingSettings,
): ReadHeaders {
  const included = packages.flatMap(({ extraction }) => extraction.headers);
  const named = plan.sources.flatMap((source) => asIncluded(source, included, targets));
  const taken = new Set(named.flatMap(({ input }) => input.headers));
  const without = new Set([...taken, ...included.map(({ path }) => path)]);
  const choice = chooseHeaders(plan.headers, symbols, without, settings.defines);
  const wanted = [
    ...named,
    ...includedHeaders(plan.headers, included, taken, targets),
    ...choice.taken.map(({ place, why }) => candidateHeader(plan.headers, place, why, targets)),
  ];
  const read = wanted.map((header) => readHeader(header, targets, settings));
  const suspected = choice.suspected.flatMap(({ place, builds }): readonly ReadHeader[] => {
    if (read.some(({ paths }) => paths.has(place))) return [];
    const looked = candidateHeader(plan.headers, place, "", targets);
    const header = readHeader(looked, targets, settings);
    const why = whyDeclaring(header, symbols, builds);
    return why === null ? [] : [because(header, why)];
  });
  const all = [...read, ...suspected];
  const paths = new Set([...without, ...all.flatMap((header) => [...header.paths])]);
  return {
    headers: withoutParts(all).map(({ source }) => source),
    paths,
  };
}

function candidateHeader(
  plan: HeaderPlan,
  place: string,
  why: string,
  targets: readonly Triple[],
): WantedHeader {
  const readings = [{ targets, includePaths: plan.includePaths, defines: [] }];
  return { input: headerInput(plan, place), why, readings, undefines: [] };
}

/** Why a header counts in whose text no symbol stands; null if it declares none. What it did not tell may be one that it builds. */
function whyDeclaring(
  { source }: ReadHeader,
  symbols: ReadonlySet<string>,
  builds: string | null,
): string | null {
  const { contract, gaps } = source.extraction;
  const first = [...linkNames(contract)].find((name) => symbols.has(name));
  if (first !== undefined) return `builds the name \`${first}\``;
  return builds !== null && gaps.length > 0 ? `may build the name \`${builds}\`` : null;
}

function because(header: ReadHeader, why: string): ReadHeader {
  return { ...header, source: { ...header.source, why: reason(why, [header.source.why ?? ""]) } };
}

/** A header that was named is read as the package that includes it reads it, unless it has settings of its own. */
function asIncluded(
  { input, why, defines, undefines }: PlannedSource,
  included: readonly IncludedHeader[],
  targets: readonly Triple[],
): readonly WantedHeader[] {
  if (input.kind !== "headers") return [];
  const [path = ""] = input.headers;
  const including = included.filter((header) => input.headers.includes(header.path));
  const [as] = asTheyAreIncluded(
    including.map((header) => ({ ...header, path })),
    targets,
  );
  const { includePaths } = input;
  if (as === undefined) return [{ input, why, readings: [{ targets, includePaths, defines }], undefines }];
  const own = new Set(defines.map(({ name }) => name));
  // It was named for all targets, those on which no package includes it among them.
  const others = targets.filter((target) => !as.readings.some((reading) => reading.targets.includes(target)));
  const readings = as.readings.map(
    (reading, at): HeaderReading => ({
      targets: at === 0 ? [...reading.targets, ...others] : reading.targets,
      includePaths: [...new Set([...includePaths, ...reading.includePaths])],
      defines: [...reading.defines.filter(({ name }) => !own.has(name)), ...defines],
    }),
  );
  return [{ input, why, readings, undefines }];
}

function includedHeaders(
  plan: HeaderPlan,
  included: readonly IncludedHeader[],
  taken: ReadonlySet<string>,
  targets: readonly Triple[],
): readonly WantedHeader[] {
  const others = included.filter(({ path }) => !taken.has(path));
  const wanted = asTheyAreIncluded(others, targets).map(({ path, from, readings, how }): WantedHeader => {
    const why = `included by ${from.path}${how === "" ? "" : ` ${how}`}`;
    const withPlan = readings.map((reading) => ({
      ...reading,
      includePaths: [...new Set([...reading.includePaths, ...plan.includePaths])],
    }));
    return { input: headerInput(plan, path), why, readings: withPlan, undefines: [] };
  });
  return wanted.sort((a, b) => byCodeUnit(a.input.headers[0] ?? "", b.input.headers[0] ?? ""));
}

function headerInput(plan: HeaderPlan, place: string): HeaderInput {
  const { files, includePaths, ref, revision } = plan;
  const name = baseName(place).replace(/\.h$/i, "");
  const ownTree = folderOf(place);
  const text = plan.textOf(place);
  return {
    kind: "headers",
    text,
    name,
    ref,
    revision,
    files,
    headers: [place],
    includePaths,
    ownTree,
    skipped: [],
  };
}

interface ReadHeader {
  readonly source: Unowned<HeaderSource>;
  /** The paths of all files that were read for it. */
  readonly paths: ReadonlySet<string>;
  readonly targets: ReadonlySet<Triple>;
  readonly isNamed: boolean;
}

function readHeader(
  { input, why, readings, undefines }: WantedHeader,
  targets: readonly Triple[],
  settings: ReadingSettings,
): ReadHeader {
  const seen = new Map<string, SourceFile>();
  const { read, list } = input.files;
  const files = {
    list,
    read: (place: string) => {
      const result = read(place);
      if (result.ok) seen.set(result.file.path, result.file);
      return result;
    },
  };
  const found = readings.map(({ targets: group, includePaths, defines }) =>
    readFindingIncludes({ ...input, files, includePaths }, input.files, group, {
      defines: [...settings.defines, ...defines],
      undefines: [...settings.undefines, ...undefines],
    }),
  );
  const passes = found.flatMap((one) => one.passes);
  const further = [...new Set(found.flatMap((one) => one.further))];
  const met = joinHeaderPasses({ ...input, files }, passes, targets);
  const extraction = { ...met, gaps: explainMissingHeaders(input.files, met.gaps, null) };
  const told = [
    `declares ${countOf(extraction.contract.functions.size, "function")}`,
    ...(further.length === 0 ? [] : [`includes found in ${further.join(" and ")}`]),
  ];
  return {
    source: { kind: "headers", input, extraction, why: reason(why, told), files: [...seen.values()] },
    paths: new Set(seen.keys()),
    targets: new Set(readings.flatMap((reading) => reading.targets)),
    isNamed: why === null,
  };
}

/** An include that is found may miss others; more rounds than this are no project's habit. */
const MOST_ROUNDS = 8;

/**
 * Reads a header, and again with the folders of the tree in which includes that it missed are found.
 *
 * @param tree the files among which they are looked for: the same for all headers, so that it is walked once.
 */
function readFindingIncludes(
  input: HeaderInput,
  tree: Files,
  targets: readonly Triple[],
  settings: ReadingSettings,
): { readonly passes: readonly TargetGroup<HeaderPass>[]; readonly further: readonly string[] } {
  const further: string[] = [];
  let passes = readHeaderPasses(input, targets, settings);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const known = [...input.includePaths, ...further];
    const missing = missingIncludes(passes.flatMap(({ result }) => result.gaps));
    const found = foldersHolding(tree, input.headers[0] ?? "", missing);
    const others = found.filter((folder) => !known.includes(folder));
    if (others.length === 0) break;
    further.push(...others);
    passes = readHeaderPasses({ ...input, includePaths: [...known, ...others] }, targets, settings);
  }
  return { passes, further };
}

/**
 * A header that another one includes, wherever it is read itself, is a part of that one: what it declares would be held
 * against itself.
 */
function withoutParts(read: readonly ReadHeader[]): readonly ReadHeader[] {
  const kept: ReadHeader[] = [];
  const isPartOf = (header: ReadHeader, other: ReadHeader): boolean =>
    other !== header &&
    [...header.targets].every((target) => other.targets.has(target)) &&
    header.source.input.headers.every((place) => other.paths.has(place)) &&
    !other.source.input.headers.every((place) => header.source.input.headers.includes(place));
  for (const header of read) {
    const wholes = read.filter((other) => isPartOf(header, other));
    const isMutual = wholes.some((other) => isPartOf(other, header) && !kept.includes(other));
    if (header.isNamed || wholes.length === 0 || isMutual) kept.push(header);
  }
  return kept;
}
