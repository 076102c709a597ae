import type { Files } from "../../source/files.ts";
import { folderOf, resolvePath } from "../../source/path.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { standardHeader } from "./standard-headers.ts";

/** A header's name as an `#include` writes it. */
export interface HeaderName {
  readonly text: string;
  readonly quoted: boolean;
}

/** Where the search for `#include_next` goes on: behind this index of the include paths. */
export interface Place {
  readonly folder: string;
  /** Null for a file that no include path led to. */
  readonly searched: number | null;
  readonly builtIn: boolean;
}

export type SearchResult =
  | { readonly kind: "found"; readonly file: SourceFile; readonly place: Place }
  | { readonly kind: "missing" }
  /** It is there and cannot be had, or is no text. */
  | { readonly kind: "unreadable"; readonly path: string; readonly detail: string; readonly isText: boolean };

/** Whether `path` lies under `folder`; the empty folder is the root of the tree. */
export function isUnder(path: string, folder: string): boolean {
  const root = resolvePath("", folder);
  if (root === "") return !path.startsWith("/") && !path.startsWith("../");
  return path.startsWith(root.endsWith("/") ? root : `${root}/`);
}

/** How headers are found; the built-in standard headers come last (C17 6.10.2). */
export interface HeaderSearch {
  readonly files: Files;
  readonly includePaths: readonly string[];
  readonly isPredefined: (name: string) => boolean;
}

function readAt(search: HeaderSearch, path: string, searched: number | null): SearchResult {
  const result = search.files.read(path);
  if (result.ok)
    return { kind: "found", file: result.file, place: { folder: folderOf(path), searched, builtIn: false } };
  if (result.failure.kind === "unreadable") {
    const { detail, because } = result.failure;
    return { kind: "unreadable", path, detail, isText: because !== "encoding" };
  }
  return { kind: "missing" };
}

function findStandard(search: HeaderSearch, name: string): SearchResult {
  const file = standardHeader(name, search.isPredefined);
  if (file === null) return { kind: "missing" };
  return { kind: "found", file, place: { folder: "", searched: search.includePaths.length, builtIn: true } };
}

/**
 * Finds a header: a quoted one beside the including file, then any in the include paths, then among the built-in
 * ones. `afterOwn` is for `#include_next`: it goes on behind the include path that led to the including file.
 */
export function findHeader(
  search: HeaderSearch,
  name: HeaderName,
  from: Place,
  afterOwn: boolean,
): SearchResult {
  if (from.builtIn) return findStandard(search, name.text);
  if (name.quoted && !afterOwn) {
    const beside = readAt(search, resolvePath(from.folder, name.text), from.searched);
    if (beside.kind !== "missing") return beside;
  }
  const first = afterOwn && from.searched !== null ? from.searched + 1 : 0;
  for (let i = first; i < search.includePaths.length; i += 1) {
    const found = readAt(search, resolvePath(search.includePaths[i] ?? "", name.text), i);
    if (found.kind !== "missing") return found;
  }
  return findStandard(search, name.text);
}

/** The header name that `#include` or `__has_include` is given, macros expanded; null if it is none (C17 6.10.2). */
export function readHeaderName(
  tokens: readonly { text: string; kind: string; spaced: boolean }[],
): HeaderName | null {
  const [first] = tokens;
  if (first === undefined) return null;
  if (first.kind === "string" && first.text.startsWith('"')) {
    const text = first.text.slice(1, -1);
    return text === "" ? null : { text, quoted: true };
  }
  if (first.kind === "other" && first.text.startsWith("<"))
    return { text: first.text.slice(1, -1), quoted: false };
  if (first.text !== "<") return null;
  const close = tokens.findIndex((token) => token.text === ">");
  if (close < 2) return null;
  const inner = tokens
    .slice(1, close)
    .map((token, index) => (token.spaced && index > 0 ? " " : "") + token.text);
  return { text: inner.join(""), quoted: false };
}
