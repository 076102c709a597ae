import { plainTypeName } from "../compare/same-name.ts";
import { isStandardSymbol } from "../expand/c/standard-symbols.ts";
import type { Contract, TypeDefinition } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { byCodeUnit } from "../source/code-units.ts";
import type { SourceFile } from "../source/source-file.ts";
import { headersLeftOut, type LeftOut } from "./choose-headers.ts";
import { extractGo } from "./extract-go.ts";
import type { RustSettings } from "./extract-rust.ts";
import { type CrateReading, readCrates, resolveCrates } from "./extract-rust.ts";
import type { GoInput, SourcePlan } from "./input-kinds.ts";
import { linkNames } from "./link-names.ts";
import { type Unowned, withOwnership } from "./ownership.ts";
import { readHeaders } from "./read-headers.ts";
import type { GoSource, ReadSource, RustSource } from "./read-kinds.ts";
import type { ReadingSettings } from "./reading-options.ts";
import { settleHandshake } from "./settle-handshake.ts";
import { countOf, reason } from "./tell-reason.ts";

export interface ReadProject {
  readonly sources: readonly ReadSource[];
  /** What was left out and why, as it is said. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Reads the sources of a project: Go packages first, which say what headers they include and how, and crates, which say
 * what symbols there are; then the headers of these symbols; then what crates have of the types and constants that the
 * others name, though no exported symbol reaches them.
 *
 * @throws Problem if one cannot be read.
 */
export function readSources(
  plan: SourcePlan,
  targets: readonly Triple[],
  settings: ReadingSettings,
): ReadProject {
  const packages = plan.sources.flatMap(({ input, why }) =>
    input.kind === "go" ? [readPackage(input, why, targets, settings)] : [],
  );
  const readings = plan.sources.flatMap(({ input, why }) =>
    input.kind === "rust" ? [{ reading: readCrates(input, targets), why }] : [],
  );
  const symbols = symbolsOf(plan, packages, readings);
  const { headers, paths } = readHeaders(plan, packages, symbols, targets, settings);
  const declared = [
    ...headers.map(({ extraction }) => extraction.contract),
    ...packages.flatMap(({ extraction }) => extraction.declares),
  ];
  const asked = { ...namesOf(declared), isShown: whatIsShown(declared) };
  const crates = readings.map(({ reading, why }) => crateOf(reading, why, asked));
  const owned = withOwnership(plan, { crates, headers, packages });
  const sources = settleHandshake(withUnread(plan, owned));
  const read = filesOf(sources).map(({ path }) => path);
  const places = new Set([...paths, ...read]);
  const leftOut = headersLeftOut(plan.headers, symbols, places, settings.defines);
  return {
    sources,
    leftOut: [...foldersLeftOut(plan, read), ...leftOut].sort((a, b) => byCodeUnit(a.text, b.text)),
  };
}

/** What is defined or, by crates that define nothing, required: as it was read, and as texts show it. */
function symbolsOf(
  { defined, required }: SourcePlan,
  packages: readonly Unowned<GoSource>[],
  readings: readonly { readonly reading: CrateReading }[],
): ReadonlySet<string> {
  const symbols = new Set([...defined, ...required]);
  for (const { extraction } of packages) for (const name of linkNames(extraction.exports)) symbols.add(name);
  for (const { reading } of readings) {
    const { contract } = resolveCrates(reading, NOTHING_NAMED);
    const exported = linkNames(contract);
    for (const name of exported) symbols.add(name);
    if (exported.size > 0) continue;
    for (const name of linkNames(contract.requires)) if (!isStandardSymbol(name)) symbols.add(name);
  }
  return symbols;
}

const NOTHING_NAMED: RustSettings = { alsoNamed: new Set() };

function filesOf(sources: readonly ReadSource[]): readonly SourceFile[] {
  return sources.flatMap((source) => (source.kind === "headers" ? source.files : source.extraction.files));
}

/** A folder that no search enters may hold a file that a source leads to. */
function foldersLeftOut({ leftOut }: SourcePlan, read: readonly string[]): readonly LeftOut[] {
  return leftOut.map((folder) => {
    const within = read.find((path) => path.startsWith(`${folder}/`));
    const text = within === undefined ? folder : `${folder} (but for what a source leads to, as ${within})`;
    return { text, header: null };
  });
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
      : [`calls ${countOf(new Set(calls.map(({ name }) => name)).size, "C function")}`]),
    ...(exports.functions.size === 0 ? [] : [`exports ${countOf(exports.functions.size, "function")}`]),
  ];
  return { kind: "go", input, extraction, why: reason(why, told) };
}

function crateOf(reading: CrateReading, why: string | null, asked: RustSettings): RustSource {
  const extraction = resolveCrates(reading, asked);
  const { functions, statics } = extraction.contract;
  const told = [
    `exports ${countOf(functions.size, "function")}`,
    ...(statics.size === 0 ? [] : [countOf(statics.size, "static")]),
  ];
  return { kind: "rust", input: reading.input, extraction, why: reason(why, told) };
}

/** Names of types, their tags, constants and enumerators; macros that stand for no number are constants of other languages. */
function namesOf(contracts: readonly Contract[]): Pick<RustSettings, "alsoNamed" | "isNamedType"> {
  const alsoNamed = new Set<string>();
  const types = new Set<string>();
  for (const contract of contracts) {
    for (const [name, definitions] of contract.types) {
      const tags = definitions.flatMap(({ tag }) => tag ?? []);
      for (const one of [name, ...tags]) {
        alsoNamed.add(one);
        types.add(plainTypeName(one));
      }
      for (const definition of definitions)
        if (definition.kind === "enum")
          for (const variant of definition.variants) alsoNamed.add(variant.name);
    }
    for (const name of contract.constants.keys()) alsoNamed.add(name);
    for (const [name, macros] of contract.macros)
      if (macros.some(({ params }) => params === undefined)) alsoNamed.add(name);
  }
  return { alsoNamed, isNamedType: (name) => types.has(plainTypeName(name)) };
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
