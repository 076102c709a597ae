/** What an option of GCC or clang that the preprocessor does not read means for a preamble. */
export type OptionEffect =
  /** It changes neither what is declared nor how it lies in memory. */
  | "none"
  /** It changes sizes, signs, names of symbols or how values are passed. */
  | "abi"
  /** It may change which text is read, or nobody knows. */
  | "unknown";

/** Options of GCC and clang that change sizes, signs, symbols or how values are passed. */
const CHANGES_ABI =
  /^-(?:f(?:no-)?(?:pack-struct|short-enums|short-wchar|short-double|unsigned-char|signed-char|ms-extensions|ms-compatibility|plan9-extensions|signed-bitfields|unsigned-bitfields|pcc-struct-return|reg-struct-return|leading-underscore|call-used-|call-saved-)|m(?:32|x32|16|ms-bitfields|no-ms-bitfields|long-double-|(?:no-)?regparm|abi|(?:no-)?sse-?reg|no-sse|no-80387|soft-float|hard-float|float-abi|(?:no-)?rtd|align-))/;

/** Options that only switch such a habit off where it is off. */
const KEEPS_ABI =
  /^-fno-(?:pack-struct|short-enums|short-wchar|ms-extensions|ms-compatibility|plan9-extensions)$/;

/** `-f` options that change what text is read, or run somebody's code. */
const READS_OTHERWISE =
  /^-f(?:plugin|input-charset|preprocessed|directives-only|gnuc-version|modules|module-|include-|declare-|define-|pass-plugin|ms-)/;

/**
 * Options that leave declarations and layout alone (GCC manual, chapter 3; clang command line reference): warnings,
 * diagnostics, debug information, optimisation, code generation for a processor's extensions, the language's year,
 * what only the linker reads.
 */
const HARMLESS: readonly RegExp[] = [
  /^-W(?![ap],)/,
  /^-(?:w|v|H|c|s|p|pg|pipe|ansi|pthread|pthreads|mthreads|pie|no-pie|static|static-libgcc|shared|rdynamic|nostdlib|nodefaultlibs|nostartfiles)$/,
  /^-pedantic(?:-errors)?$/,
  /^-g(?:$|\d$|gdb\d?$|dwarf|split-dwarf|line-tables-only$|no-|z|column-info$|codeview$|strict-dwarf$|record-)/,
  /^-O(?:$|[0-3sgz]$|fast$)/,
  /^-std=(?:c|gnu|iso9899:)\w+$/,
  /^-f/,
  /^-m(?:64|arch=|tune=|cpu=|fpu=|cmodel=|fpmath=|(?:no-)?(?:s?sse[\d.]*a?|ssse3|avx\w*|fma4?|f16c|bmi2?|lzcnt|popcnt|aes|pclmul|cx16|crc32\w*|sha|rdrnd|rdseed|adx|movbe|xsave\w*|mmx|neon|red-zone|vzeroupper|vaes|vpclmulqdq|gfni|omit-leaf-frame-pointer|outline-atomics|relax|lse|thumb)$|(?:macosx|macos|ios|iphoneos|ios-simulator)-version-min=|stackrealign$|windows$|console$|no-stack-arg-probe$|branch-protection=)/,
  /^-[lL]./,
  /^-(?:Q|fdiagnostics|no-canonical-prefixes)/,
  /^-M(?:$|M$|D$|MD$|P$|G$)/,
];

/** Options whose operand is the next word, and what they mean. */
const WITH_NEXT: ReadonlyMap<string, OptionEffect> = new Map([
  ["-arch", "none"],
  ["-framework", "none"],
  ["-Xlinker", "none"],
  ["-L", "none"],
  ["-l", "none"],
  ["-MF", "none"],
  ["-MT", "none"],
  ["-MQ", "none"],
  ["-o", "none"],
  ["-isysroot", "unknown"],
  ["--sysroot", "unknown"],
  ["-target", "unknown"],
  ["-F", "unknown"],
  ["-B", "unknown"],
  ["-iframework", "unknown"],
  ["-iprefix", "unknown"],
  ["-iwithprefix", "unknown"],
  ["-iwithprefixbefore", "unknown"],
  ["-imultilib", "unknown"],
  ["-ivfsoverlay", "unknown"],
  ["-include-pch", "unknown"],
  ["-isystem-after", "unknown"],
  ["-Xpreprocessor", "unknown"],
  ["-Xassembler", "unknown"],
  ["-Xclang", "unknown"],
  ["--define-macro", "unknown"],
  ["--undefine-macro", "unknown"],
  ["--include", "unknown"],
  ["--include-directory", "unknown"],
]);

export interface ReadOption {
  readonly effect: OptionEffect;
  /** Whether the word behind it is its operand. */
  readonly takesNext: boolean;
}

/** What an option means of which neither folders nor macros are read; what no table knows is unknown. */
export function effectOf(word: string): ReadOption {
  const withNext = WITH_NEXT.get(word);
  if (withNext !== undefined) return { effect: withNext, takesNext: true };
  const plain = (effect: OptionEffect): ReadOption => ({ effect, takesNext: false });
  if (KEEPS_ABI.test(word)) return plain("none");
  if (CHANGES_ABI.test(word)) return plain("abi");
  if (READS_OTHERWISE.test(word)) return plain("unknown");
  return plain(HARMLESS.some((known) => known.test(word)) ? "none" : "unknown");
}

/** Macros that an option defines (GCC: `-pthread` and `-fopenmp`; OpenMP 4.5). */
export function macrosOf(word: string): readonly (readonly [name: string, value: string])[] {
  if (word === "-pthread" || word === "-pthreads") return [["_REENTRANT", "1"]];
  return /^-fopenmp(?:=|$)/.test(word) ? [["_OPENMP", "201511"]] : [];
}
