import { baseName, folderOf } from "../source/path.ts";
import { Problem } from "../source/problem.ts";
import { mayBePackage } from "./detect-crates.ts";
import { joinPath, stemOf } from "./files/path.ts";
import { findHeaders } from "./find-headers.ts";
import type { GoInput, HeaderInput, RustInput, SourceInput } from "./input-kinds.ts";
import type { NamedSource } from "./reading-options.ts";
import type { SourceTree } from "./source-tree.ts";

/** A crate, or a single file of Rust with the modules that it names. */
export function openRust(
  tree: SourceTree,
  place: string,
  { manifest, root }: Pick<RustInput, "manifest" | "root">,
): RustInput {
  const { files, ref, revision, choices } = tree;
  const named = { text: tree.textOf(place), name: nameOf(tree, place), ref, revision };
  return { ...named, kind: "rust", files, manifest, root, choice: choices.choice, cfg: choices.cfg };
}

/** @param file the only file of the package that counts; null for all of its folder. */
export function openGo(tree: SourceTree, folder: string, file: string | null): GoInput {
  const { files, ref, revision, choices, includePaths } = tree;
  const place = file ?? folder;
  const named = { text: tree.textOf(place), name: nameOf(tree, place), ref, revision };
  const only = file === null ? null : [file];
  return { ...named, kind: "go", files, folder, only, tags: choices.tags, includePaths };
}

export function openHeader(tree: SourceTree, place: string): HeaderInput {
  const { files, ref, revision, includePaths } = tree;
  const named = { text: tree.textOf(place), name: nameOf(tree, place), ref, revision };
  return {
    ...named,
    kind: "headers",
    files,
    headers: [place],
    includePaths,
    ownTree: folderOf(place),
    skipped: [],
  };
}

/** @throws Problem if there is no header. */
export function openHeaderFolder(tree: SourceTree, place: string): HeaderInput {
  const { files, ref, revision, includePaths } = tree;
  const text = tree.textOf(place);
  const { headers, skipped } = findHeaders(files, place, text);
  const named = { text, name: nameOf(tree, place), ref, revision };
  // A folder of headers is what its users pass as an include path: `<kv/types.h>` is in it.
  const searched = [...includePaths, place];
  return { ...named, kind: "headers", files, headers, includePaths: searched, ownTree: place, skipped };
}

/** Several sets of headers as one, under the name of the first. */
export function joinHeaders(first: HeaderInput, others: readonly HeaderInput[]): HeaderInput {
  if (others.length === 0) return first;
  const sets = [first, ...others];
  return {
    ...first,
    text: sets.map(({ text }) => text).join(" "),
    headers: [...new Set(sets.flatMap(({ headers }) => headers))],
    includePaths: [...new Set(sets.flatMap(({ includePaths }) => includePaths))],
    skipped: [...new Set(sets.flatMap(({ skipped }) => skipped))],
    ownTree: sets.every(({ ownTree }) => ownTree === first.ownTree) ? first.ownTree : "",
  };
}

function nameOf(tree: SourceTree, place: string): string {
  return stemOf(place === "" ? tree.text : place);
}

const KINDS = {
  rust: "a crate's folder, its Cargo.toml or a .rs file",
  c: "a header or a folder of headers",
  go: "a Go package's folder or a .go file",
} as const;

/**
 * Opens a source whose language is stated.
 *
 * @param place in the tree's files.
 * @throws Problem if it is not there, or of another kind.
 */
export function openSource(tree: SourceTree, language: NamedSource["language"], place: string): SourceInput {
  const text = tree.textOf(place);
  const result = place === "" ? null : tree.files.read(place);
  const failure = result === null || result.ok ? null : result.failure;
  if (failure?.kind === "missing") throw new Problem("input", `there is no ${text}`);
  if (failure?.kind === "unreadable") {
    throw new Problem("input", `${text} cannot be read: ${failure.detail}`);
  }
  const isFolder = place === "" || failure?.kind === "directory";
  const opened = isFolder ? openFolder(tree, language, place) : openFile(tree, language, place);
  if (opened !== null) return opened;
  throw new Problem("usage", `${text} is not what --source ${language}: names: ${KINDS[language]}`);
}

function openFolder(tree: SourceTree, language: NamedSource["language"], place: string): SourceInput | null {
  if (language === "c") return openHeaderFolder(tree, place);
  if (language === "go") {
    return tree.files.list(place).some((name) => name.endsWith(".go")) ? openGo(tree, place, null) : null;
  }
  const manifest = joinPath(place, "Cargo.toml");
  return mayBePackage(tree.files, manifest) ? openRust(tree, place, { manifest, root: null }) : null;
}

function openFile(tree: SourceTree, language: NamedSource["language"], place: string): SourceInput | null {
  if (language === "c") return /\.h$/i.test(place) ? openHeader(tree, place) : null;
  if (language === "go") return place.endsWith(".go") ? openGo(tree, folderOf(place), place) : null;
  if (baseName(place) === "Cargo.toml")
    return openRust(tree, folderOf(place), { manifest: place, root: null });
  return place.endsWith(".rs") ? openRust(tree, place, { manifest: null, root: place }) : null;
}
