import type { Entity } from "./names.ts";
import type { Scope } from "./scope.ts";

const PRIMITIVES: ReadonlySet<string> = new Set([
  ...["bool", "char", "str", "i8", "i16", "i32", "i64", "i128", "isize"],
  ...["u8", "u16", "u32", "u64", "u128", "usize", "f16", "f32", "f64", "f128"],
]);

/** Names of the standard library's prelude that a type at the boundary may have. */
const PRELUDE: ReadonlyMap<string, readonly string[]> = new Map([
  ["Option", ["core", "option", "Option"]],
  ["Result", ["core", "result", "Result"]],
  ["Box", ["std", "boxed", "Box"]],
  ["Vec", ["std", "vec", "Vec"]],
  ["String", ["std", "string", "String"]],
]);

export const STANDARD_CRATES: ReadonlySet<string> = new Set(["std", "core", "alloc"]);

/** A name that no module brings: a crate, the prelude, a primitive type. */
export function lookupOutside(scope: Scope, name: string): Entity | null {
  const renamed = scope.names.get(scope.crate.root)?.crates.get(name);
  if (renamed !== undefined) return crateNamed(scope, renamed);
  const prelude = PRELUDE.get(name);
  if (prelude !== undefined) return { kind: "external", path: prelude };
  if (PRIMITIVES.has(name)) return { kind: "primitive", name };
  if (isCrate(scope, name)) return externalCrate(scope, name);
  return name === scope.crate.name ? { kind: "module", module: scope.crate.root } : null;
}

/** Whether a name is that of another crate. */
export function isCrate({ crate }: Scope, name: string): boolean {
  return STANDARD_CRATES.has(name) || name === "libc" || crate.dependencies.has(name);
}

/** Another crate by what it is, whatever it is called here. */
export function externalCrate({ crate }: Scope, name: string): Entity {
  return { kind: "external", path: [crate.renamed.get(name) ?? name] };
}

/** The crate of an `extern crate`. */
export function crateNamed(scope: Scope, name: string): Entity {
  return name === "self" ? { kind: "module", module: scope.crate.root } : externalCrate(scope, name);
}

/** Whether a name means something where no module brings it. */
export function isKnownOutside(scope: Scope, name: string): boolean {
  return PRELUDE.has(name) || PRIMITIVES.has(name) || isCrate(scope, name);
}

/** Whether two paths lead to one thing. */
export function isSameEntity(left: Entity, right: Entity | null): boolean {
  if (right === null || left.kind !== right.kind) return false;
  switch (left.kind) {
    case "type":
    case "value":
      return right.kind === left.kind && right.item === left.item;
    case "module":
      return right.kind === "module" && right.module === left.module;
    case "variant":
      return right.kind === "variant" && right.variant === left.variant;
    case "external":
      return right.kind === "external" && standardPath(left.path) === standardPath(right.path);
    case "primitive":
      return right.kind === "primitive" && right.name === left.name;
  }
}

function isStandard([crate = ""]: readonly string[]): boolean {
  return STANDARD_CRATES.has(crate) || crate === "libc";
}

/** Whether nobody knows what it holds. */
export function isUnreadCrate(target: Entity): boolean {
  return target.kind === "external" && !isStandard(target.path);
}

/** `std::os::raw::c_int`, `core::ffi::c_int` and `libc::c_int` are one type. */
function standardPath(path: readonly string[]): string {
  return isStandard(path) ? `std ${path.at(-1)}` : path.join("::");
}
