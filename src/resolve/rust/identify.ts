import type { RustModule } from "../../expand/rust/crate.ts";
import type { GenericArgument, GenericParam, RustAlias, RustType } from "../../syntax/rust/item.ts";
import type { RustToken } from "../../syntax/rust/token.ts";
import { LONGEST_NAME, nameOfBinding, nameOfExternal } from "./display-name.ts";
import type { Identity } from "./identity.ts";
import { implementationsOf, meetHiddenMembers } from "./implementations.ts";
import { isGlobbed, isOfUnknownCrate, knownType, primitiveType } from "./known-types.ts";
import type { Entity, Namespace } from "./names.ts";
import {
  type Binding,
  type Instance,
  isGeneric,
  type Resolution,
  scopeIn,
  spelledAt,
  type TypeScope,
} from "./resolution.ts";
import { resolvePath } from "./resolve-path.ts";
import type { Implementation } from "./scope.ts";
import { keyOfBinding, keyOfExternal, keysOfArguments } from "./type-key.ts";

/** Names that stand for names; more are hostile. */
const MAX_STEPS = 64;

export function findEntity(
  resolution: Resolution,
  segments: readonly string[],
  isGlobal: boolean,
  module: RustModule,
  namespace: Namespace,
): Entity | null {
  const found = resolvePath(resolution.scope, segments, isGlobal, module, namespace, isGlobbed);
  if (found !== null || segments.length > 1 || namespace === "value") return found;
  // Last of all, what is imported by a glob from a crate of which nothing is known.
  return resolvePath(resolution.scope, segments, isGlobal, module, namespace, isOfUnknownCrate);
}

/** Looks a type up. Aliases are not followed: they are instances of their own. */
export function identify(resolution: Resolution, type: RustType, scope: TypeScope): Identity {
  if (type.kind !== "path") return { kind: "spelled", type, scope };
  const known = identifiedIn(resolution, scope);
  const found = known.get(type) ?? lookUp(resolution, type, scope);
  known.set(type, found);
  return found;
}

/** What was looked up where: arguments within arguments are asked for again and again, with all that is within them. */
const identified = new WeakMap<Resolution, WeakMap<TypeScope, Map<RustType, Identity>>>();

function identifiedIn(resolution: Resolution, scope: TypeScope): Map<RustType, Identity> {
  const scopes = identified.get(resolution) ?? new WeakMap<TypeScope, Map<RustType, Identity>>();
  identified.set(resolution, scopes);
  const known = scopes.get(scope) ?? new Map<RustType, Identity>();
  scopes.set(scope, known);
  return known;
}

function lookUp(resolution: Resolution, type: RustType, scope: TypeScope): Identity {
  let current = type;
  let from = scope;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (current.kind !== "path") return { kind: "spelled", type: current, scope: from };
    const found = identifyPath(resolution, current, from);
    if (found.kind !== "again") return found;
    current = found.type;
    from = found.scope;
  }
  return { kind: "unknown", why: `more than ${MAX_STEPS} names stand for one another` };
}

/** As {@link identify}, and behind all aliases. */
export function identifyBehind(resolution: Resolution, type: RustType, scope: TypeScope): Identity {
  let found = identify(resolution, type, scope);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (found.kind !== "instance") return found;
    const { item } = found.instance;
    if (item.kind !== "alias" || item.type === null) return found;
    found = identify(resolution, item.type, scopeOf(found.instance));
  }
  return { kind: "unknown", why: `more than ${MAX_STEPS} names stand for one another` };
}

/** Where the inside of a type is written. */
export function scopeOf(instance: Instance): TypeScope {
  return instance.inside;
}

type Constant = Extract<Binding, { kind: "constant" }>;
type PathType = Extract<RustType, { kind: "path" }>;
type Step = Identity | { readonly kind: "again"; readonly type: RustType; readonly scope: TypeScope };

function identifyPath(resolution: Resolution, type: PathType, scope: TypeScope): Step {
  const { path, qualified } = type;
  const names = path.segments.map(({ name }) => name);
  const [first = ""] = names;
  if (qualified !== null)
    return associated(resolution, identifyBehind(resolution, qualified, scope), type, scope);
  const bound = path.global ? undefined : scope.generics.get(first);
  if (bound !== undefined) {
    if (bound.kind === "constant") return { kind: "unknown", why: `\`${first}\` is no type` };
    if (names.length === 1) return { kind: "again", type: bound.type, scope: bound.scope };
    return associated(resolution, identifyBehind(resolution, bound.type, bound.scope), type, scope);
  }
  if (first === "Self" && scope.self !== null) {
    const self = scope.self;
    if (names.length > 1) return associated(resolution, identifySelf(resolution, self), type, scope);
    return self.kind === "instance"
      ? { kind: "instance", instance: self.instance }
      : { kind: "again", type: self.type, scope: self.scope };
  }
  const entity = findEntity(resolution, names, path.global, scope.module, "type");
  if (entity !== null) return ofEntity(resolution, entity, type, scope);
  const outer =
    names.length < 2 ? null : findEntity(resolution, names.slice(0, -1), path.global, scope.module, "type");
  if (outer?.kind === "type" && outer.item.kind !== "trait")
    return associated(resolution, ofItem(resolution, outer.item, outer.module, [], scope), type, scope);
  return { kind: "unknown", why: `no type \`${names.join("::")}\` was found` };
}

function identifySelf(resolution: Resolution, self: NonNullable<TypeScope["self"]>): Identity {
  return self.kind === "instance"
    ? { kind: "instance", instance: self.instance }
    : identifyBehind(resolution, self.type, self.scope);
}

function ofEntity(resolution: Resolution, entity: Entity, type: PathType, scope: TypeScope): Identity {
  const last = type.path.segments.at(-1)?.arguments ?? [];
  switch (entity.kind) {
    case "primitive": {
      const scalar = primitiveType(entity.name);
      return scalar === null ? { kind: "str" } : { kind: "scalar", name: scalar };
    }
    case "external":
      return {
        kind: "external",
        known: knownType(entity.path, resolution.facts.systemOf),
        path: entity.path,
        arguments: last,
        scope,
      };
    case "type":
      if (entity.item.kind === "trait") return { kind: "trait" };
      return ofItem(resolution, entity.item, entity.module, last, scope);
    default:
      return { kind: "unknown", why: `\`${spelledAt(type.span)}\` names no type` };
  }
}

function ofItem(
  resolution: Resolution,
  item: Instance["item"],
  module: RustModule,
  args: readonly GenericArgument[],
  scope: TypeScope,
): Identity {
  const instance = instantiate(resolution, item, module, args, scope);
  if (instance !== null) return { kind: "instance", instance };
  const why = `\`${item.name.text}\` has arguments within arguments without end, or is used with more than ${MOST_INSTANCES}`;
  return { kind: "unknown", why, isEndless: true };
}

/** The type of the crate that an `impl` or a search by name is about, its parameters left open. */
export function instanceOf(
  resolution: Resolution,
  item: Instance["item"],
  module: RustModule,
): Instance | null {
  return instantiate(resolution, item, module, [], scopeIn(module));
}

/** `<T as Trait>::Name` and `T::Name`: what the one `impl` of the crate says of it that can be meant. */
function associated(resolution: Resolution, self: Identity, type: PathType, scope: TypeScope): Step {
  const name = type.path.segments.at(-1)?.name ?? "";
  const lost = (why: string): Step => ({
    kind: "unknown",
    why: `the associated type \`${spelledAt(type.span)}\` ${why}`,
  });
  if (self.kind !== "instance") return lost("is not looked up");
  meetHiddenMembers(resolution.scope, name);
  const found: { readonly alias: RustAlias; readonly implementation: Implementation }[] = [];
  for (const implementation of implementationsOf(resolution.scope, self.instance.item, isGlobbed)) {
    const alias = implementation.item.items.find((one) => one.kind === "alias" && one.name.text === name);
    if (alias?.kind === "alias" && mayBeMeant(resolution, implementation, self.instance, type.trait, scope))
      found.push({ alias, implementation });
    if (found.length > 1) break;
  }
  const [only, ...others] = found;
  if (only === undefined) return lost("is not looked up");
  if (others.length > 0) return lost("is in several implementations, and which one is meant is not certain");
  const { alias, implementation } = only;
  if (alias.type === null || isGeneric(implementation.item.generics))
    return lost("is in an implementation with parameters, which are not settled here");
  return { kind: "again", type: alias.type, scope: { ...scopeIn(implementation.module), self } };
}

/** Whether an `impl` is of that very type, and of the trait that is asked for. What is not certain may be. */
function mayBeMeant(
  resolution: Resolution,
  { item, module }: Implementation,
  instance: Instance,
  wanted: RustType | undefined,
  scope: TypeScope,
): boolean {
  const home = scopeIn(module);
  if (!isGeneric(item.generics)) {
    const self = identifyBehind(resolution, item.self, home);
    if (self.kind === "instance" && self.instance !== instance) return false;
  }
  if (wanted?.kind !== "path") return true;
  if (item.trait?.kind !== "path") return false;
  const wantedTrait = traitNamed(resolution, wanted, scope);
  const trait = traitNamed(resolution, item.trait, home);
  if (wantedTrait !== null && trait !== null && wantedTrait !== trait) return false;
  const argumentsOf = ({ path }: PathType, from: TypeScope) =>
    keysOfArguments(resolution, identify, path.segments.at(-1)?.arguments ?? [], from);
  const given = argumentsOf(wanted, scope);
  const own = argumentsOf(item.trait, home);
  // One with fewer arguments has defaults for the others.
  return isGeneric(item.generics) || own.every((key, index) => key === (given[index] ?? key));
}

/** A trait by what tells it from others: that of the crate itself, or the last name of another crate's. */
function traitNamed(resolution: Resolution, { path }: PathType, { module }: TypeScope): unknown {
  const names = path.segments.map(({ name }) => name);
  const entity = findEntity(resolution, names, path.global, module, "type");
  if (entity?.kind === "type") return entity.item;
  return entity?.kind === "external" ? (entity.path.at(-1) ?? null) : null;
}

function createInstance(own: Omit<Instance, "inside">): Instance {
  const { module, generics } = own;
  const instance: Instance = {
    ...own,
    get inside() {
      return inside;
    },
  };
  const inside: TypeScope = { module, generics, self: { kind: "instance", instance } };
  return instance;
}

/** Arguments with which one type is used; more are hostile. */
const MOST_INSTANCES = 1_000;

/** The one object for a type of the crate with these arguments; null where these would have no end. */
function instantiate(
  resolution: Resolution,
  item: Instance["item"],
  module: RustModule,
  args: readonly GenericArgument[],
  scope: TypeScope,
): Instance | null {
  const generics = bind(item.generics, args, scope, module);
  const base = nameOf(resolution, item, item.name.text, module);
  const parts = item.generics.flatMap((param) => {
    const binding = generics.get(param.name);
    return binding === undefined ? [] : [nameOfBinding(resolution, identify, binding)];
  });
  const shown = [base, ...parts].join("_");
  if (shown.length > LONGEST_NAME) return null;
  const keys = [...generics].map(([param, one]) => `${param}=${keyOfBinding(resolution, identify, one)}`);
  const key = `${base}<${keys.join(",")}>`;
  const known = resolution.instances.get(key);
  if (known !== undefined) return known;
  const count = (resolution.instanceCounts.get(item) ?? 0) + 1;
  if (count > MOST_INSTANCES) return null;
  resolution.instanceCounts.set(item, count);
  const name = parts.length === 0 ? base : freeName(resolution, shown, module);
  const instance = createInstance({ item, module, generics, name });
  resolution.instances.set(key, instance);
  return instance;
}

function bind(
  params: readonly GenericParam[],
  args: readonly GenericArgument[],
  scope: TypeScope,
  module: RustModule,
): ReadonlyMap<string, Binding> {
  if (!isGeneric(params)) return new Map();
  const given = args.filter(({ kind }) => kind === "type" || kind === "constant");
  const bound = new Map<string, Binding>();
  let index = 0;
  for (const param of params) {
    if (param.kind === "lifetime") continue;
    const argument = given[index];
    index += 1;
    const inner: TypeScope = { ...scopeIn(module), generics: new Map(bound) };
    const constant =
      param.kind === "constant" && argument?.kind === "type" ? asConstant(argument.type) : null;
    if (constant !== null && param.kind === "constant")
      bound.set(param.name, { kind: "constant", ...constant, scope, type: param.type });
    else if (argument?.kind === "type") bound.set(param.name, { kind: "type", type: argument.type, scope });
    else if (argument?.kind === "constant" && param.kind === "constant")
      bound.set(param.name, {
        kind: "constant",
        tokens: argument.tokens,
        scope,
        span: argument.span,
        type: param.type,
      });
    else if (param.kind === "type" && param.default !== null)
      bound.set(param.name, { kind: "type", type: param.default, scope: inner });
    else if (param.kind === "constant" && param.default !== null) {
      const [first] = param.default;
      if (first !== undefined)
        bound.set(param.name, {
          kind: "constant",
          tokens: param.default,
          scope: inner,
          span: first.span,
          type: param.type,
        });
    }
  }
  return bound;
}

/** `N` of `Foo<N>` reads like a type until `Foo` says that it takes a constant; null for what can be none. */
function asConstant(type: RustType): Pick<Constant, "tokens" | "span"> | null {
  if (type.kind !== "path" || type.qualified !== null) return null;
  const { span } = type;
  const { global, segments } = type.path;
  if (segments.some(({ arguments: args }) => args.length > 0)) return null;
  const colon: RustToken = { kind: "punctuation", text: ":", span, joined: true };
  const tokens = segments.flatMap(({ name }, index): readonly RustToken[] => {
    const word: RustToken = { kind: "identifier", text: name, span, joined: true };
    return index === 0 && !global ? [word] : [colon, colon, word];
  });
  return { tokens, span };
}

/** The name of an item among the contract's types: its own, or with its modules in front where that is taken. */
function nameOf(resolution: Resolution, subject: unknown, name: string, module: RustModule): string {
  const known = resolution.names.given.get(subject);
  if (known !== undefined) return known;
  const free = freeName(resolution, name, module);
  resolution.names.given.set(subject, free);
  return free;
}

function freeName(resolution: Resolution, name: string, module: RustModule): string {
  const { taken } = resolution.names;
  const short = name.slice(0, LONGEST_NAME);
  const inModule = [...module.path, short].join("_");
  let free = taken.has(short) ? inModule : short;
  for (let count = 2; taken.has(free); count += 1) free = `${inModule}_${count}`;
  taken.add(free);
  return free;
}

/** The name of another crate's type among the contract's types. */
export function foreignName(
  resolution: Resolution,
  identity: Extract<Identity, { kind: "external" }>,
  module: RustModule,
): string {
  const shown = nameOfExternal(resolution, identify, identity);
  return nameOf(resolution, keyOfExternal(resolution, identify, identity), shown, module);
}
