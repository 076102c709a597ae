import type { HiddenGlob, HiddenItem, MadeName, RustCrate, RustModule } from "../../expand/rust/crate.ts";
import type { RustImpl } from "../../syntax/rust/item.ts";
import { type Entity, type Names, namesOf, type TypeItem } from "./names.ts";

/** An `impl` with what it says of a type. */
export interface Implementation {
  readonly item: RustImpl;
  readonly module: RustModule;
}

/** Something that is not read and could give a name another meaning. */
export type Doubt = HiddenItem | HiddenGlob | MadeName;

/** Doubts, each with the name that first met it. */
export type Doubts = Map<Doubt, string>;

/** What a path stands for, and what may have it stand for something else. */
export interface Answer {
  readonly entity: Entity | null;
  readonly doubts: ReadonlyMap<Doubt, string>;
}

/** Modules of other crates whose names a glob import brings: what they hold is known well enough. */
export type GlobFilter = (module: readonly string[], name: string) => boolean;

/** All names of a crate. */
export interface Scope {
  readonly crate: RustCrate;
  /** Modules and bodies, outer ones first. */
  readonly modules: readonly RustModule[];
  /** The module or body around; null for the root. */
  readonly parents: ReadonlyMap<RustModule, RustModule>;
  readonly bodies: ReadonlySet<RustModule>;
  readonly names: ReadonlyMap<RustModule, Names>;
  /** What was answered, by what of globs was known. */
  readonly known: Map<GlobFilter, Map<string, Answer>>;
  /** Modules in which unknown options or macros hide something. */
  readonly hiding: readonly RustModule[];
  /** What look-ups met that may be otherwise. */
  readonly doubts: Doubts;
  readonly numbers: ReadonlyMap<RustModule, number>;
  implementations: ReadonlyMap<TypeItem, readonly Implementation[]> | null;
}

/** Takes the names of all modules of a crate, and of the bodies that hold items. */
export function buildScope(crate: RustCrate): Scope {
  const parents = new Map<RustModule, RustModule>();
  const bodies = new Set<RustModule>();
  const modules: RustModule[] = [crate.root];
  // The list grows while it is walked: nesting may be deeper than the stack.
  for (const module of modules) {
    for (const inner of module.modules.values()) {
      parents.set(inner, module);
      modules.push(inner);
    }
    for (const body of module.blocks) {
      parents.set(body, module);
      bodies.add(body);
      modules.push(body);
    }
  }
  const names = new Map(modules.map((module) => [module, namesOf(module)]));
  const numbers = new Map(modules.map((module, index) => [module, index]));
  const answers = { known: new Map(), doubts: new Map(), implementations: null };
  const hiding = modules.filter(({ hidden, made }) => hidden.size + made.size > 0);
  return { crate, modules, parents, bodies, names, numbers, hiding, ...answers };
}

/** The module itself, or the one that a body stands in. */
export function moduleAround(scope: Scope, from: RustModule): RustModule {
  let module = from;
  while (scope.bodies.has(module)) module = scope.parents.get(module) ?? scope.crate.root;
  return module;
}

/** The module around a module, which bodies are not; of the root itself. */
export function parentOf(scope: Scope, module: RustModule): RustModule {
  return moduleAround(scope, scope.parents.get(module) ?? scope.crate.root);
}

/** Whether a module stands in another one, at whatever depth, or is that one. */
export function isWithin(scope: Scope, inner: RustModule, outer: RustModule): boolean {
  for (let module: RustModule | undefined = inner; module !== undefined; module = scope.parents.get(module))
    if (module === outer) return true;
  return false;
}
