import { plainTypeName } from "../compare/same-name.ts";
import type { MacroSetting } from "../expand/c/preprocess.ts";
import type { Contract, TypeDefinition } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { byCodeUnit } from "../source/code-units.ts";
import { baseName, folderOf } from "../source/path.ts";
import { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { wordsOfC } from "./detect-text.ts";
import { extractGo } from "./extract-go.ts";
import { extractHeaders } from "./extract-headers.ts";
import { extractRust, type RustSettings } from "./extract-rust.ts";
import type { Extraction, IncludedHeader } from "./extraction.ts";
import { foldersHolding, missingIncludes } from "./include-folders.ts";
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
  return withUnread(plan, withOwnership(plan, { crates, headers, packages }));
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
  readonly defines: readonly MacroSetting[];
  readonly undefines: readonly string[];
}

function readHeaders(
  plan: SourcePlan,
  packages: readonly Unowned<GoSource>[],
  targets: readonly Triple[],
  settings: ReadingSettings,
): readonly Unowned<HeaderSource>[] {
  const included = packages.flatMap(({ extraction }) => extraction.headers);
  const named = plan.sources.flatMap((source) => asIncluded(source, included));
  const taken = new Set(named.flatMap(({ input }) => input.headers));
  const found = [
    ...includedHeaders(plan.headers, included, taken),
    ...declaringHeaders(plan, packages, new Set([...taken, ...included.map(({ path }) => path)])),
  ];
  const read = [...named, ...found].map((wanted) => readHeader(wanted, targets, settings));
  return withoutParts(read).map(({ source }) => source);
}

/** A header that was named is read as the package that includes it reads it, unless it has settings of its own. */
function asIncluded(source: PlannedSource, included: readonly IncludedHeader[]): readonly WantedHeader[] {
  const { input, why, defines, undefines } = source;
  if (input.kind !== "headers") return [];
  const [first] = included.filter(({ path }) => input.headers.includes(path));
  if (first === undefined) return [{ input, why, defines, undefines }];
  const includePaths = [...new Set([...input.includePaths, ...first.includePaths])];
  const own = new Set(defines.map(({ name }) => name));
  const others = first.defines.filter(({ name }) => !own.has(name));
  return [{ input: { ...input, includePaths }, why, defines: [...others, ...defines], undefines }];
}

/** One for each set of macros with which a header is included; the folders of all who include it so are searched. */
function includedHeaders(
  plan: HeaderPlan,
  included: readonly IncludedHeader[],
  taken: ReadonlySet<string>,
): readonly WantedHeader[] {
  const ways = new Map<string, { readonly first: IncludedHeader; readonly folders: Set<string> }>();
  for (const header of included) {
    if (taken.has(header.path)) continue;
    const key = JSON.stringify([header.path, header.defines]);
    const way = ways.get(key) ?? { first: header, folders: new Set<string>() };
    for (const folder of header.includePaths) way.folders.add(folder);
    ways.set(key, way);
  }
  const counts = new Map<string, number>();
  for (const { first } of ways.values()) counts.set(first.path, (counts.get(first.path) ?? 0) + 1);
  const wanted = [...ways.values()].map(({ first, folders }): WantedHeader => {
    const { path, defines, from } = first;
    const input = headerInput(plan, path, [...new Set([...folders, ...plan.includePaths])]);
    const how = (counts.get(path) ?? 0) > 1 ? ` with ${shownDefines(defines)}` : "";
    return { input, why: `included by ${from.path}${how}`, defines, undefines: [] };
  });
  return wanted.sort((a, b) => byCodeUnit(a.input.headers[0] ?? "", b.input.headers[0] ?? ""));
}

/** The macros that tell one way of reading a header from another. */
function shownDefines(defines: readonly MacroSetting[]): string {
  if (defines.length === 0) return "no macros";
  return defines.map(({ name, value }) => `-D${name}${value === "1" ? "" : `=${value}`}`).join(" ");
}

/** Headers of the tree in whose text a symbol stands that another source defines. */
function declaringHeaders(
  { headers: plan, defined, required }: SourcePlan,
  packages: readonly Unowned<GoSource>[],
  taken: ReadonlySet<string>,
): readonly WantedHeader[] {
  const symbols = new Set([...defined, ...required]);
  for (const { extraction } of packages)
    for (const name of extraction.exports.functions.keys()) symbols.add(name);
  if (symbols.size === 0) return [];
  const declaring = plan.candidates.flatMap((place): readonly WantedHeader[] => {
    if (taken.has(place)) return [];
    const first = [...wordsOfC(plan.files, place)].find((word) => symbols.has(word));
    if (first === undefined) return [];
    const input = headerInput(plan, place, plan.includePaths);
    return [{ input, why: `names \`${first}\``, defines: [], undefines: [] }];
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

function headerInput(plan: HeaderPlan, place: string, includePaths: readonly string[]): HeaderInput {
  const { files, ref, revision } = plan;
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
  readonly isNamed: boolean;
}

function readHeader(
  { input, why, defines, undefines }: WantedHeader,
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
  const { met, further } = extractFindingIncludes({ ...input, files }, targets, {
    defines: [...settings.defines, ...defines],
    undefines: [...settings.undefines, ...undefines],
  });
  const extraction = { ...met, gaps: explainMissingHeaders(input.files, met.gaps, null) };
  const told = [
    `declares ${count(extraction.contract.functions.size, "function")}`,
    ...(further.length === 0 ? [] : [`includes found in ${further.join(" and ")}`]),
  ];
  return {
    source: { kind: "headers", input, extraction, why: reason(why, told), files: [...seen.values()] },
    paths: new Set(seen.keys()),
    isNamed: why === null,
  };
}

/** An include that is found may miss others; more rounds than this are no project's habit. */
const MOST_ROUNDS = 8;

/** Reads a header, and again with the folders of the tree in which includes that it missed are found. */
function extractFindingIncludes(
  input: HeaderInput,
  targets: readonly Triple[],
  settings: ReadingSettings,
): { readonly met: Extraction; readonly further: readonly string[] } {
  const further: string[] = [];
  let met = extractHeaders(input, targets, settings);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const known = [...input.includePaths, ...further];
    const missing = missingIncludes(met.gaps);
    const found = foldersHolding(input.files, input.headers[0] ?? "", missing);
    const others = found.filter((folder) => !known.includes(folder));
    if (others.length === 0) break;
    further.push(...others);
    met = extractHeaders({ ...input, includePaths: [...known, ...others] }, targets, settings);
  }
  return { met, further };
}

/** A header that another one includes is a part of that one: what it declares would be held against itself. */
function withoutParts(read: readonly ReadHeader[]): readonly ReadHeader[] {
  const kept: ReadHeader[] = [];
  const isPartOf = (header: ReadHeader, other: ReadHeader): boolean =>
    other !== header &&
    header.source.input.headers.every((place) => other.paths.has(place)) &&
    !other.source.input.headers.every((place) => header.source.input.headers.includes(place));
  for (const header of read) {
    const wholes = read.filter((other) => isPartOf(header, other));
    const isMutual = wholes.some((other) => isPartOf(other, header) && !kept.includes(other));
    if (header.isNamed || wholes.length === 0 || isMutual) kept.push(header);
  }
  return kept;
}
