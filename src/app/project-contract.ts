import { contradictionsOf } from "../compare/contradictions.ts";
import type { Condition } from "../idl/condition.ts";
import type { Contract, Table, TypeDefinition } from "../idl/contract.ts";
import { type Gap, pushGap } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { createView } from "../layout/create-view.ts";
import { equals } from "../resolve/equality.ts";
import { reachTypes } from "../resolve/go/reached-types.ts";
import { spanKey } from "../source/source-file.ts";
import { linkNames } from "./link-names.ts";
import type { HeaderSource, ReadSource } from "./read-kinds.ts";

/**
 * The contract of a project of several sources: what its crates and Go packages define; what its headers declare and
 * none of these defines, as functions of a C library beside them; and the headers' constants and macros. Where nothing
 * is defined, what the headers declare; where there is no header either, what the Go packages declare and call.
 *
 * @param targets in sorted order, at least one.
 */
export function projectContract(
  name: string,
  sources: readonly ReadSource[],
  targets: readonly Triple[],
): Contract {
  const definitions = definingContracts(sources);
  const headerSources = sources.filter((source) => source.kind === "headers");
  const headers = headerSources.map(({ extraction }) => extraction.contract);
  const mayDefineMore = sources.some(({ kind, extraction }) => kind === "rust" && extraction.mayDefineMore);
  const packages = sources.flatMap((source) => (source.kind === "go" ? [source.extraction.contract] : []));
  const besides =
    definitions.length === 0
      ? []
      : headerSources.map((source) => besidesOf(source, definitions, mayDefineMore));
  const defining = [...definitions, ...besides];
  const parts = [defining, headers, packages].find((list) => list.length > 0) ?? [];
  const own = mergeParts(parts, targets);
  const values = definitions.length === 0 ? [] : headers;
  const told = gapsOfSources(sources, targets.length);
  const gaps: Gap[] = [...told];
  if (definitions.length > 0) for (const gap of conflicts(definitions, targets)) pushGap(gaps, gap);
  const versions = [...new Set(definitions.flatMap(({ version }) => version ?? []))];
  const [version] = versions;
  const span = parts.find((part) => part.span !== undefined)?.span;
  return {
    name,
    ...(version === undefined || versions.length > 1 ? {} : { version }),
    side: definitions.length > 0 ? "definitions" : "declarations",
    targets,
    ...own,
    constants: mergeTables([own.constants, ...values.map(({ constants }) => constants)], targets),
    macros: mergeTables([own.macros, ...values.map(({ macros }) => macros)], targets),
    ...(span === undefined ? {} : { span }),
    gaps,
  };
}

/**
 * What sources could not be understood in, each thing once: a header is met by whoever includes it. One `#include` that
 * is missed by several is told in the words that name a submodule, where some do.
 *
 * @param all the number of targets that were read for.
 */
function gapsOfSources(sources: readonly ReadSource[], all: number): readonly Gap[] {
  const told = new Map<string, Gap>();
  for (const gap of sources.flatMap(({ extraction }) => extraction.gaps)) {
    const { span, reason, detail } = gap;
    const key = `${spanKey(span)}\0${reason}\0${reason === "include" ? "" : detail}`;
    const known = told.get(key);
    if (known === undefined) told.set(key, gap);
    else {
      const better = namesSubmodule(gap) && !namesSubmodule(known) ? gap : known;
      told.set(key, onTargetsOf([known, gap], better, all));
    }
  }
  return [...told.values()];
}

/** The gap on the targets on which one of several was met. */
function onTargetsOf(met: readonly Gap[], gap: Gap, all: number): Gap {
  const { targets: _, ...everywhere } = gap;
  if (met.some(({ targets }) => targets === undefined)) return everywhere;
  const targets = new Set(met.flatMap((one) => one.targets ?? []));
  return targets.size === all ? everywhere : { ...everywhere, targets: [...targets].sort() };
}

function namesSubmodule({ missing }: Gap): boolean {
  return (missing?.reasons ?? []).some(({ kind }) => kind === "submodule" || kind === "near-submodule");
}

/**
 * What a header declares beside the definitions. Of another library's that is all of it. Of the project's own it is what
 * something that is not read defines, or may: what is defined nowhere is no part of the interface, though a header says
 * so.
 */
function besidesOf(
  { own, elsewhere, extraction }: HeaderSource,
  definitions: readonly Contract[],
  mayDefineMore: boolean,
): Contract {
  const { contract } = extraction;
  const defined = new Set(definitions.flatMap((definition) => [...linkNames(definition)]));
  const isBeside = (symbol: string): boolean =>
    !defined.has(symbol) && (!own || mayDefineMore || elsewhere.has(symbol));
  const functions = linkedBy(contract.functions, isBeside);
  const statics = linkedBy(contract.statics, isBeside);
  if (!own) return { ...contract, functions, statics };
  const reached = reachTypes(contract, { functions: functions.values(), statics: statics.values() });
  return { ...contract, ...reached, macros: new Map(), functions, statics };
}

function linkedBy<T extends { readonly symbol?: string }>(
  table: Table<T>,
  isWanted: (symbol: string) => boolean,
): Table<T> {
  return new Map([...table].filter(([name, items]) => items.some(({ symbol }) => isWanted(symbol ?? name))));
}

/** Contracts of what crates and Go packages define; a package that only calls defines nothing. */
function definingContracts(sources: readonly ReadSource[]): readonly Contract[] {
  return sources.flatMap((source) => {
    if (source.kind === "rust") return [source.extraction.contract];
    if (source.kind !== "go") return [];
    const { exports } = source.extraction;
    return exports.functions.size + exports.statics.size === 0 ? [] : [exports];
  });
}

type Tables = Pick<Contract, "types" | "constants" | "macros" | "statics" | "functions" | "requires">;

/** What one part requires and another defines is no requirement of the whole. */
function mergeParts(parts: readonly Contract[], targets: readonly Triple[]): Tables {
  const merged = <T extends Condition>(select: (part: Contract) => Table<T>): Table<T> =>
    mergeTables(parts.map(select), targets);
  const functions = merged((part) => part.functions);
  const statics = merged((part) => part.statics);
  return {
    types: mergeTypes(
      parts.map((part) => part.types),
      targets,
    ),
    constants: merged((part) => part.constants),
    macros: merged((part) => part.macros),
    statics,
    functions,
    requires: {
      functions: without(
        merged(({ requires }) => requires.functions),
        functions,
      ),
      statics: without(
        merged(({ requires }) => requires.statics),
        statics,
      ),
    },
  };
}

/** The first that has a name gives it, on each target. */
function mergeTables<T extends Condition>(tables: readonly Table<T>[], targets: readonly Triple[]): Table<T> {
  const merged = new Map<string, readonly T[]>();
  for (const table of tables)
    for (const [name, items] of table) merged.set(name, completed(merged.get(name) ?? [], items, targets));
  return merged;
}

/** Items with those of another source on the targets that they leave open. */
function completed<T extends Condition>(
  known: readonly T[],
  others: readonly T[],
  all: readonly Triple[],
): readonly T[] {
  if (known.length === 0) return others;
  const covered = new Set(known.flatMap(({ targets }) => targets ?? all));
  const open = all.filter((target) => !covered.has(target));
  return others.reduce<readonly T[]>((items, other) => {
    const targets = open.filter((target) => other.targets?.includes(target) ?? true);
    return targets.length === 0 ? items : withItem<T>(items, { ...other, targets }, all);
  }, known);
}

/** What is the same on further targets is one item. */
function withItem<T extends Condition>(
  items: readonly T[],
  item: T & { readonly targets: readonly Triple[] },
  all: readonly Triple[],
): readonly T[] {
  const at = items.findIndex((one) =>
    equals({ ...one, targets: undefined }, { ...item, targets: undefined }),
  );
  const same = items[at];
  if (same === undefined) return [...items, item];
  const { targets: before = all, ...rest } = same;
  const targets = all.filter((target) => before.includes(target) || item.targets.includes(target));
  const joined = targets.length === all.length ? rest : { ...rest, targets };
  return items.map((one, index) => (index === at ? (joined as T) : one));
}

function without<T>(table: Table<T>, names: ReadonlyMap<string, unknown>): Table<T> {
  return new Map([...table].filter(([name]) => !names.has(name)));
}

/** The first that knows more than a type's name gives it, on each target. */
function mergeTypes(
  tables: readonly Table<TypeDefinition>[],
  targets: readonly Triple[],
): Table<TypeDefinition> {
  const merged = new Map<string, readonly TypeDefinition[]>();
  for (const table of tables) {
    for (const [name, definitions] of table) {
      const known = merged.get(name);
      if (known === undefined || (isOpaque(known) && !isOpaque(definitions))) merged.set(name, definitions);
      else merged.set(name, completed(known, definitions, targets));
    }
  }
  return merged;
}

function isOpaque(definitions: readonly TypeDefinition[]): boolean {
  return definitions.every(({ kind }) => kind === "opaque");
}

/** Types of one name that two definitions define otherwise: one contract can hold only one of them. */
function conflicts(parts: readonly Contract[], targets: readonly Triple[]): readonly Gap[] {
  const met = new Map<string, Contract>();
  return parts.flatMap((part) =>
    [...part.types].flatMap(([name, definitions]) => {
      const first = met.get(name);
      if (first === undefined) met.set(name, part);
      const known = first?.types.get(name);
      if (first === undefined || known === undefined || isOpaque(known) || isOpaque(definitions)) return [];
      const span = definitions[0]?.span ?? known[0]?.span;
      if (span === undefined || equals(known, definitions)) return [];
      if (!contradict(name, first, part, targets)) return [];
      const detail =
        `\`${name}\` of ${part.name} is not the type of this name of another source of the project; ` +
        "check them as two libraries of a configuration";
      return [{ reason: "conflict" as const, detail, span }];
    }),
  );
}

/** Whether a type of two parts is more than spelled otherwise, such as `float` and `f32`, on a target. */
function contradict(name: string, first: Contract, other: Contract, targets: readonly Triple[]): boolean {
  const [a, b] = [first, other].map((part) => onlyType(name, part));
  if (a === undefined || b === undefined) return true;
  return targets.some((target) =>
    contradictionsOf(createView(a, target), createView(b, target)).some(({ about }) => about.type === name),
  );
}

function onlyType(name: string, part: Contract): Contract {
  const none = { macros: new Map(), statics: new Map(), functions: new Map(), constants: new Map() };
  return { ...part, ...none, gaps: [], conflicts: [], ...reachTypes(part, { types: [name] }) };
}
