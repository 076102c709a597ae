import type { RustModule } from "../../expand/rust/crate.ts";
import type { ScalarName } from "../../idl/type.ts";
import type { GenericArgument, GenericParam, RustType } from "../../syntax/rust/item.ts";
import { isGlobbed, isOfUnknownCrate, type KnownType, knownType, primitiveType } from "./known-types.ts";
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
import { implementationsOf, resolvePath } from "./scope.ts";

/** What a type is once its names are looked up; a parameter is what it stands for. */
export type Identity =
  | { readonly kind: "instance"; readonly instance: Instance }
  | {
      readonly kind: "external";
      readonly known: KnownType;
      readonly path: readonly string[];
      readonly arguments: readonly GenericArgument[];
      readonly scope: TypeScope;
    }
  | { readonly kind: "scalar"; readonly name: ScalarName }
  | { readonly kind: "str" }
  /** Anything but a path. */
  | {
      readonly kind: "spelled";
      readonly type: Exclude<RustType, { kind: "path" }>;
      readonly scope: TypeScope;
    }
  | { readonly kind: "trait" }
  | { readonly kind: "unknown"; readonly why: string };

/** Names that stand for names; more are hostile. */
const MAX_STEPS = 64;

/** Names of types longer than this are hostile. */
const LONGEST_NAME = 400;

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
  return { module: instance.module, generics: instance.generics, self: { kind: "instance", instance } };
}

type PathType = Extract<RustType, { kind: "path" }>;
type Step = Identity | { readonly kind: "again"; readonly type: RustType; readonly scope: TypeScope };

function identifyPath(resolution: Resolution, type: PathType, scope: TypeScope): Step {
  const { path, qualified } = type;
  const names = path.segments.map(({ name }) => name);
  const [first = ""] = names;
  if (qualified !== null) return associated(resolution, identifyBehind(resolution, qualified, scope), type);
  const bound = path.global ? undefined : scope.generics.get(first);
  if (bound !== undefined) {
    if (bound.kind === "constant") return { kind: "unknown", why: `\`${first}\` is no type` };
    if (names.length === 1) return { kind: "again", type: bound.type, scope: bound.scope };
    return associated(resolution, identifyBehind(resolution, bound.type, bound.scope), type);
  }
  if (first === "Self" && scope.self !== null) {
    const self = scope.self;
    if (names.length > 1) return associated(resolution, identifySelf(resolution, self), type);
    return self.kind === "instance"
      ? { kind: "instance", instance: self.instance }
      : { kind: "again", type: self.type, scope: self.scope };
  }
  const entity = findEntity(resolution, names, path.global, scope.module, "type");
  if (entity !== null) return ofEntity(resolution, entity, type, scope);
  const outer =
    names.length < 2 ? null : findEntity(resolution, names.slice(0, -1), path.global, scope.module, "type");
  if (outer?.kind === "type" && outer.item.kind !== "trait")
    return associated(resolution, ofItem(resolution, outer.item, outer.module, [], scope), type);
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
  return { kind: "unknown", why: `\`${item.name.text}\` has arguments within arguments without end` };
}

/** The type of the crate that an `impl` or a search by name is about, its parameters left open. */
export function instanceOf(
  resolution: Resolution,
  item: Instance["item"],
  module: RustModule,
): Instance | null {
  return instantiate(resolution, item, module, [], scopeIn(module));
}

/** `<T as Trait>::Name` and `T::Name`: what an `impl` of the crate says of it. */
function associated(resolution: Resolution, self: Identity, type: PathType): Step {
  const name = type.path.segments.at(-1)?.name ?? "";
  if (self.kind === "instance") {
    for (const { item, module } of implementationsOf(resolution.scope, self.instance.item, isGlobbed)) {
      const alias = item.items.find((one) => one.kind === "alias" && one.name.text === name);
      if (alias?.kind !== "alias" || alias.type === null || isGeneric(item.generics)) continue;
      const scope: TypeScope = { ...scopeIn(module), self };
      return { kind: "again", type: alias.type, scope };
    }
  }
  return { kind: "unknown", why: `the associated type \`${spelledAt(type.span)}\` is not looked up` };
}

/** The one object for a type of the crate with these arguments; null where its name would be endless. */
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
    return binding === undefined ? [] : [mangleBinding(resolution, binding, 0)];
  });
  const key = [base, ...parts].join("_");
  if (key.length > LONGEST_NAME) return null;
  const known = resolution.instances.get(key);
  if (known !== undefined && known.item === item) return known;
  const name = parts.length === 0 ? base : freeName(resolution, key, module);
  const instance: Instance = { item, module, generics, name };
  if (known === undefined) resolution.instances.set(key, instance);
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
    if (argument?.kind === "type") bound.set(param.name, { kind: "type", type: argument.type, scope });
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
  const mangled = mangleExternal(resolution, identity, 0);
  return nameOf(resolution, `${identity.path.join("::")} ${mangled}`, mangled, module);
}

/** Types within types in a name. */
const MANGLE_DEPTH = 16;
const TOO_LONG = "_".repeat(LONGEST_NAME + 1);

function mangleBinding(resolution: Resolution, binding: Binding, depth: number): string {
  if (binding.kind === "type") return mangle(resolution, binding.type, binding.scope, depth);
  const { value } = resolution.rules.evaluate(
    resolution,
    binding.tokens,
    binding.span,
    binding.scope,
    "usize",
  );
  if (value.kind === "integer") return String(value.value).replace("-", "minus");
  if (value.kind === "bool") return String(value.value);
  return binding.tokens.map(({ text }) => text.replace(/\W/g, "_")).join("_");
}

/** A type as part of a name: one text for one type, whatever it is called where it is written. */
function mangle(resolution: Resolution, type: RustType, scope: TypeScope, depth: number): string {
  if (depth > MANGLE_DEPTH) return TOO_LONG;
  const found = identify(resolution, type, scope);
  const inner = (of: RustType, from: TypeScope) => mangle(resolution, of, from, depth + 1);
  switch (found.kind) {
    case "instance":
      return found.instance.name;
    case "scalar":
      return found.name;
    case "external":
      return mangleExternal(resolution, found, depth);
    case "str":
      return "str";
    case "trait":
    case "unknown":
      return type.kind === "path" ? (type.path.segments.at(-1)?.name ?? "unknown") : "unknown";
    case "spelled":
      break;
  }
  const spelled = found.type;
  switch (spelled.kind) {
    case "pointer":
    case "reference":
      return `${spelled.kind === "reference" ? "ref" : "ptr"}_${spelled.mutable ? "mut" : "const"}_${inner(spelled.to, found.scope)}`;
    case "array":
      return `array_${inner(spelled.of, found.scope)}_${spelled.length.map(({ text }) => text.replace(/\W/g, "_")).join("_")}`;
    case "slice":
      return `slice_${inner(spelled.of, found.scope)}`;
    case "tuple":
      return ["tuple", ...spelled.elements.map((element) => inner(element, found.scope))].join("_");
    case "function": {
      const returns = spelled.returns === null ? [] : [inner(spelled.returns, found.scope)];
      return ["fn", ...spelled.params.map((param) => inner(param.type, found.scope)), ...returns].join("_");
    }
    default:
      return spelled.kind;
  }
}

function mangleExternal(
  resolution: Resolution,
  { known, path, arguments: args, scope }: Extract<Identity, { kind: "external" }>,
  depth: number,
): string {
  if (known.kind === "scalar") return known.name;
  const parts = args.flatMap((argument) =>
    argument.kind === "type" ? [mangle(resolution, argument.type, scope, depth + 1)] : [],
  );
  return [path.at(-1) ?? "", ...parts].join("_");
}
