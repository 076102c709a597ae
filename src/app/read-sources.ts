import { plainTypeName } from "../compare/same-name.ts";
import type { TargetGroup } from "../expand/target-groups.ts";
import type { Contract, TypeDefinition } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { byCodeUnit } from "../source/code-units.ts";
import type { Files } from "../source/files.ts";
import { baseName, folderOf } from "../source/path.ts";
import { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { wordsOfC } from "./detect-text.ts";
import { extractGo } from "./extract-go.ts";
import { type HeaderPass, joinHeaderPasses, readHeaderPasses } from "./extract-headers.ts";
import { extractRust, type RustSettings } from "./extract-rust.ts";
import type { IncludedHeader } from "./extraction.ts";
import { foldersHolding, missingIncludes } from "./include-folders.ts";
import { asTheyAreIncluded, type HeaderReading } from "./included-headers.ts";
import type {
  GoInput,
  HeaderInput,
  HeaderPlan,
  PlannedSource,
  RustInput,
  SourcePlan,
} from "./input-kinds.ts";
import { explainMissingHeaders } from "./missing-headers.ts";
import { type Unowned, withOwnership } from "./ownership.ts";
import type { GoSource, HeaderSource, ReadSource, RustSource } from "./read-kinds.ts";
import type { ReadingOptions } from "./reading-options.ts";
import { settleHandshake } from "./settle-handshake.ts";

export type ReadingSettings = Pick<ReadingOptions, "defines" | "undefines">;

/**
 * Reads the sources of a project: Go packages first, which say what headers they include and how; then headers; then
 * crates, of which the types and constants that the others name are read though no exported symbol reaches them.
 *
 * @throws Problem if one cannot be read.
 */
export function readSources(
  plan: SourcePlan,
  targets: readonly Triple[],
  settings: ReadingSettings,
): readonly ReadSource[] {
  const packages = plan.sources.flatMap(({ input, why }) =>
    input.kind === "go" ? [readPackage(input, why, targets, settings)] : [],
  );
  const headers = readHeaders(plan, packages, targets, settings);
  const declared = [
    ...headers.map(({ extraction }) => extraction.contract),
    ...packages.flatMap(({ extraction }) => extraction.declares),
  ];
  const asked = { alsoNamed: namesOf(declared), isShown: whatIsShown(declared) };
  const crates = plan.sources.flatMap(({ input, why }) =>
    input.kind === "rust" ? [readCrate(input, why, targets, asked)] : [],
  );
  return settleHandshake(withUnread(plan, withOwnership(plan, { crates, headers, packages })));
}

/** Tells with the first source what could not be looked into; where there is none, nothing is compared anyway. */
function withUnread({ unread }: SourcePlan, sources: readonly ReadSource[]): readonly ReadSource[] {
  const [first, ...others] = sources;
  const known = new Set(
    sources.flatMap(({ extraction }) => extraction.gaps.map(({ span }) => span.file.path)),
  );
  const told = unread.filter(({ span }) => !known.has(span.file.path));
  if (first === undefined || told.length === 0) return sources;
  const gaps = [...first.extraction.gaps, ...told];
  const more = { gaps, gaplessTargets: [] };
  const contract = { ...first.extraction.contract, gaps };
  switch (first.kind) {
    case "rust":
      return [{ ...first, extraction: { ...first.extraction, contract, ...more } }, ...others];
    case "go":
      return [{ ...first, extraction: { ...first.extraction, contract, ...more } }, ...others];
    case "headers":
      return [{ ...first, extraction: { ...first.extraction, contract, ...more } }, ...others];
  }
}

function readPackage(
  input: GoInput,
  why: string | null,
  targets: readonly Triple[],
  settings: ReadingSettings,
): Unowned<GoSource> {
  const extraction = extractGo(input, targets, settings);
  const { exports, calls } = extraction;
  const told = [
    ...(calls.length === 0
      ? []
      : [`calls ${count(new Set(calls.map(({ name }) => name)).size, "C function")}`]),
    ...(exports.functions.size === 0 ? [] : [`exports ${count(exports.functions.size, "function")}`]),
  ];
  return { kind: "go", input, extraction, why: reason(why, told) };
}

function readCrate(
  input: RustInput,
  why: string | null,
  targets: readonly Triple[],
  asked: RustSettings,
): RustSource {
  const extraction = extractRust(input, targets, asked);
  const { functions, statics } = extraction.contract;
  const told = [
    `exports ${count(functions.size, "function")}`,
    ...(statics.size === 0 ? [] : [count(statics.size, "static")]),
  ];
  return { kind: "rust", input, extraction, why: reason(why, told) };
}

function reason(why: string | null, told: readonly string[]): string | null {
  return why === null ? null : [why, ...told].filter((part) => part !== "").join(", ");
}

function count(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`;
}

/** Names of types, their tags, and constants. */
function namesOf(contracts: readonly Contract[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { types, constants } of contracts) {
    for (const [name, definitions] of types) {
      names.add(name);
      for (const { tag } of definitions) if (tag !== undefined) names.add(tag);
    }
    for (const name of constants.keys()) names.add(name);
  }
  return names;
}

/** Whether one of them defines a type of a name, spelled as in either language, with its fields. */
function whatIsShown(contracts: readonly Contract[]): (name: string) => boolean {
  const shown = new Set<string>();
  for (const { types } of contracts)
    for (const [name, definitions] of types)
      for (const definition of definitions) {
        if (!showsFields(definition)) continue;
        shown.add(plainTypeName(name));
        if (definition.tag !== undefined) shown.add(plainTypeName(definition.tag));
      }
  return (name) => shown.has(plainTypeName(name));
}

/** An array of no elements is how some headers write a struct that shows nothing. */
function showsFields(definition: TypeDefinition): boolean {
  if (definition.kind !== "struct" && definition.kind !== "union") return false;
  return definition.fields.some(({ type }) => {
    const length = type.kind === "array" ? type.length : null;
    return length?.kind !== "integer" || length.value !== 0n;
  });
}

/** A header that is to be read, with all that its includers say of how. */
interface WantedHeader {
  readonly input: HeaderInput;
  readonly why: string | null;
  /** The targets of any two are disjoint. */
  readonly readings: readonly HeaderReading[];
  readonly undefines: readonly string[];
}

function readHeaders(
  plan: SourcePlan,
  packages: readonly Unowned<GoSource>[],
  targets: readonly Triple[],
  settings: ReadingSettings,
): readonly Unowned<HeaderSource>[] {
  const included = packages.flatMap(({ extraction }) => extraction.headers);
  const named = plan.sources.flatMap((source) => asIncluded(source, included, targets));
  const taken = new Set(named.flatMap(({ input }) => input.headers));
  const found = [
    ...includedHeaders(plan.headers, included, taken, targets),
    ...declaringHeaders(plan, packages, new Set([...taken, ...included.map(({ path }) => path)]), targets),
  ];
  const read = [...named, ...found].map((wanted) => readHeader(wanted, targets, settings));
  return withoutParts(read).map(({ source }) => source);
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

/** Headers of the tree in whose text a symbol stands that another source defines. */
function declaringHeaders(
  { headers: plan, defined, required }: SourcePlan,
  packages: readonly Unowned<GoSource>[],
  taken: ReadonlySet<string>,
  targets: readonly Triple[],
): readonly WantedHeader[] {
  const { includePaths } = plan;
  const symbols = new Set([...defined, ...required]);
  for (const { extraction } of packages)
    for (const name of extraction.exports.functions.keys()) symbols.add(name);
  if (symbols.size === 0) return [];
  const declaring = plan.candidates.flatMap((place): readonly WantedHeader[] => {
    if (taken.has(place)) return [];
    const first = [...wordsOfC(plan.files, place)].find((word) => symbols.has(word));
    if (first === undefined) return [];
    const readings = [{ targets, includePaths, defines: [] }];
    return [{ input: headerInput(plan, place), why: `names \`${first}\``, readings, undefines: [] }];
  });
  if (declaring.length > MOST_HEADERS) {
    throw new Problem(
      "input",
      `${declaring.length} headers name symbols that are defined here, which is more than are read`,
      null,
      "Name those that count: --source c:PATH.",
    );
  }
  return declaring;
}

/** Each is read on its own; a tree with more that declare what is defined here is not one library's. */
const MOST_HEADERS = 2_000;

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
    `declares ${count(extraction.contract.functions.size, "function")}`,
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
