import path from "node:path";
import type { FileResult, Files } from "../source/files.ts";
import { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { joinPath, normalizePath, stemOf } from "./files/path.ts";
import { openRevision, pathInRevision, type Revision } from "./files/revision.ts";
import { openWorkTree, rootsOf, shownPath } from "./files/work-tree.ts";
import { findHeaders } from "./find-headers.ts";
import type { Workplace } from "./workplace.ts";

/** An input as the command line spells it. */
export type InputAddress =
  | { readonly kind: "path"; readonly text: string; readonly path: string }
  | {
      readonly kind: "revision";
      readonly text: string;
      readonly ref: string;
      /** As written behind the second colon; null for the whole tree. */
      readonly path: string | null;
    };

interface Opened {
  /** As given on the command line. */
  readonly text: string;
  /** The file name without its extension: the contract's name where nothing better is said. */
  readonly name: string;
  readonly ref: string | null;
  /** The commit of a `git:` input. */
  readonly revision: string | null;
}

/** Headers that make one contract, and where their includes may be looked for. */
export interface HeaderInput extends Opened {
  readonly kind: "headers";
  readonly files: Files;
  /** Paths in `files`. */
  readonly headers: readonly string[];
  /** Folders in `files`, in the order given. */
  readonly includePaths: readonly string[];
  /** The folder whose files are the library's own: what was walked, or where a header lies. */
  readonly ownTree: string;
  /** Folders that were left out of a walk. */
  readonly skipped: readonly string[];
}

export interface ContractInput extends Opened {
  readonly kind: "contract";
  readonly file: SourceFile;
}

/** Which features of a crate are on, as Cargo's options of the same names say. */
export interface FeatureChoice {
  readonly features: readonly string[];
  readonly allFeatures: boolean;
  readonly defaultFeatures: boolean;
}

/** A crate, or one file of Rust with the modules that it names. */
export interface RustInput extends Opened {
  readonly kind: "rust";
  readonly files: Files;
  /** Path of its Cargo.toml in `files`; null for a single file. */
  readonly manifest: string | null;
  /** The crate's root file where there is no manifest; else null: the manifest says. */
  readonly root: string | null;
  readonly choice: FeatureChoice;
  /** Further `cfg` options that are set, as `rustc --cfg` takes them: `name`, `name="value"`. */
  readonly cfg: readonly string[];
}

/** A Go package: the files of one folder, or one file. */
export interface GoInput extends Opened {
  readonly kind: "go";
  readonly files: Files;
  readonly folder: string;
  /** Paths of its files where not all of the folder count; else null. */
  readonly only: readonly string[] | null;
  /** Build tags that are set. */
  readonly tags: readonly string[];
  /** Folders that are searched behind those of `#cgo CFLAGS`. */
  readonly includePaths: readonly string[];
}

export type Input = HeaderInput | ContractInput | RustInput | GoInput;

const ACCEPTED =
  "An input is a C header (.h), a folder with headers, a contract file (.ffi.yaml, .ffi.json), or git:REF:PATH for one of them at a revision.";

/**
 * Takes `git:REF` and `git:REF:PATH` apart; anything else is a path. A colon between braces belongs to the revision
 * (`HEAD@{12:00}`).
 *
 * @throws Problem (usage) if nothing stands behind `git:`.
 */
export function parseInput(text: string): InputAddress {
  if (!text.startsWith("git:")) {
    if (text === "") throw new Problem("usage", "an input is empty", null, ACCEPTED);
    return { kind: "path", text, path: text };
  }
  const match = /^((?:[^:{]|\{[^}]*\}|\{)+)(?::(.*))?$/s.exec(text.slice("git:".length));
  if (match === null) throw new Problem("usage", `\`${text}\` names no revision`, null, ACCEPTED);
  const [, ref = "", inner] = match;
  return { kind: "revision", text, ref, path: inner === undefined || inner === "" ? null : inner };
}

/**
 * Opens what some inputs name together: one input of any kind, or several sets of headers that make one contract.
 *
 * @param includePaths folders as given on the command line, relative to the current folder; for a revision the same
 *   folders at that revision, but absolute ones on disk.
 * @throws Problem if one is not there, cannot be read, or is of a kind that is not read or cannot be put together.
 */
export function openInputs(
  texts: readonly string[],
  includePaths: readonly string[],
  workplace: Workplace,
): Input {
  const addresses = texts.map(parseInput);
  const [first] = addresses;
  if (first === undefined) throw new Problem("usage", "no input is named", null, ACCEPTED);
  if (addresses.some((other) => placeOfAddress(other) !== placeOfAddress(first))) {
    throw new Problem("usage", "inputs of one contract come from one revision, or all from the work tree");
  }
  const open =
    first.kind === "path"
      ? openPaths(texts, includePaths, workplace)
      : openAtRevision(first, includePaths, workplace);
  return combine(addresses.map((address) => classify(open(address))));
}

/** The work tree or the revision, as one text. */
function placeOfAddress(address: InputAddress): string {
  return address.kind === "path" ? "" : `git:${address.ref}`;
}

type Opener = (address: InputAddress) => Candidate;

function openPaths(texts: readonly string[], includePaths: readonly string[], workplace: Workplace): Opener {
  const { cwd } = workplace;
  const named = includePaths.map((folder) => path.resolve(cwd, folder));
  const files = openWorkTree({ cwd, roots: [...texts.flatMap((text) => rootsOf(cwd, text)), ...named] });
  return ({ text }) => ({
    text,
    place: shownPath(cwd, text),
    files,
    includePaths: includePaths.map((folder) => shownPath(cwd, folder)),
    name: nameOfInput(path.resolve(cwd, text)),
    ref: null,
    revision: null,
  });
}

function openAtRevision(
  { ref }: Extract<InputAddress, { kind: "revision" }>,
  includePaths: readonly string[],
  workplace: Workplace,
): Opener {
  const revision = openRevision(workplace, ref);
  const files = withExternal(revision.files, includePaths.filter(path.isAbsolute), workplace.cwd);
  return (address) => {
    const place = pathInRevision(revision, address.path ?? "");
    return {
      text: address.text,
      place,
      files,
      includePaths: includePaths.map((folder) => includePathAt(revision, folder)),
      name: nameOfInput(place === "" ? workplace.cwd : place),
      ref,
      revision: revision.commit,
    };
  };
}

/** Several sets of headers as one, under the name of the first. */
function combine(inputs: readonly Input[]): Input {
  const [first, ...others] = inputs;
  if (first === undefined) throw new Problem("usage", "no input is named", null, ACCEPTED);
  if (others.length === 0) return first;
  const sets = inputs.flatMap((input) => (input.kind === "headers" ? [input] : []));
  const [set] = sets;
  if (set === undefined || sets.length < inputs.length) {
    throw new Problem("usage", "a contract file cannot be read together with other inputs");
  }
  return {
    ...set,
    text: inputs.map(({ text }) => text).join(" "),
    headers: [...new Set(sets.flatMap(({ headers }) => headers))],
    skipped: [...new Set(sets.flatMap(({ skipped }) => skipped))],
    ownTree: sets.every(({ ownTree }) => ownTree === set.ownTree) ? set.ownTree : "",
  };
}

function includePathAt(revision: Revision, folder: string): string {
  return path.isAbsolute(folder) ? normalizePath(folder) : joinPath(revision.prefix, folder);
}

/** A revision's files, and the include paths that lie outside of the repository as they are on disk. */
function withExternal(inside: Files, external: readonly string[], cwd: string): Files {
  if (external.length === 0) return inside;
  const outside = openWorkTree({ cwd, roots: external });
  const filesOf = (place: string) => (path.isAbsolute(place) ? outside : inside);
  return { read: (place) => filesOf(place).read(place), list: (folder) => filesOf(folder).list(folder) };
}

function nameOfInput(place: string): string {
  return stemOf(place.replaceAll(path.sep, "/"));
}

interface Candidate extends Opened {
  /** In `files`. */
  readonly place: string;
  readonly files: Files;
  readonly includePaths: readonly string[];
}

function classify(candidate: Candidate): Input {
  const { text, place, files, includePaths, name, ref, revision } = candidate;
  const opened: Opened = { text, name, ref, revision };
  const result = place === "" ? null : files.read(place);
  if (result === null || isDirectory(result)) {
    const { headers, skipped } = findHeaders(files, place, text);
    // A folder of headers is what its users pass as an include path: `<kv/types.h>` is in it.
    const searched = [...includePaths, place];
    return { ...opened, kind: "headers", files, headers, includePaths: searched, ownTree: place, skipped };
  }
  refuseUnreadKind(place, text);
  const isHeader = /\.h$/i.test(place);
  const mayBeContract = /\.(ya?ml|json)$/i.test(place);
  if (!isHeader && !mayBeContract && result.ok) {
    throw new Problem("usage", `${text} is no kind of file that is read`, null, ACCEPTED);
  }
  const file = requireFile(result, candidate);
  if (isHeader) {
    const ownTree = folderOf(place);
    return { ...opened, kind: "headers", files, headers: [place], includePaths, ownTree, skipped: [] };
  }
  if (isContractFile(file)) return { ...opened, kind: "contract", file };
  throw new Problem("usage", `${text} is no contract file: it has no \`contract:\` key`, null, ACCEPTED);
}

function folderOf(place: string): string {
  const folder = path.posix.dirname(place);
  return folder === "." ? "" : folder;
}

function isDirectory(result: FileResult): boolean {
  return !result.ok && result.failure.kind === "directory";
}

/** A file named `.ffi.yaml` claims to be one, whatever is in it; the reader says what is wrong with it. */
function isContractFile(file: SourceFile): boolean {
  return (
    /\.ffi\.(ya?ml|json)$/i.test(file.path) || /^\s*\{?\s*["']?(contract|bridge)["']?\s*:/m.test(file.text)
  );
}

function refuseUnreadKind(place: string, text: string): void {
  const language = UNREAD_KINDS.get(path.posix.extname(place).toLowerCase());
  if (language === undefined) return;
  throw new Problem(
    "input",
    `${text}: ${language} is not read yet by this version`,
    null,
    "Name the library's C header, or a contract file.",
  );
}

const UNREAD_KINDS: ReadonlyMap<string, string> = new Map([
  [".rs", "Rust source"],
  [".go", "Go source"],
  [".ts", "TypeScript source"],
  [".mts", "TypeScript source"],
  [".c", "a C source file"],
  [".hpp", "a C++ header"],
  [".hh", "a C++ header"],
  [".hxx", "a C++ header"],
  [".cc", "C++ source"],
  [".cpp", "C++ source"],
]);

/** @throws Problem that says why the file cannot be had. */
function requireFile(result: FileResult, candidate: Candidate): SourceFile {
  if (result.ok) return result.file;
  const { text, files, place, ref } = candidate;
  if (result.failure.kind === "unreadable") {
    throw new Problem("input", `${text} cannot be read: ${result.failure.detail}`);
  }
  throw new Problem(
    "input",
    `there is no ${ref === null ? "" : "file "}${text}`,
    null,
    missingAdvice(files, place, ref),
  );
}

function missingAdvice(files: Files, place: string, ref: string | null): string | null {
  const folder = folderOf(place);
  const neighbours = files
    .list(folder)
    .filter((name) => /\.(h|ffi\.ya?ml|ffi\.json)$/.test(name))
    .slice(0, 5);
  const shown = neighbours.map((name) => joinPath(folder, name)).join(", ");
  if (neighbours.length > 0) return `Beside it: ${shown}.`;
  return ref === null ? null : "Paths behind git:REF: begin at the repository's root; ./PATH begins here.";
}
