import type { Bridge } from "../../idl/bridge/bridge.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { byCodeUnit } from "../../source/code-units.ts";
import { docLines } from "./doc-lines.ts";
import { methodSignature } from "./operation-model.ts";
import { printImports, printSignature } from "./print-rust.ts";
import { traitName } from "./trait-name.ts";

/** What `templates/rust/imp.rs.hbs` and `templates/rust/lib.rs.hbs` print: a crate that compiles and does nothing yet. */
export interface SkeletonModel {
  readonly bridgeName: string;
  readonly imports: readonly string[];
  readonly types: readonly SkeletonType[];
  /** For the types that the bridge expects outside of `imp`. */
  readonly modules: readonly (readonly string[])[];
}

interface SkeletonType {
  readonly name: string;
  readonly doc: readonly string[];
  readonly impls: readonly {
    readonly trait: string;
    readonly methods: readonly { readonly lines: readonly string[] }[];
  }[];
}

/** A trait and the path of the type that implements it. */
interface Implementation {
  readonly path: string;
  readonly trait: string;
  /** Name of the handle; null for the free functions. */
  readonly handle: string | null;
}

function implementations(bridge: Bridge): readonly Implementation[] {
  return [
    ...bridge.handles.map(({ name, implement }) => ({
      path: implement,
      trait: traitName(bridge, name),
      handle: name,
    })),
    ...(bridge.functions.length === 0
      ? []
      : [{ path: bridge.rust.functions, trait: traitName(bridge, "Functions"), handle: null }]),
  ];
}

/** The names in a text of Rust, but for those of a path behind its first. */
function namesIn(text: string): readonly string[] {
  return text.match(/(?<![:\w])[A-Z]\w*/g) ?? [];
}

/** What the generated module offers by name, as far as signatures can name it. */
function offeredNames({ bridge }: LoweredBridge): ReadonlySet<string> {
  const own = [bridge.errors, bridge.structs, bridge.enums, bridge.callbacks].flatMap((items) =>
    items.map(({ name }) => name),
  );
  const ours = ["Cancel", "Cancelled", "Error", "Items", "OptionalReply", "Packed", "PackedText"];
  return new Set([...own, ...ours, "Replied", "Reply", "TextItems"]);
}

/** A path ends in the type's own name; in the skeleton all of them stand in `imp`. */
function typeName(path: string): string {
  return path.slice(path.lastIndexOf("::") + 2);
}

/** Types of other crates are there already. */
function isOwn(path: string): boolean {
  return path.startsWith("crate::");
}

export function modelSkeleton(lowered: LoweredBridge): SkeletonModel {
  const { bridge } = lowered;
  const all = implementations(bridge);
  const paths = [...new Set(all.map(({ path }) => path))].sort(byCodeUnit);
  const types = paths.filter(isOwn).map((path) => ({
    name: typeName(path),
    doc: docLines([`What is behind the bridge's ${spokenRoles(all, path)}.`], ""),
    impls: all
      .filter((one) => one.path === path)
      .map(({ trait, handle }) => ({ trait, methods: skeletonMethods(lowered, handle) })),
  }));
  const texts = types.flatMap(({ impls }) =>
    impls.flatMap(({ trait, methods }) => [trait, ...methods.flatMap(({ lines }) => lines)]),
  );
  const offered = offeredNames(lowered);
  const traits = new Set(all.map(({ trait }) => trait));
  const used = new Set(texts.flatMap(namesIn).filter((name) => offered.has(name) || traits.has(name)));
  const names = [...used].sort(byCodeUnit);
  return {
    bridgeName: bridge.name,
    imports: printImports("crate::ffi", names),
    types,
    modules: paths.filter((path) => isOwn(path) && !path.startsWith("crate::imp::")).map(moduleLines),
  };
}

function spokenRoles(all: readonly Implementation[], path: string): string {
  return all
    .filter((one) => one.path === path)
    .map(({ handle }) => (handle === null ? "free functions" : `\`${handle}\``))
    .join(" and ");
}

function skeletonMethods(
  lowered: LoweredBridge,
  handle: string | null,
): readonly { readonly lines: readonly string[] }[] {
  return lowered.operations
    .filter((one) => (one.handle?.name ?? null) === handle)
    .map((one) => {
      const { params, returns } = methodSignature(lowered, one);
      return { lines: printSignature(`fn ${one.operation.name}`, params, `${returns} {`, "    ") };
    });
}

/** `mod engine { pub use crate::imp::Store; }`: where the bridge expects a type that the skeleton keeps in `imp`. */
function moduleLines(path: string): readonly string[] {
  const words = path.split("::").slice(1, -1);
  const name = typeName(path);
  if (words.length === 0) return [`pub use imp::${name};`];
  const open = words.map((word, depth) => `${"    ".repeat(depth)}${depth === 0 ? "" : "pub "}mod ${word} {`);
  const close = words.map((_, depth) => `${"    ".repeat(words.length - 1 - depth)}}`);
  return [...open, `${"    ".repeat(words.length)}pub use crate::imp::${name};`, ...close];
}
