import type { Span } from "../source/source-file.ts";
import type { Finding, FindingData } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { renderMessage } from "./rule.ts";
import type { Bump, Level } from "./severity.ts";

interface HouseKeepingRule {
  readonly id: string;
  readonly summary: string;
  readonly level: Level;
  readonly bump: Bump;
  readonly message: string;
  readonly effect: string;
  readonly remedy: string;
}

/** Findings about the sides themselves rather than about what changed between them. */
export const houseKeepingRules = {
  "header-not-self-contained": {
    id: "header-not-self-contained",
    summary: "a header uses a standard name without including its header",
    level: "info",
    bump: "none",
    message: "{detail}",
    effect: "Whoever includes this header first, or alone, gets a compile error.",
    remedy: "Include the standard header that declares the name.",
  },
  "versions-disagree": {
    id: "versions-disagree",
    summary: "two places state different versions of one side",
    level: "info",
    bump: "none",
    message: "{side} is {version} by {by}, and {other} by {otherBy}",
    effect: "The bump that is owed is reckoned from the first; consumers who look at the second are misled.",
    remedy: "State one version everywhere, or name it with --version-old and --version-new.",
  },
  "version-too-low": {
    id: "version-too-low",
    summary: "the declared version does not pay for the changes",
    level: "error",
    bump: "none",
    message: "the declared version is {declared}, and these changes owe {next}",
    effect: "Consumers who trust the version number take the change for one that it is not.",
    remedy: "Declare the version that is owed, or take the changes back.",
  },
  "baseline-ahead": {
    id: "baseline-ahead",
    summary: "the baseline's version is higher than that of the current side",
    level: "warning",
    bump: "none",
    message: "the baseline is {baseline}, ahead of the current side's {current}",
    effect: "The two sides may be swapped: then additions look like removals.",
    remedy: "Give the older side first, or correct the declared version.",
  },
} as const satisfies Readonly<Record<string, HouseKeepingRule>>;

export type HouseKeepingId = keyof typeof houseKeepingRules;

export interface HouseKeepingMatch {
  readonly rule: HouseKeepingId;
  /** What the finding is about. */
  readonly symbol: string;
  readonly data: FindingData;
  readonly baseline: Span | null;
  readonly current: Span | null;
}

/** Makes the finding that a match is; `data` fills the slots of the rule's message. */
export function houseKeepingFinding({
  rule: id,
  symbol,
  data,
  baseline,
  current,
}: HouseKeepingMatch): Finding {
  const rule: HouseKeepingRule = houseKeepingRules[id];
  const message = renderMessage(rule.message, data);
  const subject = { kind: "source", symbol, type: null, member: null } as const;
  return {
    rule: rule.id,
    level: rule.level,
    bump: rule.bump,
    breaks: [],
    adds: false,
    status: "open",
    waiver: null,
    subject,
    message,
    effect: rule.effect,
    remedy: rule.remedy,
    targets: "all",
    data,
    groups: [],
    baseline,
    current,
    consequences: [],
    affected: [],
    fingerprint: fingerprintOf(rule.id, subject, { baseline: "", current: "" }),
  };
}
