import type { MacroSetting } from "../expand/c/preprocess.ts";
import type { UnsetTags } from "../expand/go/unset-tags.ts";
import type { CallSite } from "../idl/call-site.ts";
import type { Contract } from "../idl/contract.ts";
import type { Gap, Note } from "../idl/gap.ts";
import type { Mirror } from "../idl/mirror.ts";
import type { Triple } from "../idl/target.ts";
import type { LoweredBridge } from "../lower/lowered.ts";
import type { SourceFile } from "../source/source-file.ts";

/** What was read of one input. */
export interface Extraction {
  readonly contract: Contract;
  /** What was not understood; also in the contract. */
  readonly gaps: readonly Gap[];
  /** The targets on which reading left no gap. */
  readonly gaplessTargets: readonly Triple[];
  readonly notes: readonly Note[];
  /** Of a bridge file: what the contract follows from. */
  readonly bridge?: LoweredBridge;
}

/** What was read of a crate: `functions` are what it exports, `requires` what its `extern` blocks declare. */
export interface RustExtraction extends Extraction {
  /** What further `extern` blocks declare otherwise, under `requires`, with the types that it is made of. */
  readonly furtherRequires: readonly Contract[];
  readonly version: string | null;
  readonly crateTypes: readonly string[];
  /** The symbols of each `extern` block, on whatever target: those of one block mostly come from one library. */
  readonly externBlocks: readonly (readonly string[])[];
  readonly askedFeatures: { readonly on: readonly string[]; readonly off: readonly string[] };
  readonly files: readonly SourceFile[];
  /**
   * Whether something that was not read may define symbols (a macro, a module without a file): then nothing can be
   * called undefined.
   */
  readonly mayDefineMore: boolean;
}

/** How a Go package reads a header of its own tree. */
export interface IncludedHeader {
  /** Its path in the package's `files`. */
  readonly path: string;
  readonly includePaths: readonly string[];
  readonly defines: readonly MacroSetting[];
  /** Where it is read so. */
  readonly targets: readonly Triple[];
  /** Where it is included. */
  readonly from: SourceFile;
}

/**
 * What was read of a Go package. `contract` is what `extract` prints: what it exports, with what it calls under
 * `requires`; of a package that exports nothing, what it declares and calls.
 */
export interface GoExtraction extends Extraction {
  /** The `//export` functions, with the C signatures that cgo gives them. */
  readonly exports: Contract;
  /**
   * What its preambles declare in the Go files themselves, not in headers, with the types that are reached: the first
   * declaration of each name, then, for each preamble that contradicts those before it, what it declares otherwise.
   */
  readonly declares: readonly Contract[];
  /** All that its preambles see, headers included: what calls are held against. */
  readonly sees: Contract;
  readonly calls: readonly CallSite[];
  /** Go structs that are cast to C structs or from them, by group of targets. */
  readonly mirrors: readonly Mirror[];
  readonly headers: readonly IncludedHeader[];
  /** Functions and variables that its preambles define, with symbols of their own: none of them is undefined. */
  readonly definedInPreambles: ReadonlySet<string>;
  /** Whether sources of other languages are built with the package (`.c`, `.s`, ...), which may define symbols. */
  readonly mayDefineMore: boolean;
  readonly files: readonly SourceFile[];
  /** Its C that was not read because a build tag is not set. */
  readonly unsetTags: readonly UnsetTags[];
}
