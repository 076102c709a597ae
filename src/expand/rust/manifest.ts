import type { Gap } from "../../idl/gap.ts";
import { describeFailure, type Files } from "../../source/files.ts";
import { folderOf, resolvePath } from "../../source/path.ts";
import { Problem } from "../../source/problem.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { FeatureTable } from "./features.ts";
import { type Profiles, readProfiles } from "./profiles.ts";
import { has, isTrue, listOf, readToml, type TomlTable, tableOf, textOf } from "./toml-table.ts";

/** What of a Cargo.toml settles how a crate is read (Cargo Book, "The Manifest Format"). */
export interface Manifest {
  readonly file: SourceFile;
  /** With `_`, as paths spell it. */
  readonly name: string;
  readonly version: string | null;
  readonly edition: string;
  readonly crateTypes: readonly string[];
  /** What is not known of it for want of its workspace's Cargo.toml. */
  readonly gaps: readonly Gap[];
  /** The root file. */
  readonly root: SourceFile;
  readonly dependencies: ReadonlySet<string>;
  /** As in `RustCrate`. */
  readonly renamed: ReadonlyMap<string, string>;
  /** As in `RustCrate`. */
  readonly origins: ReadonlyMap<string, string>;
  /** Looked up only where a condition asks: they may stand in the workspace's Cargo.toml. */
  readonly profiles: () => Profiles;
  readonly features: FeatureTable;
}

/** Folders above the manifest that are searched for its workspace. */
const MOST_PARENTS = 64;

function readText(files: Files, path: string): SourceFile | null {
  const read = files.read(path);
  return read.ok ? read.file : null;
}

/** The nearest first, also those around the current one: a crate may be checked from its own, and `Files` knows its bounds. */
function foldersAbove(own: string): readonly string[] {
  const folders: string[] = [];
  for (
    let folder = parentOf(own);
    folder !== null && folders.length < MOST_PARENTS;
    folder = parentOf(folder)
  )
    folders.push(folder);
  return folders;
}

/** The folder around one; null for the root of a disk. */
function parentOf(folder: string): string | null {
  if (folder === "/" || /^[A-Za-z]:$/.test(folder)) return null;
  return /(?:^|\/)\.\.$|^$/.test(folder) ? resolvePath(folder, "..") : folderOf(folder);
}

/** The Cargo.toml with `[workspace]` that a package belongs to, or null. */
function findWorkspaceRoot(files: Files, file: SourceFile, toml: TomlTable): TomlTable | null {
  if (has(toml, "workspace")) return toml;
  const own = folderOf(file.path);
  const named = textOf(tableOf(toml, "package"), "workspace");
  const folders = named === null ? foldersAbove(own) : [resolvePath(own, named)];
  for (const candidate of folders) {
    const manifest = readText(files, resolvePath(candidate, "Cargo.toml"));
    const table = manifest === null ? {} : readToml(manifest);
    if (has(table, "workspace")) return table;
  }
  return null;
}

/** A text of `[package]`, or the workspace's where it says `workspace = true`. */
function inheritedText(toml: TomlTable, key: string, workspace: () => TomlTable | null): string | null {
  const own = tableOf(toml, "package");
  const text = textOf(own, key);
  if (text !== null || !isTrue(tableOf(own, key), "workspace")) return text;
  return textOf(tableOf(workspace() ?? {}, "package"), key);
}

/** `[dependencies]`, with those of `[target.'...']`. Names are the local ones, so that a rename needs no look. */
function dependencyTables(toml: TomlTable): readonly TomlTable[] {
  const targets = tableOf(toml, "target");
  const ofTargets = Object.keys(targets).map((key) => tableOf(tableOf(targets, key), "dependencies"));
  return [tableOf(toml, "dependencies"), ...ofTargets];
}

/** Crates whose types are known without being read. */
const KNOWN_CRATES: readonly string[] = ["alloc", "core", "cty", "libc", "std"];

/** What a dependency is if it is not the known crate of its name (Cargo Book, "Renaming dependencies"); else null. */
function otherCrate(name: string, table: TomlTable, workspace: () => TomlTable | null): string | null {
  const spelled = tableOf(table, name);
  const isInherited = isTrue(spelled, "workspace");
  const dependency = isInherited ? tableOf(tableOf(workspace() ?? {}, "dependencies"), name) : spelled;
  const own = textOf(dependency, "package") ?? name;
  if (own !== name) return asName(own);
  const elsewhere = ["path", "git", "registry", "registry-index"].find((key) => has(dependency, key));
  return elsewhere === undefined ? null : `${name} (by \`${elsewhere}\`)`;
}

/** Of these names, or of all if there are none, those of dependencies that stand for another crate; see `RustCrate`. */
function renamedCrates(
  toml: TomlTable,
  names: readonly string[] | null,
  workspace: () => TomlTable | null,
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const table of dependencyTables(toml))
    for (const name of names ?? Object.keys(table)) {
      const other = has(table, name) ? otherCrate(name, table, workspace) : null;
      if (other !== null) renamed.set(asName(name), other);
    }
  return renamed;
}

function libraryTable(toml: TomlTable): TomlTable {
  return tableOf(toml, "lib");
}

interface Root {
  readonly file: SourceFile;
  readonly crateTypes: readonly string[];
}

/** @throws Problem if there is neither a library nor a program. */
function findRoot(files: Files, manifest: SourceFile, toml: TomlTable): Root {
  const folder = folderOf(manifest.path);
  const library = libraryTable(toml);
  const named = textOf(library, "path");
  const path = resolvePath(folder, named ?? "src/lib.rs");
  const read = files.read(path);
  if (read.ok) {
    const listed = [...listOf(library, "crate-type"), ...listOf(library, "crate_type")];
    return { file: read.file, crateTypes: isTrue(library, "proc-macro") ? ["proc-macro"] : listed };
  }
  const program = named === null ? readText(files, resolvePath(folder, "src/main.rs")) : null;
  if (program !== null) return { file: program, crateTypes: ["bin"] };
  const remedy = named === null ? "give the root file itself if it lies elsewhere" : null;
  const why = describeFailure(read.failure);
  throw new Problem("input", `${manifest.path} has no library: ${path} ${why}`, null, remedy);
}

/** @throws Problem where the manifest describes no package. */
function checkPackage(manifest: SourceFile, toml: TomlTable): void {
  if (has(toml, "package")) return;
  const members = listOf(tableOf(toml, "workspace"), "members");
  if (!has(toml, "workspace"))
    throw new Problem("input", `${manifest.path} has no [package]`, { file: manifest, start: 0, end: 0 });
  const remedy = members.length === 0 ? "name a crate" : `name one of its members: ${members.join(", ")}`;
  throw new Problem("input", `${manifest.path} is a workspace without a package of its own`, null, remedy);
}

function readFeatureTable(toml: TomlTable): FeatureTable {
  const table = tableOf(toml, "features");
  const features = new Map(Object.keys(table).map((key) => [key, listOf(table, key)] as const));
  const optionalDependencies = dependencyTables(toml).flatMap((dependencies) =>
    Object.keys(dependencies).filter((name) => isTrue(tableOf(dependencies, name), "optional")),
  );
  return { features, optionalDependencies };
}

function asName(text: string): string {
  return text.replaceAll("-", "_");
}

const NO_WORKSPACE =
  "the edition is that of the workspace, whose Cargo.toml is found nowhere above; paths are looked up as in 2021";

/**
 * Reads a crate's Cargo.toml, and its workspace's where it inherits from it.
 *
 * @throws Problem if it is not there, is no TOML, describes no package or names no root file that is there.
 */
export function readManifest(files: Files, path: string): Manifest {
  const read = files.read(path);
  if (!read.ok) throw new Problem("input", `${path} ${describeFailure(read.failure)}`);
  const { file } = read;
  const toml = readToml(file);
  checkPackage(file, toml);
  let known: TomlTable | null | undefined;
  const workspaceRoot = (): TomlTable | null => {
    if (known === undefined) known = findWorkspaceRoot(files, file, toml);
    return known;
  };
  const workspace = (): TomlTable | null => {
    const table = workspaceRoot();
    return table === null ? null : tableOf(table, "workspace");
  };
  const packageName = textOf(tableOf(toml, "package"), "name") ?? "crate";
  const { file: root, crateTypes } = findRoot(files, file, toml);
  const edition = inheritedText(toml, "edition", workspace);
  const isOrphan = edition === null && isTrue(tableOf(tableOf(toml, "package"), "edition"), "workspace");
  return {
    file,
    name: asName(textOf(libraryTable(toml), "name") ?? packageName),
    version: inheritedText(toml, "version", workspace),
    // Without the key it is 2015 (Cargo reference, "The edition field").
    edition: edition ?? (isOrphan ? "2021" : "2015"),
    gaps: isOrphan ? [{ reason: "include", detail: NO_WORKSPACE, span: { file, start: 0, end: 0 } }] : [],
    crateTypes,
    root,
    dependencies: new Set(dependencyTables(toml).flatMap((table) => Object.keys(table).map(asName))),
    renamed: renamedCrates(toml, KNOWN_CRATES, workspace),
    origins: renamedCrates(toml, null, workspace),
    profiles: () => readProfiles(workspaceRoot() ?? toml),
    features: readFeatureTable(toml),
  };
}
