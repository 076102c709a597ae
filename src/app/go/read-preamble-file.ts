import { findHeader, readHeaderName } from "../../expand/c/include-search.ts";
import type { MacroSetting } from "../../expand/c/preprocess.ts";
import { preprocess } from "../../expand/c/preprocess.ts";
import type { TranslationUnit } from "../../expand/c/translation-unit.ts";
import { isCgoFile, PROLOG, withCgoFiles } from "../../expand/go/cgo-files.ts";
import type { CompilerFlags, ForcedHeader } from "../../expand/go/compiler-flags.ts";
import type { PackageFile } from "../../expand/go/package-files.ts";
import type { Lookup } from "../../expand/target-groups.ts";
import { extractC } from "../../extract/c/extract.ts";
import type { Contract } from "../../idl/contract.ts";
import type { Gap, Note } from "../../idl/gap.ts";
import type { Triple } from "../../idl/target.ts";
import type { Type } from "../../idl/type.ts";
import { resolveC } from "../../resolve/c/resolve.ts";
import { type CNames, collectCNames } from "../../resolve/go/c-names.ts";
import { probeTypes, takeProbes } from "../../resolve/go/probe-types.ts";
import type { Files } from "../../source/files.ts";
import { folderOf } from "../../source/path.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { lexFile } from "../../syntax/c/lexer.ts";
import { type CgoUse, findCgoUses } from "../../syntax/go/cgo-uses.ts";
import { explainMissingHeaders } from "../missing-headers.ts";

/** How the C of a package is read for one target; the same for all its files. */
export interface CSetting {
  readonly files: Files;
  readonly folder: string;
  /** The folder whose headers are the project's own. */
  readonly ownTree: string;
  /** Those of the package's options and those of the command line. */
  readonly includePaths: readonly string[];
  readonly defines: readonly MacroSetting[];
  readonly undefines: readonly string[];
  readonly flags: CompilerFlags;
  readonly target: Triple;
  readonly lookup: Lookup;
}

/** What the C of one Go file says on one target. */
export interface PreambleReading {
  readonly file: PackageFile;
  readonly preamble: SourceFile;
  readonly uses: readonly CgoUse[];
  readonly names: CNames;
  readonly contract: Contract;
  /** The types that Go names. */
  readonly typeOf: ReadonlyMap<string, Type>;
  /** Headers of the own tree that the preamble or an option includes itself. */
  readonly headers: readonly SourceFile[];
  /** The built-in standard headers that were read, by name. */
  readonly standardHeaders: ReadonlySet<string>;
  readonly gaps: readonly Gap[];
  readonly notes: readonly Note[];
  /** What its reading has cost: the tokens that are left of it behind the preprocessor. */
  readonly tokenCount: number;
}

/**
 * Reads the preamble of one file as a translation unit of its own, as cgo does.
 *
 * @param alsoNamed what else than this file names `typeOf` is asked for.
 */
export function readPreambleFile(
  file: PackageFile,
  preamble: SourceFile,
  setting: CSetting,
  alsoNamed: readonly string[] = [],
): PreambleReading {
  const files = withCgoFiles(setting.files, preamble);
  const forced = setting.flags.forced.map((header) => findForced(files, setting, header));
  const forcedPaths = forced.flatMap(({ path }) => path ?? []);
  const forcedFiles = forcedPaths.flatMap((path) => {
    const result = files.read(path);
    return result.ok ? [result.file] : [];
  });
  const asked = new Set<string>();
  const unit = preprocess({
    files,
    entries: [PROLOG.path, ...forcedPaths, preamble.path],
    includePaths: setting.includePaths,
    ownTree: setting.ownTree,
    defines: setting.defines,
    undefines: setting.undefines,
    predefined: (name) => {
      asked.add(name);
      return setting.lookup(name);
    },
  });
  const { declarations, gaps } = extractC(unit);
  const uses = findCgoUses(file);
  const names = collectCNames(declarations, unit, preamble);
  const probes = probeTypes(namedTypes(uses, alsoNamed), names, preamble);
  const resolved = resolveC([...declarations, ...probes], unit, {
    name: preamble.path,
    targets: [setting.target],
  });
  const { contract, typeOf } = takeProbes(resolved);
  // Last, because the unit gains gaps when the later stages expand macros.
  const doubts = doubtedMacros(setting, asked);
  const met = [...forced.flatMap(({ gap }) => gap ?? []), ...doubts, ...unit.gaps, ...gaps, ...resolved.gaps];
  return {
    ...{ file, preamble, uses, names, contract, typeOf },
    headers: [...forcedFiles, ...includedHeaders(files, setting, unit, preamble)],
    standardHeaders: unit.standardHeaders,
    gaps: explainMissingHeaders(setting.files, met, setting.flags),
    notes: unit.notes,
    tokenCount: unit.tokens.length,
  };
}

/** Options that may set a macro for which the text asks: which of its conditions hold is not known. */
function doubtedMacros({ flags }: CSetting, asked: ReadonlySet<string>): readonly Gap[] {
  return flags.doubts.flatMap(({ option, macros, span }): readonly Gap[] => {
    const name = [...asked].find((macro) => macros.test(macro));
    if (name === undefined) return [];
    const detail = `\`${option}\` may set \`${name}\`, for which the C asks; it is read as if the option were not there (give \`-D${name}=VALUE\` if it is set)`;
    return [{ reason: "directive", detail, span }];
  });
}

/** All names behind `C.`: those that are no types are left out later. */
function namedTypes(uses: readonly CgoUse[], alsoNamed: readonly string[]): ReadonlySet<string> {
  return new Set(["size_t", ...uses.map(({ name }) => name), ...alsoNamed]);
}

interface FoundHeader {
  readonly path: string | null;
  readonly gap: Gap | null;
}

function findForced(files: Files, setting: CSetting, { path, name, span }: ForcedHeader): FoundHeader {
  if (files.read(path).ok) return { path, gap: null };
  const place = { folder: setting.folder, searched: null, builtIn: false };
  const search = { files, includePaths: setting.includePaths, isPredefined: isPredefinedBy(setting) };
  const found = findHeader(search, { text: name, quoted: true }, place, false);
  if (found.kind === "found" && !found.place.builtIn) return { path: found.file.path, gap: null };
  const detail = `\`-include ${name}\` is found nowhere; \`--include-path DIR\` adds a folder to search in`;
  const missing = { name, searched: setting.includePaths, reasons: [] };
  return { path: null, gap: { reason: "include", detail, span, missing } };
}

function isPredefinedBy({ lookup }: CSetting): (macro: string) => boolean {
  return (macro) => lookup(macro) !== undefined;
}

/** What the `#include` lines of the preamble lead to, of the files that were read and are the project's own. */
function includedHeaders(
  files: Files,
  setting: CSetting,
  { ownFiles }: TranslationUnit,
  preamble: SourceFile,
): readonly SourceFile[] {
  const search = { files, includePaths: setting.includePaths, isPredefined: isPredefinedBy(setting) };
  const place = { folder: folderOf(preamble.path), searched: null, builtIn: false };
  const { tokens } = lexFile(preamble);
  const found = new Set<SourceFile>();
  for (const [index, token] of tokens.entries()) {
    const [hash, header] = [tokens[index - 1], tokens[index + 1]];
    if (token.text !== "include" || hash?.text !== "#" || !hash.startsLine || header === undefined) continue;
    const name = readHeaderName([header]);
    const result = name === null ? null : findHeader(search, name, place, false);
    if (result?.kind === "found" && !isCgoFile(result.file) && ownFiles.has(result.file))
      found.add(result.file);
  }
  return [...found];
}
