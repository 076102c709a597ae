import type { Span } from "../source/source-file.ts";

export const GAP_REASONS = [
  "syntax",
  "include",
  "directive",
  "macro",
  "unresolved-type",
  "conflict",
  "constant",
  "layout",
  "encoding",
  "limit",
  "recorded",
] as const;

/**
 * Why something was not understood: text that could not be parsed (`syntax`), an include found nowhere (`include`), a
 * directive such as `#error` (`directive`), a macro (`macro`), a type that is needed and unknown (`unresolved-type`),
 * two definitions that differ (`conflict`), a value that could not be computed (`constant`), a size that could not be
 * computed (`layout`), bytes that are no text (`encoding`), a bound that keeps hostile input harmless (`limit`), or a
 * gap that a contract file lists (`recorded`).
 */
export type GapReason = (typeof GAP_REASONS)[number];

/** Something that was not read, resolved, expanded or laid out. Gaps are counted, printed and fatal unless allowed. */
export interface Gap {
  readonly reason: GapReason;
  /** What was met and what it means for the reader, with the way out where there is one. */
  readonly detail: string;
  readonly span: Span;
  /** Of a `recorded` gap: what the contract file says of it, so that it can be written again as it was. */
  readonly recorded?: RecordedGap;
}

/** A gap as a contract file lists it; line and column count from 1. */
export interface RecordedGap {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly reason: GapReason;
  readonly detail: string;
}

/** Something worth saying that loses nothing, under the id of its rule. */
export interface Note {
  readonly rule: "header-not-self-contained";
  /** The name that the note is about. */
  readonly subject: string;
  readonly detail: string;
  readonly span: Span;
}
