import { cfgKey } from "../../expand/rust/cfg-facts.ts";
import { describeCondition } from "../../expand/rust/configure.ts";
import type { RustCrate } from "../../expand/rust/crate.ts";
import type { Lookup } from "../../expand/target-groups.ts";
import type { Contract } from "../../idl/contract.ts";
import type { Note } from "../../idl/gap.ts";
import type { Triple } from "../../idl/target.ts";
import type { RustItem, RustName } from "../../syntax/rust/item.ts";
import { isMarkedExport, representationOf } from "./attributes.ts";
import { addConstantsOfAliases, addNamedConstants } from "./constants.ts";
import { convertValue } from "./convert.ts";
import { defineDemanded } from "./definitions.ts";
import { evaluateTokens } from "./evaluate.ts";
import { collectSymbols } from "./exports.ts";
import { instanceOf } from "./identify.ts";
import { OPERATING_SYSTEMS, type OperatingSystem } from "./known-types.ts";
import {
  addGap,
  addNote,
  countPlaces,
  type Instance,
  isGeneric,
  type Resolution,
  spelledAt,
  startResolution,
} from "./resolution.ts";
import { buildScope } from "./scope.ts";

export interface ResolveRustOptions {
  readonly name: string;
  readonly version?: string;
  readonly targets: readonly Triple[];
  /** Types and constants that are part of the contract though no symbol reaches them. */
  readonly alsoNamed: ReadonlySet<string>;
  /** Whether a type is, by its name as another language spells it. */
  readonly isNamedType?: (name: string) => boolean;
  /** Whether another source shows the fields of a type of that name, so that none of them may be left open here. */
  readonly isShown: (name: string) => boolean;
  /** Answers for the targets with the keys of `cfgFacts`. */
  readonly lookup: Lookup;
}

export interface ResolvedRust {
  readonly contract: Contract;
  /** What further `extern` blocks declare otherwise than `requires` has it, each with the same types. */
  readonly furtherRequires: readonly Contract[];
  readonly notes: readonly Note[];
  /** The symbols of each `extern` block of the crate. */
  readonly externBlocks: readonly (readonly string[])[];
}

/**
 * Makes a contract of a crate: its exported functions and variables, what its `extern` blocks require, the types that
 * these reach, and the constants of array lengths and of aliases among these types. The gaps are those of this stage alone.
 */
export function resolveRust(crate: RustCrate, options: ResolveRustOptions): ResolvedRust {
  const { isShown, lookup } = options;
  const facts = { isShown, systemOf: () => systemOf(lookup) };
  const resolution = startResolution(buildScope(crate), { evaluate: evaluateTokens, convertValue }, facts);
  const symbols = collectSymbols(resolution);
  demandNamed(resolution, (name) => options.alsoNamed.has(name) || options.isNamedType?.(name) === true);
  addNamedConstants(resolution, options.alsoNamed);
  defineDemanded(resolution);
  addConstantsOfAliases(resolution);
  tellHidden(resolution);
  const contract: Contract = {
    name: options.name,
    ...(options.version === undefined ? {} : { version: options.version }),
    side: "definitions",
    targets: options.targets,
    types: asTable(resolution.types),
    constants: asTable(resolution.constants),
    macros: new Map(),
    statics: asTable(symbols.statics),
    functions: asTable(symbols.functions),
    requires: {
      functions: asTable(symbols.requires.functions),
      statics: asTable(symbols.requires.statics),
    },
    span: { file: crate.root.file, start: 0, end: 0 },
    gaps: countPlaces(resolution),
    ...(symbols.conflicts.length === 0 ? {} : { conflicts: symbols.conflicts }),
  };
  const none = { statics: new Map(), functions: new Map(), gaps: [] };
  const furtherRequires = symbols.contradictions.map(({ functions, statics }) => {
    return { ...contract, ...none, requires: { functions: asTable(functions), statics: asTable(statics) } };
  });
  return { contract, furtherRequires, notes: resolution.notes, externBlocks: symbols.blocks };
}

/** Tells of what is not read and could be what a name means that the boundary asked for. */
function tellHidden(resolution: Resolution): void {
  for (const [doubt, name] of resolution.scope.doubts) {
    const { by, options, span } = doubt;
    if (by === "glob") {
      const what = `\`${name}\`, which \`${spelledAt(span)}\` may bring,`;
      addGap(resolution, "condition", describeCondition(options, what), span);
    } else if (by === "options" && doubt.isThere)
      addGap(resolution, "condition", describeCondition(options, `\`${name}\``), span);
    else if (by === "options" || options.length > 0)
      addGap(resolution, "condition", describeCondition(options, `another \`${name}\``), span);
    else {
      const detail = `the macro \`${doubt.macro}!\` may make another \`${name}\`, which is not read; the name is taken for what imports bring`;
      addGap(resolution, "macro", detail, span);
    }
  }
}

function systemOf(lookup: Lookup): OperatingSystem | null {
  return OPERATING_SYSTEMS.find((name) => lookup(cfgKey("target_os", name)) !== undefined) ?? null;
}

function asTable<T>(items: ReadonlyMap<string, T>): ReadonlyMap<string, readonly T[]> {
  return new Map([...items].map(([name, item]) => [name, [item]]));
}

/** Types of these names that have a C representation, public ones first; of one name the first is meant. */
function demandNamed(resolution: Resolution, isNamed: (name: string) => boolean): void {
  const found = new Map<string, { readonly instance: Instance; readonly isPublic: boolean }>();
  for (const module of resolution.scope.modules) {
    for (const item of module.items) {
      if (!isType(item)) continue;
      const isMarked = isMarkedExport(item.attributes);
      if (!isMarked && !isNamed(item.name.text)) continue;
      if (!isNameable(item)) {
        if (isMarked) tellMeaningless(resolution, item.name);
        continue;
      }
      const isPublic = item.visibility === "public";
      const known = found.get(item.name.text);
      if (known !== undefined && (known.isPublic || !isPublic)) continue;
      const instance = instanceOf(resolution, item, module);
      if (instance !== null) found.set(item.name.text, { instance, isPublic });
    }
  }
  for (const { instance } of found.values()) resolution.demands.push({ instance, byValue: false });
}

function tellMeaningless(resolution: Resolution, { text, span }: RustName): void {
  const detail = `\`${text}\` is marked \`@ffi export\` and has no representation in C`;
  addNote(resolution, "annotation-invalid", text, detail, span);
}

function isType(item: RustItem): item is Instance["item"] {
  return item.kind === "alias" || item.kind === "struct" || item.kind === "union" || item.kind === "enum";
}

function isNameable(item: Instance["item"]): boolean {
  if (item.kind === "alias") return item.type !== null && !isGeneric(item.generics);
  const { isC, isTransparent, integer } = representationOf(item.attributes);
  return !isGeneric(item.generics) && (isC || isTransparent || (item.kind === "enum" && integer !== null));
}
