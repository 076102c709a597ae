import type { MacroSetting } from "../../expand/c/preprocess.ts";
import type { PlacedValue } from "../../idl/plain-value.ts";
import { Problem } from "../../source/problem.ts";
import type { Span } from "../../source/source-file.ts";
import { parseDefine, parseUndefine } from "../reading-options.ts";
import type {
  ConfiguredGo,
  ConfiguredHeaders,
  ConfiguredPath,
  ConfiguredRust,
  ConfiguredSource,
} from "./configuration.ts";
import { resolveConfiguredPath } from "./configured-path.ts";
import { placeOfEntryIn, refuse, refuseTwice } from "./place.ts";
import type { WrittenSource } from "./schema.ts";

type Written<K extends string> = Extract<WrittenSource, Readonly<Record<K, unknown>>>;

/** @throws Problem with the place of what is wrong: (usage), or (input) for a language that is not read. */
export function readSource(placed: PlacedValue, source: WrittenSource, span: Span): ConfiguredSource {
  if ("rust" in source) return readRust(placed, source, span);
  if ("c" in source) return readHeaders(placed, source, span);
  if ("go" in source) return readGo(placed, source, span);
  throw new Problem(
    "input",
    "TypeScript sources are not read yet by this version",
    placeOfEntryIn(placed, source, "ts"),
    "take the source out; the others are checked without it",
  );
}

function readRust(placed: PlacedValue, source: Written<"rust">, span: Span): ConfiguredRust {
  return {
    kind: "rust",
    path: resolveConfiguredPath(source.rust, placeOfEntryIn(placed, source, "rust")),
    choice: {
      features: readTexts(placed, source.features, FEATURE),
      allFeatures: source.all_features ?? false,
      defaultFeatures: !(source.no_default_features ?? false),
    },
    cfg: readTexts(placed, source.cfg, CFG).map((option) => option.replace(/\s*=\s*/, "=")),
    span,
  };
}

function readHeaders(placed: PlacedValue, source: Written<"c">, span: Span): ConfiguredHeaders {
  return {
    kind: "c",
    paths: readPaths(placed, source.c),
    includePaths: readPaths(placed, source.include_paths ?? []),
    defines: readDefines(placed, source.defines ?? []),
    undefines: (source.undefines ?? []).map((text, index, all) =>
      atPlace(placeOfEntryIn(placed, all, index), "write NAME", () => parseUndefine(text)),
    ),
    span,
  };
}

function readGo(placed: PlacedValue, source: Written<"go">, span: Span): ConfiguredGo {
  return {
    kind: "go",
    paths: readPaths(placed, source.go),
    tags: readTexts(placed, source.tags, TAG),
    span,
  };
}

function readPaths(placed: PlacedValue, texts: readonly string[]): readonly ConfiguredPath[] {
  const paths = texts.map((text, index) => resolveConfiguredPath(text, placeOfEntryIn(placed, texts, index)));
  refuseTwice(
    paths,
    ({ path }) => path,
    ({ span }) => span,
    ({ text }) => `\`${text}\``,
  );
  return paths;
}

function readDefines(placed: PlacedValue, texts: readonly string[]): readonly MacroSetting[] {
  const defines = texts.map((text, index) =>
    atPlace(placeOfEntryIn(placed, texts, index), "write NAME or NAME=VALUE", () => parseDefine(text)),
  );
  refuseTwice(
    defines,
    ({ name }) => name.replace(/\(.*/, ""),
    (_, index) => placeOfEntryIn(placed, texts, index),
    ({ name }) => `the macro \`${name}\``,
  );
  return defines;
}

/** A kind of word, with what to say where a text is none. */
interface Word {
  readonly pattern: RegExp;
  readonly what: string;
  readonly remedy: string;
}

/** Cargo reference, "Features": what names hold, also `dep/feature`. */
const FEATURE: Word = {
  pattern: /^[\p{L}\p{N}_][\p{L}\p{N}_+.?/-]*$/u,
  what: "feature",
  remedy: "write one feature to an entry",
};
/** go/build/constraint: tags are letters, digits, underscores and dots. */
const TAG: Word = { pattern: /^[\p{L}\p{N}_.]+$/u, what: "build tag", remedy: "write one tag to an entry" };
/** Rust Reference, "Conditional compilation": a name, or a name and a string. */
const CFG: Word = {
  pattern:
    /^(?:[\p{L}_][\p{L}\p{N}_]*(?:\s?=\s?"[^"\\]*")?|not\([\p{L}_][\p{L}\p{N}_]*(?:\s?=\s?"[^"\\]*")?\))$/u,
  what: "`cfg` option",
  remedy: "write `name`, or 'name=\"value\"' between single quotes, or `not(name)` for one that is not set",
};

/** Of a feature, a tag, a macro or an option, in UTF-16 units; nobody writes a longer one. */
const LONGEST_WORD = 200;

function readTexts(
  placed: PlacedValue,
  texts: readonly string[] | undefined,
  { pattern, what, remedy }: Word,
): readonly string[] {
  const all = texts ?? [];
  const spanOf = (index: number) => placeOfEntryIn(placed, all, index);
  all.forEach((text, index) => {
    if (text.length > LONGEST_WORD || !pattern.test(text))
      refuse(spanOf(index), `${JSON.stringify(text.slice(0, LONGEST_WORD))} is no ${what}`, remedy);
  });
  refuseTwice(
    all,
    (text) => text,
    (_, index) => spanOf(index),
    (text) => `the ${what} \`${text}\``,
  );
  return all;
}

/** What the command line's reader says, at the place in the file and with the file's way out. */
function atPlace<T>(span: Span, remedy: string, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    throw new Problem("usage", problem.message, span, remedy);
  }
}
