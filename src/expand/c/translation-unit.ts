import type { Gap, Note } from "../../idl/gap.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";
import type { Token } from "../../syntax/c/token.ts";

/** A macro as it stands at the end of the translation unit. */
export interface Macro {
  readonly name: string;
  /** Absent on an object-like macro. */
  readonly params?: readonly string[];
  readonly variadic: boolean;
  readonly body: readonly Token[];
  readonly span: Span;
}

/** A pragma that changes layout, in front of the token with index `at`: the packing in force from there on. */
export interface Packing {
  readonly at: number;
  /** In bytes; null is the default. */
  readonly value: number | null;
}

/**
 * `#pragma GCC visibility`, in front of the token with index `at`: whether symbols that are declared from there on are
 * kept inside the library; null is the compiler's default.
 */
export interface Visibility {
  readonly at: number;
  readonly value: "hidden" | "visible" | null;
}

/** A comment that stands directly above or behind a declaration; text without the comment signs. */
export interface Comment {
  readonly span: Span;
  readonly text: string;
}

/** What the preprocessor makes of one set of headers for one target. */
export interface TranslationUnit {
  readonly tokens: readonly Token[];
  readonly packings: readonly Packing[];
  readonly visibilities: readonly Visibility[];
  /** All macros that are defined at the end, by name: not the predefined ones. */
  readonly macros: ReadonlyMap<string, Macro>;
  readonly comments: readonly Comment[];
  /** The files whose declarations and macros belong to the contract: inputs, and what they include of their own tree. */
  readonly ownFiles: ReadonlySet<SourceFile>;
  /** Names of the built-in standard headers that were read, their parts (`__ffi_...`) included. */
  readonly standardHeaders: ReadonlySet<string>;
  /**
   * Expands tokens as the end of the unit sees them, so that a macro's value can be computed. `__LINE__` and its kin
   * stay as they are: what depends on the place of a use is no value of the macro.
   */
  readonly expand: (tokens: readonly Token[]) => readonly Token[];
  /** The same for the body of a function-like macro that nobody calls: what cannot be expanded in it loses nothing. */
  readonly expandUncalled: (tokens: readonly Token[]) => readonly Token[];
  /** A predefined macro's text for this target, e.g. `__SIZEOF_LONG__`; recorded as tested, like an `#if` would. */
  readonly predefined: (name: string) => string | undefined;
  readonly gaps: readonly Gap[];
  readonly notes: readonly Note[];
}
