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

/** Macros that options define or take away. */
export interface OptionMacros {
  readonly defines: readonly (readonly [name: string, value: string])[];
  readonly undefines: readonly string[];
}

/** Macros that an option defines (GCC: `-pthread` and `-fopenmp`; OpenMP 4.5). */
export function macrosOf(word: string): OptionMacros["defines"] {
  if (word === "-pthread" || word === "-pthreads") return [["_REENTRANT", "1"]];
  return /^-fopenmp(?:=|$)/.test(word) ? [["_OPENMP", "201511"]] : [];
}

/** The value of `__STDC_VERSION__` by the year of `-std` (GCC and clang); C89 has none. */
const STANDARDS: ReadonlyMap<string, string | null> = new Map([
  ...["89", "90", ":1990"].map((year) => [year, null] as const),
  [":199409", "199409L"],
  ...["99", "9x", ":1999", ":199x"].map((year) => [year, "199901L"] as const),
  ...["11", "1x", ":2011"].map((year) => [year, "201112L"] as const),
  ...["17", "18", ":2017", ":2018"].map((year) => [year, "201710L"] as const),
]);

/** Names that compilers predefine for a system and that are the program's own by the standard. */
const PLAIN_NAMES = ["linux", "unix", "i386", "WIN32", "WIN64", "WINNT"];

/** What the last `-std` or `-ansi` sets; where there is none nothing is otherwise than it is predefined (gnu17). */
export function macrosOfStandard(word: string | null): OptionMacros {
  if (word === null) return { defines: [], undefines: [] };
  const [, dialect = "c", year = "89"] = /^-std=(c|gnu|iso9899)(.*)$/.exec(word) ?? [];
  const version = STANDARDS.get(year);
  const isStrict = dialect !== "gnu";
  return {
    defines: [
      ...(version === undefined || version === null ? [] : [["__STDC_VERSION__", version] as const]),
      ...(isStrict ? [["__STRICT_ANSI__", "1"] as const] : []),
    ],
    undefines: [...(version === null ? ["__STDC_VERSION__"] : []), ...(isStrict ? PLAIN_NAMES : [])],
  };
}

/** What the last `-O` sets; the go command itself gives `-O2` (cmd/go, DefaultCFlags). */
export function macrosOfOptimization(word: string): OptionMacros {
  if (word === "-O0") return { defines: [], undefines: [] };
  const size = /^-O[sz]$/.test(word) ? [["__OPTIMIZE_SIZE__", "1"] as const] : [];
  return { defines: [["__OPTIMIZE__", "1"], ...size], undefines: ["__NO_INLINE__"] };
}

/** Options, and the macros that one of them may set or take away, by compiler, version and processor. */
const MAY_SET: readonly (readonly [option: RegExp, macros: RegExp])[] = [
  [
    /^-m(?:arch|cpu|tune|fpu|no-|s?sse|ssse|avx|fma|f16c|bmi|lzcnt|popcnt|aes|pclmul|cx16|crc32|sha|rdrnd|rdseed|adx|movbe|xsave|mmx|neon|vaes|vpclmulqdq|gfni|lse|thumb)/,
    /^__(?:AVX\w*|S?SSE\w*|FMA4?|FP_FAST_\w+|F16C|BMI2?|LZCNT|POPCNT|AES|PCLMUL|CRC32|SHA\w*|RDRND|RDSEED|ADX|MOVBE|XSAVE\w*|MMX\w*|VAES|VPCLMULQDQ|GFNI|XOP|TBM|ARM_\w+|thumb\w*|GCC_HAVE_SYNC_COMPARE_AND_SWAP_16|BIGGEST_ALIGNMENT|LAHF_SAHF|FSGSBASE|PRFCHW|CLFLUSHOPT|i\d86|k8|haswell|skylake\w*|core\w*|znver\d|tune_\w+)(?:__)?$/,
  ],
  [
    /^-(?:Ofast$|f(?:no-)?(?:\w+-)*(?:math|math-only|math-errno|math-optimizations|signed-zeros|trapping-math)$)/,
    /^__(?:FAST_MATH|FINITE_MATH_ONLY|ASSOCIATIVE_MATH|RECIPROCAL_MATH|NO_MATH_ERRNO|NO_SIGNED_ZEROS|NO_TRAPPING_MATH|(?:GCC|STDC)_IEC_\w+?)(?:__)?$/,
  ],
  [/^-f(?:no-)?(?:pic|pie)$/i, /^__(?:pic|pie)__$/i],
  [/^-f(?:no-)?sanitize/, /^__SANITIZE_\w+__$/],
  [/^-f(?:no-)?stack-protector/, /^__SSP\w*__$/],
  [/^-f(?:no-)?cf-protection/, /^__CET__$/],
  [/^-f(?:no-)?(?:exceptions|non-call-exceptions|asynchronous-unwind-tables)$/, /^__EXCEPTIONS$/],
  [/^-f(?:no-)?inline$/, /^__NO_INLINE__$/],
  [/^-ffreestanding$/, /^__STDC_HOSTED__$/],
  [/^-std=(?:c|gnu)(?:2\w)$/, /^__STDC_VERSION__$/],
  [/^-pg$/, /^__PROFILE__$/],
];

/** The macros that an option may set otherwise than they are taken to be; null for most options. */
export function mayBeSetBy(word: string): RegExp | null {
  return MAY_SET.find(([option]) => option.test(word))?.[1] ?? null;
}
