import type { MacroSetting } from "../../expand/c/preprocess.ts";
import type { FeatureRequest } from "../../expand/rust/features.ts";
import type { Levels } from "../../findings/levels.ts";
import type { Waiver } from "../../findings/waiver.ts";
import type { Language, Tier } from "../../generate/generated-file.ts";
import type { Triple } from "../../idl/target.ts";
import type { Span } from "../../source/source-file.ts";

/** A path that the configuration names: relative to the tree's root, normalized, the root itself empty. */
export interface ConfiguredPath {
  readonly path: string;
  /** As the file spells it. */
  readonly text: string;
  readonly span: Span;
}

/** A crate's folder or one Rust file. */
export interface ConfiguredRust {
  readonly kind: "rust";
  readonly path: ConfiguredPath;
  readonly choice: FeatureRequest;
  /** Further `cfg` options that are set: `name`, `name="value"`; `not(...)` of one that is not. */
  readonly cfg: readonly string[];
  readonly span: Span;
}

/** Headers, or folders of headers, that make one contract. */
export interface ConfiguredHeaders {
  readonly kind: "c";
  readonly paths: readonly ConfiguredPath[];
  readonly includePaths: readonly ConfiguredPath[];
  readonly defines: readonly MacroSetting[];
  readonly undefines: readonly string[];
  readonly span: Span;
}

/** Folders of Go packages. */
export interface ConfiguredGo {
  readonly kind: "go";
  readonly paths: readonly ConfiguredPath[];
  readonly tags: readonly string[];
  readonly span: Span;
}

export type ConfiguredSource = ConfiguredRust | ConfiguredHeaders | ConfiguredGo;

export interface ConfiguredLibrary {
  readonly name: string;
  /** The committed contract file, which mirrors the sources. */
  readonly contract: ConfiguredPath | null;
  /** The contract of the last release: the baseline. */
  readonly released: ConfiguredPath | null;
  /** Meaning stated by hand; nothing reads it yet. */
  readonly meaning: ConfiguredPath | null;
  /** At least one. */
  readonly sources: readonly ConfiguredSource[];
  readonly span: Span;
}

/** A bridge that is written to the project. */
export interface ConfiguredBridge {
  readonly bridge: ConfiguredPath;
  /** Null for the bridge file's folder. */
  readonly out: ConfiguredPath | null;
  /** At least one. */
  readonly languages: readonly Language[];
  readonly tier: Tier;
  readonly templates: ConfiguredPath | null;
}

export interface ConfiguredCheck {
  readonly failOn: "error" | "warning";
  readonly rules: Levels;
  readonly waivers: readonly Waiver[];
}

/** What `ffi-contract.yaml` says. */
export interface Configuration {
  /** Empty where the file names none: then they are found as without a file. */
  readonly libraries: readonly ConfiguredLibrary[];
  /** Sorted; null where the file names none. */
  readonly targets: readonly Triple[] | null;
  readonly check: ConfiguredCheck;
  readonly bridges: readonly ConfiguredBridge[];
  /** The first entry of `gen` that starts from code and not from a bridge, which is not built yet. */
  readonly codeFirst: Span | null;
}
