import { type Gap, pushGap } from "../../idl/gap.ts";
import { resolvePath } from "../../source/path.ts";
import type { Span } from "../../source/source-file.ts";
import { lexFile } from "../../syntax/c/lexer.ts";
import type { MacroSetting } from "../c/preprocess.ts";
import { isMalformed, readDefine } from "../c/read-define.ts";
import { type CgoDirective, directiveHolds } from "./cgo-directives.ts";
import {
  effectOf,
  macrosOf,
  macrosOfOptimization,
  macrosOfStandard,
  mayBeSetBy,
  type OptionMacros,
} from "./compiler-options.ts";
import type { TagHolds } from "./target-tags.ts";

/** A header that `-include` names. */
export interface ForcedHeader {
  /** Where the compiler looks first, from the package's folder. */
  readonly path: string;
  readonly name: string;
  readonly span: Span;
}

/** An option, and the macros that it may set otherwise than they are taken to be. */
export interface MacroDoubt {
  readonly option: string;
  readonly macros: RegExp;
  readonly span: Span;
}

/** What the options of a package's `#cgo` lines say to the preprocessor; the same for all its files, as cgo has it. */
export interface CompilerFlags {
  /** Paths in `Files`, in the order in which they are searched. */
  readonly includePaths: readonly string[];
  readonly defines: readonly MacroSetting[];
  readonly undefines: readonly string[];
  readonly forced: readonly ForcedHeader[];
  /** What the compiler itself defines otherwise than it is predefined for a target. */
  readonly compilersMacros: OptionMacros;
  /** Options that may set macros which are not followed. */
  readonly doubts: readonly MacroDoubt[];
  /** Where pkg-config would be asked for more options. */
  readonly pkgConfig: readonly Span[];
  readonly gaps: readonly Gap[];
}

interface Reading {
  readonly folder: string;
  readonly paths: {
    readonly quote: string[];
    readonly plain: string[];
    readonly system: string[];
    readonly after: string[];
  };
  readonly defines: Map<string, string>;
  readonly undefines: Set<string>;
  readonly forced: ForcedHeader[];
  readonly doubts: MacroDoubt[];
  /** The last `-std` or `-ansi`, and the last `-O`: each takes back what one before it said. */
  standard: string | null;
  optimization: string;
  readonly gaps: Gap[];
}

/** Options that are followed by their operand, in one word or two; the longer come first. */
const WITH_OPERAND = [
  "-isystem",
  "-iquote",
  "-idirafter",
  "-include",
  "-imacros",
  "-I",
  "-D",
  "-U",
  "-x",
] as const;
type OperandOption = (typeof WITH_OPERAND)[number];

/**
 * Reads the `CPPFLAGS` and then the `CFLAGS` that hold for a target, of all files of the package.
 *
 * @param folder the package's, which `${SRCDIR}` stands for and relative folders begin at.
 */
export function readCompilerFlags(
  directives: readonly CgoDirective[],
  holds: TagHolds,
  folder: string,
): CompilerFlags {
  const reading: Reading = {
    folder,
    paths: { quote: [], plain: [], system: [], after: [] },
    defines: new Map(),
    undefines: new Set(),
    forced: [],
    doubts: [],
    standard: null,
    optimization: "-O2",
    gaps: [],
  };
  for (const verb of ["CPPFLAGS", "CFLAGS"] as const) {
    for (const directive of directives) {
      if (directive.verb === verb && directiveHolds(directive, holds)) readArguments(reading, directive);
    }
  }
  const { paths, defines, undefines, forced, doubts, gaps } = reading;
  // GCC manual, 3.16: a folder that is a system folder too is searched as one.
  const last = [...paths.system, ...paths.after];
  const plain = paths.plain.filter((folder) => !last.includes(folder));
  const asking = directives.filter(({ verb }) => verb === "pkg-config");
  return {
    includePaths: [...new Set([...paths.quote, ...plain, ...last])],
    defines: [...defines].map(([name, value]) => ({ name, value })),
    undefines: [...undefines],
    forced,
    doubts,
    compilersMacros: compilersMacros(reading),
    pkgConfig: asking.filter((directive) => directiveHolds(directive, holds)).map(({ span }) => span),
    gaps,
  };
}

/** What the compiler defines by its year and its optimisation; what `-D` and `-U` say goes before. */
function compilersMacros({ defines, undefines, standard, optimization }: Reading): OptionMacros {
  const isSaid = (name: string): boolean => defines.has(name) || undefines.has(name);
  const all = [macrosOfStandard(standard), macrosOfOptimization(optimization)];
  return {
    defines: all.flatMap((macros) => macros.defines).filter(([name]) => !isSaid(name)),
    undefines: all.flatMap((macros) => macros.undefines).filter((name) => !isSaid(name)),
  };
}

function readArguments(reading: Reading, { arguments: given, span }: CgoDirective): void {
  for (let index = 0; index < given.length; index += 1) {
    const word = given[index] ?? "";
    const option = WITH_OPERAND.find((known) => word.startsWith(known));
    if (option === undefined || effectOf(word).takesNext) {
      if (readOther(reading, word, span)) index += 1;
      continue;
    }
    const isJoined = word.length > option.length;
    const operand = isJoined ? word.slice(option.length) : given[index + 1];
    if (!isJoined) index += 1;
    if (operand === undefined) report(reading, `nothing stands behind \`${option}\``, span);
    else readOption(reading, option, operand, span);
  }
}

function report({ gaps }: Reading, detail: string, span: Span): void {
  pushGap(gaps, { reason: "directive", detail, span });
}

/** Tells of an option that may change what is declared; true if the next word is its operand. */
function readOther(reading: Reading, word: string, span: Span): boolean {
  const { effect, takesNext } = effectOf(word);
  for (const [name, value] of macrosOf(word)) reading.defines.set(name, value);
  if (/^-(?:std=|ansi$)/.test(word)) reading.standard = word;
  if (/^-O/.test(word)) reading.optimization = word;
  const macros = mayBeSetBy(word);
  if (macros !== null) reading.doubts.push({ option: word, macros, span });
  if (effect === "abi") {
    const detail = `\`${word}\` changes how types lie in memory, which is not followed`;
    pushGap(reading.gaps, { reason: "layout", detail, span });
  } else if (word.startsWith("@")) report(reading, `the options in \`${word}\` are not read`, span);
  else if (effect === "unknown") {
    report(reading, `\`${word}\` is not followed, and may change what the preamble declares`, span);
  }
  return takesNext;
}

function readOption(reading: Reading, option: OperandOption, operand: string, span: Span): void {
  const { paths, undefines, defines, folder } = reading;
  switch (option) {
    case "-I":
      paths.plain.push(pathIn(folder, operand));
      return;
    case "-iquote":
      paths.quote.push(pathIn(folder, operand));
      return;
    case "-isystem":
      paths.system.push(pathIn(folder, operand));
      return;
    case "-idirafter":
      paths.after.push(pathIn(folder, operand));
      return;
    case "-include":
      reading.forced.push({ path: pathIn(folder, operand), name: operand, span });
      return;
    case "-imacros":
      report(reading, `the macros of \`${operand}\` are not read, as \`-imacros\` asks`, span);
      return;
    case "-D":
      readDefineOption(reading, operand, span);
      return;
    case "-U":
      defines.delete(operand);
      undefines.add(operand);
      return;
    case "-x":
      if (operand !== "c") report(reading, `a preamble in \`${operand}\` is not read, only C is`, span);
  }
}

/** What a relative path begins at and `${SRCDIR}` stands for is the package's folder. */
function pathIn(folder: string, operand: string): string {
  return operand.search(SRCDIR) !== -1
    ? resolvePath("", expandFolder(folder, operand))
    : resolvePath(folder, operand);
}

/** `${SRCDIR}` in an option. */
const SRCDIR = /\$\{SRCDIR\}/g;

function expandFolder(folder: string, text: string): string {
  return text.replace(SRCDIR, () => (folder === "" ? "." : folder));
}

/** `NAME`, which is 1, or `NAME=VALUE`. */
function readDefineOption(reading: Reading, operand: string, span: Span): void {
  const equals = operand.indexOf("=");
  const name = equals === -1 ? operand : operand.slice(0, equals);
  const value = equals === -1 ? "1" : expandFolder(reading.folder, operand.slice(equals + 1));
  const line = { path: "<defines>", text: `${name} ${value}` };
  const isPlain = /^[A-Za-z_]\w*(\([^()]*\))?$/.test(name) && !/[\r\n]/.test(value);
  if (!isPlain || isMalformed(readDefine(lexFile(line).tokens))) {
    report(reading, `\`-D${operand}\` defines no macro`, span);
    return;
  }
  reading.undefines.delete(name);
  reading.defines.set(name, value);
}
