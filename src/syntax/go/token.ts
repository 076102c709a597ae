export type GoTokenKind =
  | "identifier"
  | "keyword"
  | "number"
  | "string"
  | "rune"
  | "operator"
  /** Written, or put in at the end of a line (Go specification, Semicolons): its text is then a line break. */
  | "semicolon"
  /** A character that begins no token, or a literal that is not closed. */
  | "unknown";

/** A token of Go; offsets are UTF-16 code units of its file, half open. */
export interface GoToken {
  readonly kind: GoTokenKind;
  /** As spelled. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A comment with its signs: `//` up to the end of its line, or from slash and star to star and slash. */
export interface GoComment {
  readonly start: number;
  readonly end: number;
}
