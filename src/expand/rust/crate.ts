import type { Gap } from "../../idl/gap.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { RustItem } from "../../syntax/rust/item.ts";

/**
 * A module with what is left of it for one target and one set of features: items, fields, variants, parameters and
 * attributes whose conditions do not hold are gone, `cfg_attr` is replaced by what it stands for, and `mod` items are
 * in `modules`.
 */
export interface RustModule {
  /** From the crate's root, which is empty. */
  readonly path: readonly string[];
  readonly file: SourceFile;
  /** Without modules; the items of function bodies are in `blocks`. */
  readonly items: readonly RustItem[];
  readonly modules: ReadonlyMap<string, RustModule>;
  /** Bodies of functions that hold items: names not found in them are looked up in this module. */
  readonly blocks: readonly RustModule[];
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
  /** Features that a condition asked for: those that are on and those that are off, sorted. */
  readonly askedFeatures: { readonly on: readonly string[]; readonly off: readonly string[] };
  /** All files that were read, the manifest first. */
  readonly files: readonly SourceFile[];
  readonly gaps: readonly Gap[];
}
