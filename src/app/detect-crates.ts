import { isStandardSymbol } from "../expand/c/standard-symbols.ts";
import { has, readToml } from "../expand/rust/toml-table.ts";
import type { Files } from "../source/files.ts";
import { baseName, folderOf } from "../source/path.ts";
import { Problem } from "../source/problem.ts";
import { macroRules } from "./detect-macro-rules.ts";
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

export interface DeclaringCrate extends Pick<DetectedCrate, "manifest" | "folder"> {
  /** The functions and variables of its `extern` blocks, but for those of C's own library. */
  readonly required: ReadonlySet<string>;
}

export interface DetectedCrates {
  readonly crates: readonly DetectedCrate[];
  /** Crates that export nothing and declare in `extern` blocks what others define. */
  readonly declaring: readonly DeclaringCrate[];
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

/**
 * Whether a Cargo.toml is that of a package, or may be: of one that cannot be read, or is no TOML, nobody knows, and
 * whoever reads the crate says what is wrong with it.
 */
export function mayBePackage(files: Files, manifest: string): boolean {
  const result = files.read(manifest);
  if (!result.ok) return result.failure.kind === "unreadable";
  if (manifestFacts(result.file.text).isPackage) return true;
  try {
    return has(readToml(result.file), "package");
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return true;
  }
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
  "cxx",
  "godot",
  "mlua",
  "wit-bindgen",
] as const;

/**
 * The maker of bindings that a manifest depends on in every build; null if there is none. What it generates is not read
 * and is no gap, so that nothing can be said of a library that exports nothing else.
 */
export function generatedBoundary(text: string): string | null {
  const depended = new Map<string, string>();
  let table = "";
  for (const line of text.split("\n")) {
    const head = /^[ \t]*\[([^\]\n]{1,500})\]/.exec(line)?.[1];
    if (head !== undefined) table = head.trim();
    const inTable = /^(?:target\..{1,400}\.)?(?:workspace\.)?dependencies(?:\.([\w-]+))?$/.exec(table);
    if (inTable === null) continue;
    const name = inTable[1] ?? /^[ \t]*"?([\w-]+)"?[ \t]*[.=]/.exec(line)?.[1];
    if (name !== undefined) depended.set(name, `${depended.get(name) ?? ""}${line}\n`);
  }
  const isNeeded = (name: string): boolean => {
    const said = depended.get(name);
    return said !== undefined && !/\boptional[ \t]*=[ \t]*true/.test(said);
  };
  return OTHER_BOUNDARIES.find(isNeeded) ?? null;
}

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
    return mayBePackage(files, manifest) ? [{ manifest, folder, facts, sources: [] as string[] }] : [];
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
      sources.map((place) => withoutComments(scannedText(files, place), "rust")),
    ]),
  );
  const macros = new Set([...texts.values()].flat().flatMap(exportingMacros));
  const crates: DetectedCrate[] = [];
  const declaring: DeclaringCrate[] = [];
  const leftOut: string[] = [];
  for (const { manifest, folder, facts } of owned) {
    const own = texts.get(manifest) ?? [];
    const exports = own.some((text) => exportsSymbols(text, macros));
    const library = facts.crateTypes.filter((type) => type === "cdylib" || type === "staticlib");
    const shown = folder === "" ? "." : folder;
    if (!exports && library.length === 0) {
      const required = new Set(own.flatMap(requiredNames));
      if (required.size > 0 && !facts.isProcMacro) declaring.push({ manifest, folder, required });
      continue;
    }
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
  return { crates, declaring, leftOut };
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

/** Names of `macro_rules!` whose rules write an exporting attribute. */
function exportingMacros(text: string): readonly string[] {
  return macroRules(text).flatMap(({ name, start, end }) =>
    EXPORT.test(text.slice(start, end)) ? [name] : [],
  );
}

/** How far behind a macro's name its arguments are looked at, in UTF-16 units, and how many of them in one file. */
const LONGEST_INVOCATION = 20_000;
const MOST_INVOCATIONS = 2_000;
/** In one file; more that export are not written by hand, and each costs a look at its item. */
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

/** The text without the rules of its macros: what they write is no item until somebody calls them. */
function withoutMacroRules(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of macroRules(text)) {
    if (start < from) continue;
    pieces.push(text.slice(from, start));
    from = end;
  }
  return [...pieces, text.slice(from)].join("\n");
}

/** How far behind an attribute its item is looked for, in UTF-16 units: other attributes and comments stand between. */
const ITEM_REACH = 1_000;

/** The name of the item that an attribute stands in front of; null where a macro's parameter gives it. */
function itemBehind(text: string, at: number): string | null {
  const behind = text.slice(at, at + ITEM_REACH);
  const name = /\b(?:fn|static(?:\s+mut)?)\s+(?!mut\b)(?:r#)?(\$?\w+)/.exec(behind)?.[1];
  return name === undefined || name.startsWith("$") ? null : name;
}

function definedNames(text: string, macros: ReadonlySet<string>): readonly string[] {
  const items = withoutMacroRules(text);
  const attributed = [...items.matchAll(/\bno_mangle\b/g)]
    .slice(0, MOST_ATTRIBUTES)
    .flatMap(({ index }) => itemBehind(items, index) ?? []);
  const named = [...items.matchAll(/\bexport_name\s*=\s*r?#*"([^"\n]{1,500})"/g)].map(
    (match) => match[1] ?? "",
  );
  return [...attributed, ...named, ...invocations(items, macros).flatMap(givenNames)];
}

/**
 * What a macro that exports is given: the items among its arguments, else its bare names, of which C symbols have an
 * underscore and the labels of arguments mostly none.
 */
function givenNames(arguments_: string): readonly string[] {
  const items = [...arguments_.matchAll(/\b(?:fn|static(?:\s+mut)?)\s+(?!mut\b)([A-Za-z_]\w*)/g)];
  if (items.length > 0) return items.map((match) => match[1] ?? "");
  return [...identifiersOf(arguments_)].filter((word) => /[A-Za-z0-9]_\w/.test(word));
}

/** How much of one `extern` block is looked at, in UTF-16 units, and how many of them in one file. */
const LONGEST_BLOCK = 200_000;
const MOST_BLOCKS = 200;

function requiredNames(text: string): readonly string[] {
  const items = withoutMacroRules(text);
  const heads = [...items.matchAll(/\bextern\s*(?:"(?:C|C-unwind|system)"\s*)?\{/g)].slice(0, MOST_BLOCKS);
  return heads.flatMap((head) => {
    const rest = items.slice(head.index, head.index + LONGEST_BLOCK);
    const end = rest.indexOf("}");
    const names = rest
      .slice(0, end === -1 ? rest.length : end)
      .matchAll(/\b(?:fn|static(?:\s+mut)?)\s+(?!mut\b)(\w+)/g);
    return [...names].map((match) => match[1] ?? "").filter((name) => !isStandardSymbol(name));
  });
}
