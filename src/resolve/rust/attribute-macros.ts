import { cratesOfAttribute } from "../../expand/rust/attribute-crates.ts";
import { SYMBOL_WORDS } from "../../expand/rust/could-export.ts";
import type { RustModule } from "../../expand/rust/crate.ts";
import {
  describeSymbolAttribute,
  describeUnknownAttribute,
  isBuiltInAttribute,
  isKnownAttribute,
} from "../../expand/rust/known-attributes.ts";
import { isExportingAttribute } from "../../expand/rust/known-macros.ts";
import type { Attribute, RustItem } from "../../syntax/rust/item.ts";
import { isOfUnknownCrate } from "./known-types.ts";
import { addGap, type Instance, type Resolution } from "./resolution.ts";
import { answer } from "./resolve-path.ts";
import type { GlobFilter } from "./scope.ts";

/** Tells of attribute macros on a type that may change its fields or its layout. */
export function tellAttributeMacros(resolution: Resolution, { item, module }: Instance): void {
  const { attributes } = item;
  const hasDerive = attributes.some(({ path }) => path === "derive");
  const uses = resolution.scope.names.get(module)?.uses;
  for (const { path, span } of attributes) {
    if (isBuiltInAttribute(path) || isExportingAttribute(path)) continue;
    // A bare name below a derive is that derive's own, unless an import says that it is a macro.
    if (hasDerive && !path.includes("::") && uses?.has(path) !== true) continue;
    if (isKnownAttribute(path) && originOf(resolution, path, module) === "known") continue;
    addGap(resolution, "macro", describeUnknownAttribute(path), span);
  }
}

/**
 * Tells of attribute macros that go by the name of a known one and are another crate's: on what is exported wherever that
 * is not the crate that is known for them, on all else where it is one of this repository.
 */
export function tellLookalikes(resolution: Resolution): void {
  const { modules, parents } = resolution.scope;
  for (const module of modules) {
    const around = parents.get(module);
    if (around !== undefined && module.attributes.length > 0)
      tellOn(resolution, module.attributes, around, true);
    for (const item of module.items) tellOnItem(resolution, item, module);
  }
}

function tellOnItem(resolution: Resolution, item: RustItem, module: RustModule): void {
  switch (item.kind) {
    case "function":
    case "static":
      tellOn(resolution, item.attributes, module, isExported(item));
      return;
    case "impl":
    case "extern-block":
      tellOn(
        resolution,
        item.attributes,
        module,
        item.kind === "extern-block" || item.items.some(isExported),
      );
      for (const inner of item.items)
        tellOn(resolution, inner.attributes, module, item.kind === "extern-block" || isExported(inner));
  }
}

function isExported(item: RustItem): boolean {
  if (item.kind === "function" && item.abi !== null && item.hasBody) return true;
  return item.attributes.some(({ path }) => SYMBOL_WORDS.has(path));
}

function tellOn(
  resolution: Resolution,
  attributes: readonly Attribute[],
  module: RustModule,
  exported: boolean,
): void {
  for (const { path, span } of attributes) {
    if (isBuiltInAttribute(path) || isExportingAttribute(path)) continue;
    const origin = originOf(resolution, path, module);
    if (origin === "known") continue;
    if (exported && isKnownAttribute(path)) addGap(resolution, "macro", describeUnknownAttribute(path), span);
    else if (!exported && origin === "own") addGap(resolution, "macro", describeSymbolAttribute(path), span);
  }
}

/** `own` is a crate that comes from a folder, `other` one that is not known for the attribute. */
type Origin = "known" | "own" | "other";

/** Where an attribute macro comes from that goes by a known name; without an import that leads anywhere it is known. */
function originOf(resolution: Resolution, path: string, module: RustModule): Origin {
  const isGlobal = path.startsWith("::");
  const names = (isGlobal ? path.slice(2) : path).split("::");
  const crates = cratesOfAttribute(names.at(-1) ?? "");
  const from = crateOf(resolution, names, isGlobal, module, crates);
  if (from === null) {
    const spelled = names.length > 1 ? names[0] : importOf(resolution, names[0] ?? "", module);
    return spelled === undefined ? "known" : originOfName(crates, spelled);
  }
  const origin = resolution.scope.crate.origins.get(from);
  if (origin === undefined) return originOfName(crates, from);
  if (/ \(by `path`\)$/.test(origin)) return "own";
  return crates === null || crates.has(origin) ? "known" : "other";
}

function originOfName(crates: ReadonlySet<string> | null, name: string): Origin {
  return crates === null || crates.has(name) ? "known" : "other";
}

/** What the import of a name begins with, of the module or of those around a body. */
function importOf({ scope }: Resolution, name: string, from: RustModule): string | undefined {
  for (let module: RustModule | undefined = from; module !== undefined; module = scope.parents.get(module)) {
    const [leaf] = scope.names.get(module)?.uses.get(name) ?? [];
    if (leaf !== undefined || !scope.bodies.has(module)) return leaf?.path[0];
  }
  return undefined;
}

/** One for each set, as what is answered is kept by it. */
const filters = new WeakMap<ReadonlySet<string>, GlobFilter>();

function globsOf(crates: ReadonlySet<string>): GlobFilter {
  const filter = filters.get(crates) ?? (([crate = ""]) => crates.has(crate));
  filters.set(crates, filter);
  return filter;
}

const NONE: ReadonlySet<string> = new Set();

/** The other crate that a name leads to, by an import of that name, or by a glob of a crate that could have it. */
function crateOf(
  { scope }: Resolution,
  names: readonly string[],
  isGlobal: boolean,
  module: RustModule,
  crates: ReadonlySet<string> | null,
): string | null {
  const isBare = names.length === 1 && !isGlobal;
  for (const filter of [globsOf(crates ?? NONE), isOfUnknownCrate]) {
    const { entity } = answer(scope, names, isGlobal, module, "type", filter);
    // A crate of the attribute's name is not the attribute.
    if (entity?.kind === "external" && entity.path.length > 1) return entity.path[0] ?? null;
  }
  if (!isBare) return null;
  const made = scope.crate.root.items.find(
    (item) =>
      item.kind === "extern-crate" &&
      item.attributes.some(({ path }) => path === "macro_use") &&
      scope.crate.origins.has(item.crate),
  );
  return made?.kind === "extern-crate" ? made.crate : null;
}
