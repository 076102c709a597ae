import type { Span } from "../../source/source-file.ts";
import { placeIn, type ReadContext, refuse } from "../read-context.ts";
import type { GoSide, RustSide } from "./bridge.ts";
import { GO_KEYWORDS, RUST_KEYWORDS, wordsOf } from "./keywords.ts";
import { RESERVED_PREFIXES } from "./reserved-prefixes.ts";
import type { WrittenBridge } from "./schema.ts";

const LONGEST_NAME = 64;
const LONGEST_PREFIX = 32;
const LONGEST_PATH = 256;

/** Where free functions are implemented if nothing is said. */
export const DEFAULT_FUNCTIONS = "crate::imp::Functions";
/** Where Cargo builds a crate that is in no workspace. */
export const DEFAULT_TARGET = "target";

const LIBRARY_NAME = /^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*$/;
const PREFIX = /^[a-z][a-z0-9]*_$/;
const CRATE = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;
const GO_PACKAGE = /^[a-z][a-z0-9]*$/;
const RUST_PATH = /^(?:crate|::[A-Za-z_][A-Za-z0-9_]*)(?:::[A-Za-z_][A-Za-z0-9_]*)+$/;

/** What stands for no name in a path. */
const RUST_WORDS: ReadonlySet<string> = new Set([...RUST_KEYWORDS, "Self", "_"]);
/** Crates that every program links. */
const RUST_CRATES: ReadonlySet<string> = new Set(["alloc", "core", "proc_macro", "std", "test"]);

/** `main` cannot be imported, `init` not named by an import, `documentation` is passed over by the go command. */
const GO_WORDS: ReadonlySet<string> = new Set([...GO_KEYWORDS, "documentation", "init", "main"]);
/** Headers of C's library (C17 7.1.2) and of systems: the bridge's own, in the package, would stand in their place. */
const C_HEADERS: ReadonlySet<string> = new Set(
  wordsOf(`
    alloca assert complex ctype endian errno features fenv float inttypes iso646 limits locale malloc math pthread setjmp
    signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings tgmath threads time
    uchar unistd wchar wctype windows`),
);
/** Files cannot be called so on Windows, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

function quoted(text: string): string {
  return JSON.stringify(text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}...` : text);
}

export function checkLibraryName(name: string, span: Span): void {
  if (name.length <= LONGEST_NAME && LIBRARY_NAME.test(name) && !DEVICE.test(name)) return;
  refuse(
    span,
    `${quoted(name)} cannot name a library: files and the text of its version bear the name`,
    "write ASCII letters and digits, with single hyphens or underscores between them",
  );
}

export function checkPrefix(prefix: string, span: Span): void {
  if (prefix.length > LONGEST_PREFIX)
    refuse(span, `this prefix is longer than ${LONGEST_PREFIX} characters`, "choose a shorter one");
  if (!PREFIX.test(prefix))
    refuse(
      span,
      `${quoted(prefix)} is no prefix`,
      "write lower-case letters and digits, and one underscore at the end: `kv_`",
    );
  if (RESERVED_PREFIXES.has(prefix))
    refuse(
      span,
      `names of C's library, of its headers or of a run time begin with \`${prefix}\``,
      "choose a prefix of your own: the linker would take one for the other",
    );
}

/** Reads the settings of the Rust side. */
export function readRust(reading: ReadContext, written: WrittenBridge["rust"]): RustSide {
  const at = (key: string): Span => placeIn(reading, written, key).value;
  const { crate, msrv, functions, target } = written;
  const library = crate.replaceAll("-", "_");
  if (crate.length > LONGEST_NAME || !CRATE.test(crate))
    refuse(
      at("crate"),
      `${quoted(crate)} cannot name a package of Cargo`,
      "write lower-case ASCII letters and digits, with single hyphens or underscores between them",
    );
  if (RUST_WORDS.has(library) || RUST_CRATES.has(library) || DEVICE.test(library))
    refuse(
      at("crate"),
      `\`${crate}\` is a word or a crate of Rust, or of the system`,
      `write \`${crate}-ffi\``,
    );
  const edition = String(written.edition);
  if (edition !== "2021" && edition !== "2024")
    return refuse(at("edition"), `there is no edition ${quoted(edition)} for bridges`, "write 2021 or 2024");
  checkMsrv(msrv, edition, at("msrv"));
  if (functions !== undefined) checkRustPath(functions, at("functions"));
  if (target !== undefined) checkTargetFolder(target, at("target"));
  return {
    crate,
    edition,
    msrv,
    functions: functions ?? DEFAULT_FUNCTIONS,
    target: target ?? DEFAULT_TARGET,
  };
}

/** What stands in flags of cgo, and means the same for everybody who has the project. */
function checkTargetFolder(path: string, span: Span): void {
  const isPlain = /^(?:\.\.\/)*[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/.test(path);
  if (path.length <= LONGEST_PATH && isPlain) return;
  refuse(
    span,
    `${quoted(path)} is no folder that the Go side can name: letters, digits, \`-\`, \`.\` and \`_\` between slashes`,
    'write it relative to the crate, as in "../target" for a workspace',
  );
}

function checkMsrv(msrv: string, edition: RustSide["edition"], span: Span): void {
  const parts = /^1\.(0|[1-9][0-9]{0,3})(?:\.(?:0|[1-9][0-9]{0,3}))?$/.exec(msrv);
  if (parts === null)
    refuse(span, `${quoted(msrv)} is no version of Rust`, 'write it between quotes, such as "1.85"');
  const minor = Number(parts?.[1]);
  if (minor < 70) refuse(span, `Rust ${msrv} is older than what bridges need`, 'write "1.70" or a later one');
  if (edition === "2024" && minor < 85)
    refuse(
      span,
      `Rust ${msrv} does not know the edition 2024`,
      'write "1.85" or a later one, or `edition: 2021`',
    );
}

/** Refuses what is no path of a type that generated code can name: `crate::imp::Store`, `::other::Store`. */
export function checkRustPath(path: string, span: Span): void {
  const words = path.replace(/^crate::|^::/, "").split("::");
  const keyword = words.find((word) => RUST_WORDS.has(word));
  if (path.length <= LONGEST_PATH && RUST_PATH.test(path) && keyword === undefined) return;
  refuse(
    span,
    keyword === undefined || !RUST_PATH.test(path)
      ? `${quoted(path)} is no path of a type in Rust`
      : `\`${keyword}\` in ${quoted(path)} is a word of Rust`,
    "write it from the crate's root, without generics: `crate::imp::Store`",
  );
}

/** Reads the settings of the Go side. */
export function readGo(reading: ReadContext, written: WrittenBridge["go"]): GoSide {
  const at = (key: string): Span => placeIn(reading, written, key).value;
  const name = written.package;
  checkGoModule(written.module, at("module"));
  if (name.length > LONGEST_NAME || !GO_PACKAGE.test(name))
    refuse(
      at("package"),
      `${quoted(name)} cannot name a package of Go`,
      "write lower-case ASCII letters and digits: `kv`",
    );
  if (GO_WORDS.has(name) || DEVICE.test(name))
    refuse(
      at("package"),
      `\`${name}\` is a word of Go, or of the system`,
      `write another, such as \`${name}ffi\``,
    );
  if (C_HEADERS.has(name))
    refuse(
      at("package"),
      `\`${name}.h\`, the header of this package, is one of C's own`,
      `write another name, such as \`${name}ffi\``,
    );
  return { module: written.module, package: name, link: written.link ?? "target" };
}

/** What the go command takes for a module's path: Go Modules Reference, "Module paths and versions". */
function checkGoModule(path: string, span: Span): void {
  const fault = faultOfModule(path);
  if (fault !== null)
    refuse(span, `${quoted(path)} is no path of a Go module: ${fault}`, 'write one such as "example.com/kv"');
}

function faultOfModule(path: string): string | null {
  if (path.length > LONGEST_PATH) return `it is longer than ${LONGEST_PATH} characters`;
  const elements = path.split("/");
  const [first = ""] = elements;
  if (elements.some((element) => element === "")) return "a part between its slashes is empty";
  const odd = elements.find(
    (element) => !/^[A-Za-z0-9_~-](?:[A-Za-z0-9._~-]*[A-Za-z0-9_~-])?$/.test(element),
  );
  if (odd !== undefined)
    return "its parts are ASCII letters, digits, `-`, `.`, `_` and `~`, with no dot at the ends";
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(first)) return "its first part is in lower case";
  if (!first.includes(".") && first !== "example" && first !== "test")
    return "paths without a dot in the first part are those of Go itself";
  if (elements.some((element) => DEVICE.test(element.split(".")[0] ?? "")))
    return "a part is a device of Windows";
  if (elements.some((element) => /~[0-9]+$/.test(element.split(".")[0] ?? "")))
    return "a part is a short name of Windows";
  if (elements.length > 1 && /^v(?:0|1|0[0-9]+)$/.test(elements.at(-1) ?? ""))
    return "versions at its end begin at `v2`";
  return null;
}
