import { type Span, spanKey } from "../source/source-file.ts";
import { describeReason, type MissingHeader } from "./missing-header.ts";
import type { Triple } from "./target.ts";

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
  "module",
  "condition",
  "recorded",
] as const;

/**
 * Why something was not understood: text that could not be parsed (`syntax`), an include found nowhere (`include`), a
 * directive such as `#error` (`directive`), a macro (`macro`), a type that is needed and unknown (`unresolved-type`),
 * two definitions that differ (`conflict`), a value that could not be computed (`constant`), a size that could not be
 * computed (`layout`), bytes that are no text (`encoding`), a bound that keeps hostile input harmless (`limit`), a
 * Rust module without a file (`module`), a condition that hides something and cannot be decided (`condition`), or a gap
 * that a contract file lists (`recorded`).
 */
export type GapReason = (typeof GAP_REASONS)[number];

/** Gaps of one stage that are told one by one; hostile input would give millions. */
export const MOST_GAPS = 10_000;
/** In UTF-16 units; the sentences themselves are a few hundred long. */
const LONGEST_DETAIL = 1_000;

/** The detail as it is told: a name in it may be as long as the file. */
export function clipDetail(detail: string): string {
  return detail.length <= LONGEST_DETAIL ? detail : `${detail.slice(0, LONGEST_DETAIL)}...`;
}

/** Adds a gap to those of a stage; of those above the bound only the first is told, as a `limit`. */
export function pushGap(gaps: Gap[], gap: Gap): void {
  if (gaps.length > MOST_GAPS) return;
  const detail = `there are more than ${MOST_GAPS} gaps; the others are not told`;
  if (gaps.length < MOST_GAPS) gaps.push({ ...gap, detail: clipDetail(gap.detail) });
  else gaps.push({ reason: "limit", detail, span: gap.span });
}

/** Something that was not read, resolved, expanded or laid out. Gaps are counted, printed and fatal unless allowed. */
export interface Gap {
  readonly reason: GapReason;
  /** What was met and what it means for the reader, with the way out where there is one; `describeGap` tells the rest. */
  readonly detail: string;
  readonly span: Span;
  /** Of an `include` gap: the header, if it is found nowhere. */
  readonly missing?: MissingHeader;
  /** The targets on which it was met, sorted, where these are not all of the run. */
  readonly targets?: readonly Triple[];
  /** Of a `recorded` gap: what the contract file says of it, so that it can be written again as it was. */
  readonly recorded?: RecordedGap;
}

/** All that is known of a gap, as every report and contract file tells it. */
export function describeGap({ detail, missing, targets }: Gap): string {
  const told = [detail, ...(missing?.reasons ?? []).map(describeReason)].join("; ");
  return targets === undefined ? told : `${told} (on ${targets.join(", ")})`;
}

/** A text that gaps which say the same of one place share, and no others. */
export function gapKey(gap: Gap): string {
  return `${spanKey(gap.span)}\0${gap.reason}\0${describeGap(gap)}`;
}

/** A gap as a contract file lists it; line and column count from 1. */
export interface RecordedGap {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly reason: GapReason;
  readonly detail: string;
}

/** Something worth saying of one source that loses nothing, under the id of its rule. */
export interface Note {
  readonly rule:
    | "header-not-self-contained"
    | "type-not-ffi-safe"
    | "extern-c-missing"
    | "annotation-invalid";
  /** The name that the note is about. */
  readonly subject: string;
  readonly detail: string;
  readonly span: Span;
}
