import type { Subject } from "../compare/pair.ts";
import type { Triple } from "../idl/target.ts";
import type { Span } from "../source/source-file.ts";
import type { SlotValue } from "./rule.ts";
import type { Breakage, Bump, Level } from "./severity.ts";

export type FindingData = Readonly<Record<string, SlotValue>>;

/** The numbers of one rule and subject on the targets where they are the same. */
export interface TargetGroup {
  readonly targets: readonly Triple[];
  readonly data: FindingData;
  readonly message: string;
}

/**
 * What a finding is about: two versions (`compatibility`), two sides of one version (`agreement`), one side alone
 * (`hygiene`), or the files and numbers around them (`keeping-house`).
 */
export type Family = "compatibility" | "agreement" | "hygiene" | "keeping-house";

/** What the subject is reached through. */
export interface Affected {
  /** Functions and statics through which consumers meet the subject, sorted. */
  readonly symbols: readonly string[];
  /** Where Go code calls one of them, in the order of path and place. */
  readonly callSites: readonly Span[];
}

/** One reported instance: a rule, a subject, both places, and the targets on which it holds. */
export interface Finding {
  readonly rule: string;
  readonly family: Family;
  readonly level: Level;
  readonly bump: Bump;
  readonly breaks: readonly Breakage[];
  /** Something new that old consumers need not know. */
  readonly adds: boolean;
  readonly status: "open" | "waived";
  readonly waiver: string | null;
  readonly subject: Subject;
  /** The message of the first group of targets. */
  readonly message: string;
  readonly effect: string;
  readonly remedy: string;
  readonly targets: "all" | readonly Triple[];
  readonly data: FindingData;
  /** More than one where the numbers differ between targets; they cover `targets`. */
  readonly groups: readonly TargetGroup[];
  /** In an agreement finding the definition. */
  readonly baseline: Span | null;
  /** In an agreement finding the declaration. */
  readonly current: Span | null;
  readonly consequences: readonly string[];
  readonly affected: Affected;
  /** 12 hex digits, made of rule, subject and the symbolic before and after. */
  readonly fingerprint: string;
}

/** What was compared, counted over both sides. */
export interface Compared {
  readonly functions: number;
  readonly types: number;
  readonly constants: number;
  readonly statics: number;
  readonly callSites: number;
  readonly targets: readonly Triple[];
}

export type Compatibility = "breaking" | "additions" | "none";

/** The answer to "major, minor or patch?" and whether the declared version pays for it. */
export interface Verdict {
  /** The severity, whatever the version scheme. */
  readonly bump: Bump;
  readonly binary: Compatibility;
  readonly source: Compatibility;
  /** The version that is owed; it alone knows Cargo's rule for 0.x. Null when the baseline's version is unknown. */
  readonly next: string | null;
  readonly declared: string | null;
  readonly passed: boolean;
}
