import type { Finding } from "./finding.ts";
import type { Level } from "./severity.ts";

/** What a project makes of a rule's findings, whatever the rule itself says; `off` leaves them out of the report. */
export type ChosenLevel = Level | "off";

/** By rule id. */
export type Levels = ReadonlyMap<string, ChosenLevel>;

/**
 * Findings at the levels that a project chose for their rules. Those of a rule that is `off` are not there, so that
 * they count in no verdict. The bump stays: how a project looks at a break does not change what its consumers are
 * owed.
 */
export function applyLevels(findings: readonly Finding[], levels: Levels): readonly Finding[] {
  return findings.flatMap((finding) => {
    const level = levels.get(finding.rule) ?? finding.level;
    if (level === "off") return [];
    return level === finding.level ? [finding] : [{ ...finding, level }];
  });
}

/** How many findings are of rules that are `off`, and so in no report. */
export function countOff(findings: readonly Finding[], levels: Levels): number {
  return findings.filter(({ rule }) => levels.get(rule) === "off").length;
}
