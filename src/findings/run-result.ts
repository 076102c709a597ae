import type { Gap } from "../idl/gap.ts";
import type { Compared, Finding, Verdict } from "./finding.ts";

/** One side of a comparison as the user named it. */
export interface SideInfo {
  /** As given on the command line. */
  readonly input: string;
  readonly version: string | null;
  /** The commit that a `git:` input resolved to, 40 hex digits; null for a work tree. */
  readonly revision: string | null;
}

export type Language = "c" | "rust" | "go" | "contract";

export interface SourceInfo {
  readonly language: Language;
  readonly input: string;
  readonly side: "baseline" | "current";
  /** Why a source that nobody named was taken; null for one that was named. */
  readonly why: string | null;
}

/** Everything that a reporter needs; nothing in it depends on the machine or the clock. */
export interface RunResult {
  readonly command: "diff" | "check";
  readonly sources: readonly SourceInfo[];
  /** Null where a `check` had nothing to compare the sources with. */
  readonly baseline: SideInfo | null;
  readonly current: SideInfo;
  /** Both sides are the same, byte for byte or item for item. */
  readonly identical: boolean;
  /** Null without a baseline. */
  readonly verdict: Verdict | null;
  /** The level from which a finding fails the run. */
  readonly failOn: "error" | "warning";
  readonly findings: readonly Finding[];
  /** How many further findings there are of rules that the configuration turned off. */
  readonly off: number;
  /** What was found and is no source, and why, as it is said. */
  readonly leftOut: readonly string[];
  /** Headers among these that name symbols of the sources, and that nothing was held against. */
  readonly unreadHeaders: number;
  readonly compared: Compared;
  /** With the side on which each was met. */
  readonly gaps: readonly (Gap & { readonly side: "baseline" | "current" })[];
  /** Gaps are warnings in this run. */
  readonly gapsAllowed: boolean;
}
