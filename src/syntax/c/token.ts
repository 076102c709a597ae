import type { Span } from "../../source/source-file.ts";

export type TokenKind = "identifier" | "number" | "string" | "character" | "punctuator" | "other";

/**
 * A C preprocessing token (C17 6.4). `span` is where it stands in the text that people wrote: for a token that came
 * out of a macro, the place of the outermost use of that macro.
 */
export interface Token {
  readonly kind: TokenKind;
  /** As spelled, line splices removed. */
  readonly text: string;
  readonly span: Span;
  /** The outermost macro whose expansion produced it. */
  readonly macro?: string;
  /** White space stands before it (C17 6.10.3p1 tells `F(x)` from `F (x)` in a definition by it). */
  readonly spaced: boolean;
  /** First token of its line. */
  readonly startsLine: boolean;
}
