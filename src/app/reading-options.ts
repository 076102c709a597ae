import type { MacroSetting } from "../expand/c/preprocess.ts";
import type { FeatureRequest } from "../expand/rust/features.ts";
import { parseTriple } from "../idl/parse-triple.ts";
import { DEFAULT_TRIPLES, type Triple } from "../idl/target.ts";
import { didYouMean } from "../source/nearest.ts";
import { Problem } from "../source/problem.ts";

/** What decides which parts of Rust and Go sources count. */
export interface SourceChoices {
  readonly choice: FeatureRequest;
  /** Further `cfg` options, as `rustc --cfg` takes them, or `not(...)` of those that are not set. */
  readonly cfg: readonly string[];
  /** Go build tags that are set. */
  readonly tags: readonly string[];
}

/** As `cargo build` and `go build` choose where nothing is said. */
export const USUAL_CHOICES: SourceChoices = {
  choice: { features: [], allFeatures: false, defaultFeatures: true },
  cfg: [],
  tags: [],
};

/** How inputs are read, the same for both sides of a comparison. */
export interface ReadingOptions {
  /** Null where none is named: then the default ones, or those of a contract file. */
  readonly targets: readonly Triple[] | null;
  /** As given, relative to the current folder. */
  readonly includePaths: readonly string[];
  readonly defines: readonly MacroSetting[];
  readonly undefines: readonly string[];
  readonly choices: SourceChoices;
}

export type ReadingSettings = Pick<ReadingOptions, "defines" | "undefines">;

/** A source that was named by `--source`. */
export interface NamedSource {
  readonly language: "rust" | "c" | "go";
  readonly path: string;
}

/** @throws Problem (usage) for a target that is not known, naming the nearest. */
export function parseTargets(texts: readonly string[]): readonly Triple[] | null {
  if (texts.length === 0) return null;
  const triples = texts.map((text) => {
    const result = parseTriple(text);
    if (!result.ok) throw new Problem("usage", result.message);
    return result.triple;
  });
  return [...new Set(triples)].sort();
}

/** `NAME=VALUE`, or `NAME` for the value 1, as compilers read `-D`. */
export function parseDefine(text: string): MacroSetting {
  const equals = text.indexOf("=");
  const name = equals === -1 ? text : text.slice(0, equals);
  const value = equals === -1 ? "1" : text.slice(equals + 1);
  if (!/^[A-Za-z_]\w*(\([^()]*\))?$/.test(name) || /[\r\n]/.test(value)) {
    throw new Problem(
      "usage",
      `\`${text}\` defines no macro`,
      null,
      "Write --define NAME or --define NAME=VALUE.",
    );
  }
  return { name, value };
}

/** @throws Problem (usage) if it is no macro's name. */
export function parseUndefine(text: string): string {
  if (!/^[A-Za-z_]\w*$/.test(text)) {
    throw new Problem("usage", `\`${text}\` is no macro's name`, null, "Write --undefine NAME.");
  }
  return text;
}

/** One or several feature names, separated as Cargo takes them: by commas or blanks. */
export function parseFeatures(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => text.split(/[\s,]+/)).filter((name) => name !== "");
  for (const name of names) {
    if (!/^[\p{L}\p{N}_][\p{L}\p{N}_+./-]*$/u.test(name)) {
      throw new Problem("usage", `\`${name}\` is no feature's name`, null, "Write --feature NAME.");
    }
  }
  return [...new Set(names)].sort();
}

/** @throws Problem (usage) if it is no `cfg` option: `NAME`, `NAME="VALUE"`, or `not(...)` of one. */
export function parseCfg(text: string): string {
  const not = /^not\s*\((.*)\)$/.exec(text.trim())?.[1];
  return not === undefined ? parseOption(text) : `not(${parseOption(not.trim())})`;
}

function parseOption(text: string): string {
  const match = /^([A-Za-z_]\w*)(?:\s*=\s*(?:"([^"\n]*)"|([^"\s]+)))?$/.exec(text);
  if (match === null) {
    throw new Problem(
      "usage",
      `\`${text}\` is no cfg option`,
      null,
      'Write --cfg NAME or --cfg NAME="VALUE", or --cfg "not(NAME)" for one that is not set.',
    );
  }
  const [, name = "", quoted, bare] = match;
  const value = quoted ?? bare;
  return value === undefined ? name : `${name}="${value}"`;
}

/** Go build tags, as `go build -tags` separates them: by commas or blanks. */
export function parseTags(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => text.split(/[\s,]+/)).filter((name) => name !== "");
  for (const name of names) {
    if (!/^[\p{L}\p{N}_.]+$/u.test(name)) {
      throw new Problem("usage", `\`${name}\` is no build tag`, null, "Write --tag NAME.");
    }
  }
  return [...new Set(names)].sort();
}

const SOURCE_LANGUAGES = ["rust", "c", "go"] as const;

/** @throws Problem (usage) if it is not `rust:PATH`, `c:PATH` or `go:PATH`. */
export function parseSource(text: string): NamedSource {
  const colon = text.indexOf(":");
  const word = colon === -1 ? text : text.slice(0, colon);
  const path = colon === -1 ? "" : text.slice(colon + 1);
  const language = SOURCE_LANGUAGES.find((known) => known === word);
  const usage = "Write --source rust:PATH, --source c:PATH or --source go:PATH.";
  if (language === undefined) {
    const hint = colon === -1 ? "" : didYouMean(word, SOURCE_LANGUAGES);
    throw new Problem("usage", `\`${text}\` names no source${hint}`, null, usage);
  }
  if (path === "") throw new Problem("usage", `\`${text}\` names no path`, null, usage);
  return { language, path };
}

/** @param withGo whether a Go source is read: cgo links with MinGW's toolchain on Windows, not with Microsoft's. */
export function wantedTargets(options: Pick<ReadingOptions, "targets">, withGo = false): readonly Triple[] {
  if (options.targets !== null) return options.targets;
  if (!withGo) return DEFAULT_TRIPLES;
  return DEFAULT_TRIPLES.map((target) =>
    target === "x86_64-pc-windows-msvc" ? "x86_64-pc-windows-gnu" : target,
  ).sort();
}
