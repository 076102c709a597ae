import { pascalCase } from "../../lower/case.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { appendTo } from "../../source/append-to.ts";
import { byCodeUnit } from "../../source/code-units.ts";
import { docLines } from "./doc-lines.ts";
import { type Implementation, implementationsOf } from "./implementations.ts";
import { importOrder } from "./import-order.ts";
import { methodSignature } from "./operation-model.ts";
import { printImports, printSignature } from "./print-rust.ts";

/** What `templates/rust/imp.rs.hbs` and `templates/rust/lib.rs.hbs` print: a crate that compiles and does nothing yet. */
export interface SkeletonModel {
  readonly bridgeName: string;
  readonly imports: readonly string[];
  readonly types: readonly SkeletonType[];
  /** For the types that the bridge expects outside of `imp`. */
  readonly modules: readonly string[];
  /** For those that it expects in a module of `imp`. */
  readonly innerModules: readonly string[];
}

interface SkeletonType {
  readonly name: string;
  readonly doc: readonly string[];
  readonly impls: readonly {
    readonly trait: string;
    readonly methods: readonly { readonly lines: readonly string[] }[];
  }[];
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

/** The skeleton of a crate: all types of the project stand in `imp`, and where the bridge expects them otherwise. */
export function modelSkeleton(lowered: LoweredBridge): SkeletonModel {
  const { bridge } = lowered;
  const all = implementationsOf(bridge);
  const paths = [...new Set(all.map(({ path }) => path))].sort(byCodeUnit);
  const own = paths.filter(isOwn);
  const stands = namesInImp(own);
  const nameInImp = (path: string): string => stands.get(path) ?? typeName(path);
  const types = own.map((path) => ({
    name: nameInImp(path),
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
  const names = [...used].sort(importOrder(bridge.rust.edition));
  const elsewhere = own
    .filter((path) => path !== `crate::imp::${typeName(path)}`)
    .map((path) => ({
      words: path.split("::").slice(1, -1),
      name: typeName(path),
      stands: nameInImp(path),
    }));
  return {
    bridgeName: bridge.name,
    imports: printImports("crate::ffi", names),
    types,
    modules: moduleLines(
      elsewhere.filter(({ words }) => words[0] !== "imp"),
      0,
    ),
    innerModules: moduleLines(
      elsewhere
        .filter(({ words }) => words[0] === "imp")
        .map((place) => ({ ...place, words: place.words.slice(1) })),
      0,
    ),
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
      const { edition } = lowered.bridge.rust;
      return { lines: printSignature(`fn ${one.operation.name}`, params, `${returns} {`, "    ", edition) };
    });
}

/** A type of the skeleton, where the bridge expects it: modules from the outside, and its name there and in `imp`. */
interface Place {
  readonly words: readonly string[];
  readonly name: string;
  readonly stands: string;
}

/** `mod engine { pub use crate::imp::Store; }`: where the bridge expects types that the skeleton keeps in `imp`. */
function moduleLines(places: readonly Place[], depth: number): readonly string[] {
  const indent = "    ".repeat(depth);
  const here = places.filter(({ words }) => words.length === depth);
  const inner = new Map<string, Place[]>();
  for (const place of places) {
    const word = place.words[depth];
    if (word !== undefined) appendTo(inner, word, place);
  }
  return [
    ...here.map(
      ({ name, stands }) => `${indent}pub use crate::imp::${stands}${stands === name ? "" : ` as ${name}`};`,
    ),
    ...[...inner].flatMap(([word, deeper]) => [
      `${indent}pub mod ${word} {`,
      ...moduleLines(deeper, depth + 1),
      `${indent}}`,
    ]),
  ];
}

/** What the types are called in `imp`, where all of them stand: those of one name have their modules in front. */
function namesInImp(paths: readonly string[]): ReadonlyMap<string, string> {
  const plain = paths.map(typeName);
  return new Map(
    paths.map((path) => {
      const name = typeName(path);
      const isAlone = plain.filter((other) => other === name).length === 1;
      const words = path.split("::").slice(1, -1);
      return [path, isAlone || path === `crate::imp::${name}` ? name : pascalCase(words.join("_")) + name];
    }),
  );
}
