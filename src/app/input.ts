import path from "node:path";
import type { FileResult, Files } from "../source/files.ts";
import { folderOf } from "../source/path.ts";
import { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { detectSources, planNamed } from "./detect.ts";
import { manifestFacts, mayBePackage } from "./detect-crates.ts";
import { scannedText } from "./detect-text.ts";
import { joinPath, stemOf } from "./files/path.ts";
import { openRevision, pathInRevision } from "./files/revision.ts";
import { openWorkTree, rootsOf, shownPath } from "./files/work-tree.ts";
import type { Input, Opened, SourceInput } from "./input-kinds.ts";
import { joinHeaders, openHeader, openHeaderFolder, openSource } from "./open-source.ts";
import { type NamedSource, type SourceChoices, USUAL_CHOICES } from "./reading-options.ts";
import { includePathAt, namingIn, type SourceTree, withExternal } from "./source-tree.ts";
import type { Workplace } from "./workplace.ts";

export type { HeaderInput, Input, RustInput } from "./input-kinds.ts";

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

const ACCEPTED =
  "An input is a C header (.h), a folder with headers, a crate's folder or .rs file, a Go package's folder or .go file, " +
  "a project folder, a contract or bridge file (.ffi.yaml, .ffi.json), or git:REF:PATH for one of them at a revision.";

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
 * Opens what some inputs name together: one input of any kind, several sets of headers that make one contract, or
 * several sources of one project.
 *
 * @param includePaths folders as given on the command line, relative to the current folder; for a revision the same
 *   folders at that revision, but absolute ones on disk.
 * @throws Problem if one is not there, cannot be read, or is of a kind that is not read or cannot be put together.
 */
export function openInputs(
  texts: readonly string[],
  includePaths: readonly string[],
  workplace: Workplace,
  choices: SourceChoices = USUAL_CHOICES,
): Input {
  const addresses = texts.map(parseInput);
  const [first] = addresses;
  if (first === undefined) throw new Problem("usage", "no input is named", null, ACCEPTED);
  if (addresses.some((other) => placeOfAddress(other) !== placeOfAddress(first))) {
    throw new Problem("usage", "inputs of one contract come from one revision, or all from the work tree");
  }
  const open =
    first.kind === "path"
      ? openPaths(texts, includePaths, workplace, choices)
      : openAtRevision(first, includePaths, workplace, choices);
  return combine(addresses.map(open).map((candidate) => [candidate, classify(candidate)]));
}

/**
 * Opens sources whose languages are stated, as one project.
 *
 * @throws Problem if one is not there, or of another kind than it is said to be.
 */
export function openNamedSources(
  sources: readonly NamedSource[],
  includePaths: readonly string[],
  workplace: Workplace,
  choices: SourceChoices,
): Input {
  const open = openPaths(
    sources.map(({ path: given }) => given),
    includePaths,
    workplace,
    choices,
  );
  const candidates = sources.map(({ language, path: given }): readonly [Candidate, Input] => {
    const candidate = open({ kind: "path", text: given, path: given });
    return [candidate, openSource(candidate.tree, language, candidate.place)];
  });
  return combine(candidates);
}

/** The work tree or the revision, as one text. */
function placeOfAddress(address: InputAddress): string {
  return address.kind === "path" ? "" : `git:${address.ref}`;
}

interface Candidate extends Opened {
  /** In the tree's files. */
  readonly place: string;
  readonly tree: SourceTree;
}

type Opener = (address: InputAddress) => Candidate;

function openPaths(
  texts: readonly string[],
  includePaths: readonly string[],
  workplace: Workplace,
  choices: SourceChoices,
): Opener {
  const { cwd } = workplace;
  const named = includePaths.map((folder) => path.resolve(cwd, folder));
  const files = openWorkTree({ cwd, roots: [...texts.flatMap((text) => rootsOf(cwd, text)), ...named] });
  return ({ text }) => {
    const place = shownPath(cwd, text);
    const opened = { text, name: nameOfInput(path.resolve(cwd, text)), ref: null, revision: null };
    const searched = includePaths.map((folder) => shownPath(cwd, folder));
    const tree = { ...opened, files, folder: place, includePaths: searched, choices, textOf: namingIn(null) };
    return { ...opened, place, tree };
  };
}

function openAtRevision(
  { ref }: Extract<InputAddress, { kind: "revision" }>,
  includePaths: readonly string[],
  workplace: Workplace,
  choices: SourceChoices,
): Opener {
  const revision = openRevision(workplace, ref);
  const files = withExternal(revision.files, includePaths.filter(path.isAbsolute), workplace.cwd);
  return (address) => {
    const place = pathInRevision(revision, address.kind === "path" ? "" : (address.path ?? ""));
    const name = nameOfInput(place === "" ? workplace.cwd : place);
    const opened = { text: address.text, name, ref, revision: revision.commit };
    const searched = includePaths.map((folder) => includePathAt(revision, folder));
    const tree = { ...opened, files, folder: place, includePaths: searched, choices, textOf: namingIn(ref) };
    return { ...opened, place, tree };
  };
}

/** Several sets of headers as one, or several sources as a project, under the name of the first. */
function combine(opened: readonly (readonly [Candidate, Input])[]): Input {
  const [first, ...others] = opened;
  if (first === undefined) throw new Problem("usage", "no input is named", null, ACCEPTED);
  if (others.length === 0) return first[1];
  const inputs = opened.map(([, input]) => input);
  const sets = inputs.flatMap((input) => (input.kind === "headers" ? [input] : []));
  const [set, ...rest] = sets;
  if (set === undefined || sets.length < inputs.length) return combineSources(first[0], inputs);
  return joinHeaders(set, rest);
}

function combineSources({ tree, name, ref, revision }: Candidate, inputs: readonly Input[]): Input {
  const sources = inputs.map((input) => {
    if (input.kind === "contract" || input.kind === "project") {
      const what = input.kind === "contract" ? "a contract file" : `the project folder ${input.text}`;
      throw new Problem("usage", `${what} cannot be read together with other inputs`);
    }
    return { input, why: null, defines: [], undefines: [] };
  });
  const text = inputs.map((input) => input.text).join(" ");
  return { kind: "project", text, name, ref, revision, plan: planNamed({ ...tree, folder: "" }, sources) };
}

function nameOfInput(place: string): string {
  return stemOf(place.replaceAll(path.sep, "/"));
}

function classify(candidate: Candidate): Input {
  const { text, place, tree, name, ref, revision } = candidate;
  const opened: Opened = { text, name, ref, revision };
  const result = place === "" ? null : tree.files.read(place);
  if (result === null || isDirectory(result)) return { ...classifyFolder(candidate), ...opened };
  refuseUnreadKind(place, text);
  if (result.ok) {
    const source = openKnownFile(tree, place);
    if (source !== null) return { ...source, ...opened };
  }
  const mayBeContract = /\.(ya?ml|json)$/i.test(place);
  if (!mayBeContract && result.ok) {
    throw new Problem("usage", `${text} is no kind of file that is read`, null, ACCEPTED);
  }
  const file = requireFile(result, candidate);
  if (isContractFile(file)) return { ...opened, kind: "contract", file };
  throw new Problem("usage", `${text} is no contract file: it has no \`contract:\` key`, null, ACCEPTED);
}

function openKnownFile(tree: SourceTree, place: string): SourceInput | null {
  if (/\.h$/i.test(place)) return openHeader(tree, place);
  if (place.endsWith(".go")) return openSource(tree, "go", place);
  return place.endsWith(".rs") || path.posix.basename(place) === "Cargo.toml"
    ? openSource(tree, "rust", place)
    : null;
}

/** A crate, a Go package, a project of several sources, or a folder of headers. */
function classifyFolder({ tree, text, place, name, ref, revision }: Candidate): Input {
  const manifest = joinPath(place, "Cargo.toml");
  const { isWorkspace } = manifestFacts(scannedText(tree.files, manifest));
  if (!isWorkspace && mayBePackage(tree.files, manifest)) return openSource(tree, "rust", place);
  const plan = detectSources(tree);
  const [only, ...others] = plan.sources;
  if (only === undefined) return openHeaderFolder(tree, place);
  if (others.length === 0 && only.input.kind === "go" && only.input.folder === place) return only.input;
  return { kind: "project", text, name, ref, revision, plan };
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
    "Name a C header, a crate, a Go package, or a contract file.",
  );
}

const UNREAD_KINDS: ReadonlyMap<string, string> = new Map([
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
  const { text, tree, place, ref } = candidate;
  if (result.failure.kind === "unreadable") {
    throw new Problem("input", `${text} cannot be read: ${result.failure.detail}`);
  }
  throw new Problem(
    "input",
    `there is no ${ref === null ? "" : "file "}${text}`,
    null,
    missingAdvice(tree.files, place, ref),
  );
}

function missingAdvice(files: Files, place: string, ref: string | null): string | null {
  const folder = folderOf(place);
  const neighbours = files
    .list(folder)
    .filter((name) => /\.(h|rs|go|ffi\.ya?ml|ffi\.json)$/.test(name))
    .slice(0, 5);
  const shown = neighbours.map((name) => joinPath(folder, name)).join(", ");
  if (neighbours.length > 0) return `Beside it: ${shown}.`;
  return ref === null ? null : "Paths behind git:REF: begin at the repository's root; ./PATH begins here.";
}
