import type { Gap } from "../../idl/gap.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import type { Attribute, RustItem, RustUse } from "../../syntax/rust/item.ts";

/**
 * A module with what is left of it for one target and one set of features: items, fields, variants, parameters and
 * attributes whose conditions do not hold are gone, `cfg_attr` is replaced by what it stands for, and `mod` items are
 * in `modules`.
 */
export interface RustModule {
  /**
   * Names of items that an unknown option hides, or would hide, as `type NAME` and `value NAME`, and `of impl NAME` of what hidden
   * implementations name: a look-up that meets one may mean that.
   */
  readonly hidden: ReadonlyMap<string, HiddenItem>;
  /** Globs that unknown options hide: what they bring is uncertain, and so is what it would shadow. */
  readonly hiddenGlobs: readonly HiddenGlob[];
  /** Names that a macro may make which is not read, with the keys of `hidden`: they would shadow globs and the prelude. */
  readonly made: ReadonlyMap<string, MadeName>;
  /** Of its `mod` item; none of the root and of bodies. */
  readonly attributes: readonly Attribute[];
  /** From the crate's root, which is empty. */
  readonly path: readonly string[];
  readonly file: SourceFile;
  /** Without modules; the items of function bodies are in `blocks`. */
  readonly items: readonly RustItem[];
  readonly modules: ReadonlyMap<string, RustModule>;
  /** Bodies and blocks that hold items: names not found in them are looked up in this module. */
  readonly blocks: readonly RustModule[];
}

/** Something that would be there, or would not, if options were set of which nothing is known. */
export interface HiddenItem {
  readonly by: "options";
  /** The options would take it away. */
  readonly isThere: boolean;
  readonly name: string;
  readonly options: readonly string[];
  readonly span: Span;
}

/** `use a::*` that would be there if options were set of which nothing is known. */
export interface HiddenGlob {
  readonly by: "glob";
  readonly leaf: RustUse["leaves"][number] & { readonly isPrivate: boolean };
  readonly options: readonly string[];
  readonly span: Span;
}

/** Something that may be there if a macro makes it, and if the options are set that hide its call. */
export interface MadeName {
  readonly by: "macro";
  readonly name: string;
  /** As the call spells its path. */
  readonly macro: string;
  readonly options: readonly string[];
  readonly span: Span;
}

export interface RustCrate {
  /** The library's name as paths spell it, with `_`. */
  readonly name: string;
  /** Of Cargo.toml. */
  readonly version: string | null;
  readonly edition: string;
  /** `cdylib`, `staticlib`, `lib`, ... as Cargo.toml lists them; empty without one. */
  readonly crateTypes: readonly string[];
  readonly root: RustModule;
  /** Other crates by the name that paths begin with. */
  readonly dependencies: ReadonlySet<string>;
  /**
   * Of names in `dependencies` that stand for another crate than the one that is known by that name, what crate that
   * is: `libc = { package = "notlibc" }`, or one from a folder or a repository.
   */
  readonly renamed: ReadonlyMap<string, string>;
  /**
   * As `renamed`, of all dependencies: those that are no crate of that name from the registry, as they come from a folder
   * or a repository or have another name there.
   */
  readonly origins: ReadonlyMap<string, string>;
  /** Features that a condition asked for: those that are on and those that are off, sorted. */
  readonly askedFeatures: { readonly on: readonly string[]; readonly off: readonly string[] };
  /** All files that were read, the manifest first. */
  readonly files: readonly SourceFile[];
  readonly gaps: readonly Gap[];
}
