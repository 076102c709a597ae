import type { Files } from "../source/files.ts";
import { baseName, folderOf } from "../source/path.ts";
import { identifiersOf, scannedText, withoutComments } from "./detect-text.ts";

/** A crate of the tree that may define symbols. */
export interface DetectedCrate {
  readonly manifest: string;
  readonly folder: string;
  /** What it is built as for C: `staticlib`; empty where only its source shows that it exports symbols. */
  readonly why: string;
  /** The names that its text shows as exported; what a macro puts together is not among them. */
  readonly defined: ReadonlySet<string>;
}

export interface DetectedCrates {
  readonly crates: readonly DetectedCrate[];
  /** With the reason, as they are said. */
  readonly leftOut: readonly string[];
}

/** What is looked at of a Cargo.toml before it is read as TOML. */
export interface ManifestFacts {
  readonly isPackage: boolean;
  readonly isWorkspace: boolean;
  readonly crateTypes: readonly string[];
  readonly isProcMacro: boolean;
  readonly dependencies: ReadonlySet<string>;
}

/** Which tables a manifest has, by its lines: what it means exactly is for who reads the crate. */
export function manifestFacts(text: string): ManifestFacts {
  const types = [...text.matchAll(/^[ \t]*crate[-_]type[ \t]*=[ \t]*\[([^\]]{0,500})\]/gm)];
  const inTable = [...text.matchAll(/^[ \t]*"?([\w-]+)"?[ \t]*[.=]/gm)].map((match) => match[1] ?? "");
  const tables = [...text.matchAll(/^[ \t]*\[[^\]\n]*dependencies\.([\w-]+)\]/gm)].map(
    (match) => match[1] ?? "",
  );
  return {
    isPackage: /^[ \t]*\[[ \t]*package[ \t]*\]/m.test(text),
    isWorkspace: /^[ \t]*\[[ \t]*workspace[ \t]*[.\]]/m.test(text),
    crateTypes: types.flatMap((match) =>
      [...(match[1] ?? "").matchAll(/["']([\w-]+)["']/g)].map((m) => m[1] ?? ""),
    ),
    isProcMacro: /^[ \t]*proc[-_]macro[ \t]*=[ \t]*true/m.test(text),
    dependencies: new Set([...inTable, ...tables]),
  };
}

/** Makers of bindings that generate a boundary of their own: what they export is no interface for C, Go or Rust. */
const OTHER_BOUNDARIES = [
  "wasm-bindgen",
  "napi-derive",
  "napi",
  "pyo3",
  "uniffi",
  "neon",
  "rustler",
  "magnus",
  "jni",
  "ext-php-rs",
  "extendr-api",
] as const;

/**
 * The crates that export symbols or are built for C. What their text says is enough to take one; which symbols there
 * are is found out when it is read.
 *
 * @param places all `Cargo.toml` and `.rs` files of the tree.
 */
export function detectCrates(files: Files, places: readonly string[]): DetectedCrates {
  const manifests = places.filter((place) => baseName(place) === "Cargo.toml");
  const owned = manifests.flatMap((manifest) => {
    const facts = manifestFacts(scannedText(files, manifest));
    const folder = folderOf(manifest);
    return facts.isPackage ? [{ manifest, folder, facts, sources: [] as string[] }] : [];
  });
  const byFolder = new Map(owned.map((crate) => [crate.folder, crate]));
  for (const place of places) {
    if (!place.endsWith(".rs")) continue;
    const owner = nearestAbove(byFolder, place);
    if (owner !== null && isOwnSource(owner.folder, place)) owner.sources.push(place);
  }
  const texts = new Map(
    owned.map(({ manifest, sources }) => [
      manifest,
      sources.map((place) => withoutComments(scannedText(files, place))),
    ]),
  );
  const macros = new Set([...texts.values()].flat().flatMap(exportingMacros));
  const crates: DetectedCrate[] = [];
  const leftOut: string[] = [];
  for (const { manifest, folder, facts } of owned) {
    const own = texts.get(manifest) ?? [];
    const exports = own.some((text) => exportsSymbols(text, macros));
    const library = facts.crateTypes.filter((type) => type === "cdylib" || type === "staticlib");
    const shown = folder === "" ? "." : folder;
    if (!exports && library.length === 0) continue;
    const other = OTHER_BOUNDARIES.find((name) => facts.dependencies.has(name));
    if (facts.isProcMacro) leftOut.push(`${shown} (a procedural macro)`);
    else if (!exports && other !== undefined) {
      leftOut.push(`${shown} (a ${library.join(" and ")} whose boundary \`${other}\` generates)`);
    } else {
      const why = library.join(" and ");
      const defined = new Set(own.flatMap((text) => definedNames(text, macros)));
      crates.push({ manifest, folder, why, defined });
    }
  }
  return { crates, leftOut };
}

function nearestAbove<T>(byFolder: ReadonlyMap<string, T>, place: string): T | null {
  for (let folder = folderOf(place); ; folder = folderOf(folder)) {
    const found = byFolder.get(folder);
    if (found !== undefined) return found;
    if (folder === folderOf(folder)) return null;
  }
}

/** Benches, examples and the build script are crates of their own, which nobody links with; tests are not walked into. */
function isOwnSource(folder: string, place: string): boolean {
  const inside = folder === "" ? place : place.slice(folder.length + 1);
  return !/^(?:benches|examples)\/|^build\.rs$/.test(inside);
}

const EXPORT = /\bno_mangle\b|\bexport_name\s*=/;

function exportsSymbols(text: string, macros: ReadonlySet<string>): boolean {
  return EXPORT.test(text) || invocations(text, macros).length > 0;
}

/** Names of `macro_rules!` whose body writes an exporting attribute. A body ends before the next one begins. */
function exportingMacros(text: string): readonly string[] {
  const heads = [...text.matchAll(/\bmacro_rules\s*!\s*(\w+)/g)];
  return heads.flatMap((head, index) => {
    const body = text.slice(head.index, heads[index + 1]?.index ?? text.length);
    const end = body.search(/\n[})\]]/);
    return EXPORT.test(end === -1 ? body : body.slice(0, end)) ? [head[1] ?? ""] : [];
  });
}

/** How far behind a macro's name its arguments are looked at, in UTF-16 units, and how many of them in one file. */
const LONGEST_INVOCATION = 20_000;
const MOST_INVOCATIONS = 2_000;
const MOST_ATTRIBUTES = 20_000;

function invocations(text: string, macros: ReadonlySet<string>): readonly string[] {
  if (macros.size === 0) return [];
  const heads = [...text.matchAll(/\b(\w+)![ \t]*[({[]/g)].filter((match) => macros.has(match[1] ?? ""));
  return heads.slice(0, MOST_INVOCATIONS).map((match) => {
    const rest = text.slice(match.index, match.index + LONGEST_INVOCATION);
    const end = rest.search(/[)}\]][ \t]{0,9};|\n[})\]]/);
    return end === -1 ? rest : rest.slice(0, end);
  });
}

function definedNames(text: string, macros: ReadonlySet<string>): readonly string[] {
  const attributed = [...text.matchAll(/\bno_mangle\b/g)].slice(0, MOST_ATTRIBUTES).flatMap((match) => {
    const behind = text.slice(match.index, match.index + 1_000);
    return /\b(?:fn|static(?:\s+mut)?)\s+(?!mut\b)(\w+)/.exec(behind)?.[1] ?? [];
  });
  const named = [...text.matchAll(/\bexport_name\s*=\s*"([^"\n]{1,500})"/g)].map((match) => match[1] ?? "");
  const given = invocations(text, macros).flatMap((arguments_) => [...identifiersOf(arguments_)]);
  return [...attributed, ...named, ...given];
}
