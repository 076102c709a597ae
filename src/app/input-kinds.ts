import type { MacroSetting } from "../expand/c/preprocess.ts";
import type { FeatureRequest } from "../expand/rust/features.ts";
import type { Gap } from "../idl/gap.ts";
import type { Files } from "../source/files.ts";
import type { SourceFile } from "../source/source-file.ts";

/** What every input has. */
export interface Opened {
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

/** A crate, or one file of Rust with the modules that it names. */
export interface RustInput extends Opened {
  readonly kind: "rust";
  readonly files: Files;
  /** Path of its Cargo.toml in `files`; null for a single file. */
  readonly manifest: string | null;
  /** The crate's root file where there is no manifest; else null: the manifest says. */
  readonly root: string | null;
  readonly choice: FeatureRequest;
  /** Further `cfg` options that are set, as `rustc --cfg` takes them, or `not(...)` of those that are not. */
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

/** A source that is to be read, and why it was taken; null for one that was named. */
export interface PlannedSource {
  readonly input: RustInput | GoInput | HeaderInput;
  readonly why: string | null;
  /** Macros of this source alone. */
  readonly defines: readonly MacroSetting[];
  readonly undefines: readonly string[];
}

/** Where headers may be found that a project's other sources lead to. */
export interface HeaderPlan {
  readonly files: Files;
  /** Headers that count if they declare what another source defines. */
  readonly candidates: readonly string[];
  /** Headers of C++ and parts of headers, which are not read for themselves. */
  readonly others: readonly string[];
  /** Headers of a tree of which somebody named the sources. */
  readonly unnamed: readonly string[];
  /** Searched behind the paths of the package that includes a header. */
  readonly includePaths: readonly string[];
  /** How a path of `files` is named as an input. */
  readonly textOf: (place: string) => string;
  readonly ref: string | null;
  readonly revision: string | null;
}

/** The sources of one project at one place and time, before any is read. */
export interface SourcePlan {
  readonly sources: readonly PlannedSource[];
  readonly headers: HeaderPlan;
  /** Names of symbols that the text of crates and packages shows as defined. */
  readonly defined: ReadonlySet<string>;
  /** Names in the `extern` blocks of crates that define nothing: headers that have them count as well. */
  readonly required: ReadonlySet<string>;
  /** Sources in C, C++ and assembler, which are not read but may define symbols. */
  readonly native: readonly string[];
  /** What was left out before anything is read, and why, as it is said: folders and crates. */
  readonly leftOut: readonly string[];
  /** Files that may be sources or headers and could not be looked into. */
  readonly unread: readonly Gap[];
}

/** Several sources of one library, which make one contract. */
export interface ProjectInput extends Opened {
  readonly kind: "project";
  readonly plan: SourcePlan;
}

export type Input = HeaderInput | ContractInput | RustInput | GoInput | ProjectInput;

/** What is read together with others as one project. */
export type SourceInput = RustInput | GoInput | HeaderInput;
