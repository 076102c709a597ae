import type { HiddenGlob, RustModule } from "../../expand/rust/crate.ts";
import type { RustEnum } from "../../syntax/rust/item.ts";
import type { Entity, Leaf, Names, Namespace, TypeItem, ValueItem } from "./names.ts";
import {
  crateNamed,
  externalCrate,
  isCrate,
  isKnownOutside,
  isSameEntity,
  isUnreadCrate,
  lookupOutside,
} from "./outside-names.ts";
import {
  type Answer,
  type Doubt,
  type Doubts,
  type GlobFilter,
  isWithin,
  moduleAround,
  parentOf,
  type Scope,
} from "./scope.ts";

/** More imports of imports are hostile. */
const MAX_HOPS = 100;
/** Globs of one module that are looked into; of more of them nobody knows what they bring. */
const MOST_HIDDEN_GLOBS = 200;

interface Query {
  readonly scope: Scope;
  readonly globbed: GlobFilter;
  /** What was asked on the way; null while it is being answered. */
  readonly met: Map<string, Entity | null>;
  readonly doubts: Doubts;
  /** Globs that unknown options hide and of which nobody knows what they bring. */
  readonly vague: Doubts;
  hops: number;
}

/**
 * What a path stands for where it is written in `from` (Reference, "Paths" and "Name resolution"): null if nothing of
 * that name is known, or if imports go in circles.
 */
export function resolvePath(
  scope: Scope,
  segments: readonly string[],
  isGlobal: boolean,
  from: RustModule,
  namespace: Namespace,
  globbed: GlobFilter,
): Entity | null {
  const { entity, doubts } = answer(scope, segments, isGlobal, from, namespace, globbed);
  meet(scope.doubts, doubts);
  return entity;
}

function meet(doubts: Doubts, others: ReadonlyMap<Doubt, string>): void {
  for (const [doubt, name] of others) if (!doubts.has(doubt)) doubts.set(doubt, name);
}

/** As {@link resolvePath}, without remembering what it met. */
export function answer(
  scope: Scope,
  segments: readonly string[],
  isGlobal: boolean,
  from: RustModule,
  namespace: Namespace,
  globbed: GlobFilter,
): Answer {
  const known = scope.known.get(globbed) ?? new Map<string, Answer>();
  scope.known.set(globbed, known);
  const key = `${scope.numbers.get(from)} ${namespace} ${isGlobal ? "::" : ""}${segments.join("::")}`;
  const answered = known.get(key);
  if (answered !== undefined) return answered;
  const query: Query = { scope, globbed, met: new Map(), doubts: new Map(), vague: new Map(), hops: 0 };
  const entity = follow(query, segments, isGlobal, from, namespace);
  meet(query.doubts, query.vague);
  // That a macro could make what is found nowhere is no news: it is told that it is missing.
  if (entity === null)
    for (const one of query.doubts.keys()) if (one.by === "macro") query.doubts.delete(one);
  const found: Answer = { entity, doubts: query.doubts };
  known.set(key, found);
  return found;
}

function follow(
  query: Query,
  segments: readonly string[],
  isGlobal: boolean,
  from: RustModule,
  namespace: Namespace,
): Entity | null {
  if (query.hops >= MAX_HOPS) return null;
  query.hops += 1;
  const found = followSegments(query, segments, isGlobal, from, namespace);
  query.hops -= 1;
  return found;
}

function followSegments(
  query: Query,
  segments: readonly string[],
  isGlobal: boolean,
  from: RustModule,
  namespace: Namespace,
): Entity | null {
  const { scope } = query;
  const [first = "", ...rest] = segments;
  const spaceOf = (index: number): Namespace => (index === segments.length - 1 ? namespace : "type");
  const of2015 = scope.crate.edition === "2015";
  let index = 0;
  let entity: Entity | null;
  if (isGlobal) {
    const inRoot = of2015 ? lookupIn(query, scope.crate.root, first, spaceOf(0)) : null;
    entity = inRoot ?? externalCrate(scope, first);
  } else if (/^(?:crate|self|super|\$crate)$/.test(first)) {
    let module = first === "crate" || first === "$crate" ? scope.crate.root : moduleAround(scope, from);
    if (first === "super") module = parentOf(scope, module);
    while (rest[index] === "super") {
      module = parentOf(scope, module);
      index += 1;
    }
    entity = { kind: "module", module };
  } else {
    entity = lookup(query, from, first, spaceOf(0));
  }
  for (index += 1; index < segments.length && entity !== null; index += 1)
    entity = member(query, entity, segments[index] ?? "", spaceOf(index));
  return entity;
}

function member(query: Query, entity: Entity, name: string, namespace: Namespace): Entity | null {
  switch (entity.kind) {
    case "module":
      return lookupIn(query, entity.module, name, namespace);
    case "external":
      return { kind: "external", path: [...entity.path, name] };
    case "type":
      return entity.item.kind === "enum" ? variantOf(entity.item, entity.module, name) : null;
    default:
      return null;
  }
}

function variantOf(enumeration: RustEnum, module: RustModule, name: string): Entity | null {
  const variant = enumeration.variants.find((one) => one.name.text === name);
  return variant === undefined ? null : { kind: "variant", enumeration, variant, module };
}

/** A name without a path: here, in the bodies around, among the other crates, in the prelude. */
function lookup(query: Query, from: RustModule, name: string, namespace: Namespace): Entity | null {
  const inner: Query = { ...query, vague: new Map() };
  const found = lookupAround(inner, from, name, namespace);
  // Whoever imports globs does not count on them to bring another `Option`.
  const known = found === null && namespace === "type" ? lookupOutside(query.scope, name) : null;
  if (known === null) meet(query.vague, inner.vague);
  return found ?? known;
}

function lookupAround(query: Query, from: RustModule, name: string, namespace: Namespace): Entity | null {
  const { scope } = query;
  for (let module: RustModule | undefined = from; module !== undefined; ) {
    const found = lookupIn(query, module, name, namespace);
    if (found !== null) return found;
    module = scope.bodies.has(module) ? scope.parents.get(module) : undefined;
  }
  return null;
}

/**
 * A name within a module: its items, then what it imports by name, then by globs.
 *
 * @param isOutside asked by a glob from elsewhere, which private names do not reach.
 */
function lookupIn(
  query: Query,
  module: RustModule,
  name: string,
  namespace: Namespace,
  isOutside = false,
): Entity | null {
  const hidden = module.hidden.get(`${namespace} ${name}`);
  const names = query.scope.names.get(module);
  if (hidden !== undefined && (!hidden.isThere || mayGiveWay(query.scope, module, names, name)))
    query.doubts.set(hidden, name);
  const own = ownItem(module, names, name, namespace, isOutside);
  if (own !== null || names === undefined) return own;
  const key = `${query.scope.numbers.get(module)} ${namespace} ${isOutside} ${name}`;
  const known = query.met.get(key);
  if (known !== undefined) return known;
  query.met.set(key, null);
  const found = imported(query, module, names, { name, namespace, isOutside });
  query.met.set(key, found);
  return found;
}

/** Whether something else may be meant by a name if the item of that name were not there; else the compiler refuses. */
function mayGiveWay(scope: Scope, module: RustModule, names: Names | undefined, name: string): boolean {
  return (
    isKnownOutside(scope, name) ||
    scope.bodies.has(module) ||
    names?.uses.has("*") === true ||
    module.hiddenGlobs.length > 0
  );
}

function ownItem(
  module: RustModule,
  names: Names | undefined,
  name: string,
  namespace: Namespace,
  isOutside: boolean,
): Entity | null {
  const isSeen = (item: TypeItem | ValueItem | undefined) =>
    item !== undefined && !(isOutside && item.visibility === "private");
  if (namespace === "value") {
    const item = names?.values.get(name);
    return item !== undefined && isSeen(item) ? { kind: "value", item, module } : null;
  }
  const item = names?.types.get(name);
  if (item !== undefined && isSeen(item)) return { kind: "type", item, module };
  const inner = module.modules.get(name);
  return inner === undefined ? null : { kind: "module", module: inner };
}

interface Wanted {
  readonly name: string;
  readonly namespace: Namespace;
  readonly isOutside: boolean;
}

function imported(query: Query, module: RustModule, names: Names, wanted: Wanted): Entity | null {
  const { name, namespace, isOutside } = wanted;
  for (const leaf of names.uses.get(name) ?? []) {
    if (isOutside && leaf.isPrivate) continue;
    const found = followUse(query, leaf, module, namespace);
    if (found !== null) return found;
  }
  const crate = names.crates.get(name);
  if (crate !== undefined) return crateNamed(query.scope, crate);
  // What stands above would clash with an item of a macro; what stands below would be shadowed by it.
  const made = module.made.get(`${namespace} ${name}`);
  if (made !== undefined) query.doubts.set(made, name);
  const found = throughGlobs(query, module, names, wanted);
  for (const glob of module.hiddenGlobs.slice(0, MOST_HIDDEN_GLOBS))
    meetHiddenGlob(query, glob, module, wanted, found);
  const further = module.hiddenGlobs[MOST_HIDDEN_GLOBS];
  if (further !== undefined) query.vague.set(further, name);
  return found;
}

function throughGlobs(query: Query, module: RustModule, names: Names, wanted: Wanted): Entity | null {
  for (const leaf of names.uses.get("*") ?? []) {
    if (wanted.isOutside && leaf.isPrivate) continue;
    const target = followUse(query, leaf, module, "type");
    const found = target === null ? null : throughGlob(query, target, module, wanted);
    if (found !== null) return found;
  }
  return null;
}

/** Notes a glob that unknown options hide if it would bring something else, or nobody knows what. */
function meetHiddenGlob(
  query: Query,
  glob: HiddenGlob,
  module: RustModule,
  wanted: Wanted,
  found: Entity | null,
): void {
  if (wanted.isOutside && glob.leaf.isPrivate) return;
  const aside: Query = { ...query, doubts: new Map(), vague: new Map() };
  const target = followUse(aside, glob.leaf, module, "type");
  const other = target === null ? null : throughGlob(aside, target, module, wanted);
  const isOpen = target === null || isUnreadCrate(target) || aside.doubts.size + aside.vague.size > 0;
  const isVague = other === null && isOpen;
  if (isVague) query.vague.set(glob, wanted.name);
  else if (other !== null && !isSameEntity(other, found)) query.doubts.set(glob, wanted.name);
}

/** In the 2015 edition the paths of `use` begin at the crate's root. */
function followUse(query: Query, leaf: Leaf, module: RustModule, namespace: Namespace): Entity | null {
  const path = leaf.name === "*" && leaf.path.at(-1) === "*" ? leaf.path.slice(0, -1) : leaf.path;
  if (path.length === 0) return { kind: "module", module: query.scope.crate.root };
  const from = query.scope.crate.edition === "2015" ? query.scope.crate.root : module;
  return follow(query, path, leaf.global, from, namespace);
}

function throughGlob(
  query: Query,
  target: Entity,
  from: RustModule,
  { name, namespace }: Wanted,
): Entity | null {
  // What a crate holds is a guess, and a crate's name is none: `imagequant::capi::*` brings no `imagequant`.
  if (target.kind === "external" && (isCrate(query.scope, name) || !query.globbed(target.path, name)))
    return null;
  if (target.kind === "type" && namespace === "type") return null;
  if (target.kind !== "module") return member(query, target, name, namespace);
  return lookupIn(query, target.module, name, namespace, !isWithin(query.scope, from, target.module));
}
