import type { Span } from "../../source/source-file.ts";

export type RustTokenKind =
  | "identifier"
  | "lifetime"
  | "integer"
  | "float"
  | "string"
  | "byte-string"
  | "c-string"
  | "character"
  | "byte"
  /** One punctuation character. */
  | "punctuation"
  /** `(`, `[` or `{`. */
  | "open"
  | "close";

/** A token of Rust (Reference, "Tokens"). White space and comments that are no documentation are left out. */
export interface RustToken {
  readonly kind: RustTokenKind;
  /** As spelled; of a raw identifier without its `r#`. */
  readonly text: string;
  readonly span: Span;
  /** No white space stands between this and the next token, so that two punctuation characters may be one operator. */
  readonly joined: boolean;
  /** What a string, byte string, character or byte literal means, escapes resolved; of other tokens nothing. */
  readonly value?: string;
  /** Spelled with `r#`, so that it is a name even where its text is a keyword's. */
  readonly raw?: true;
}
