import semver from "semver";
import type { Compatibility, Finding, Verdict } from "./finding.ts";
import type { Breakage, Bump, Level } from "./severity.ts";

export interface VersionFacts {
  /** The version of each side as `1.2.3`; null if unknown. */
  readonly baseline: string | null;
  readonly current: string | null;
}

/** The least first. */
export const BUMP_ORDER: readonly Bump[] = ["none", "patch", "minor", "major"];

/** The worst bump of findings that are not waived. */
export function bumpOf(findings: readonly Finding[]): Bump {
  let worst = 0;
  for (const { bump, status } of findings) {
    if (status === "open") worst = Math.max(worst, BUMP_ORDER.indexOf(bump));
  }
  return BUMP_ORDER[worst] ?? "none";
}

/**
 * The version that is owed for a bump on top of a version. Cargo and npm count 0.x differently from 1.x: there the
 * second number is the breaking one, and in 0.0.x the third (semver.org item 4, Cargo reference "SemVer compatibility").
 */
export function nextVersion(baseline: string, bump: Bump): string | null {
  const version = semver.parse(baseline);
  if (version === null) return null;
  if (bump === "none") return version.version;
  return semver.inc(version, incrementFor(version, bump));
}

function incrementFor(version: semver.SemVer, bump: Exclude<Bump, "none">): "major" | "minor" | "patch" {
  if (version.major > 0) return bump;
  if (version.minor > 0) return bump === "major" ? "minor" : "patch";
  return "patch";
}

/**
 * The verdict over all findings. A finding at the failing level fails unless the declared version pays for what is
 * owed; a declared version that differs from the baseline's must itself be enough.
 */
export function verdictOf(
  findings: readonly Finding[],
  versions: VersionFacts,
  failOn: Exclude<Level, "info"> = "error",
): Verdict {
  const open = findings.filter((finding) => finding.status === "open");
  const bump = bumpOf(open);
  const next = versions.baseline === null ? null : nextVersion(versions.baseline, bump);
  const declared = versions.current;
  const paid = paysFor({ next, declared });
  const isFailing = (finding: Finding): boolean =>
    isCompatibilityBreak(finding) && (finding.level === "error" || finding.level === failOn);
  const isRaised = declared !== null && declared !== versions.baseline;
  const isTooLow = isRaised && next !== null && !paid;
  return {
    bump,
    binary: compatibilityOf(open, "binary"),
    source: compatibilityOf(open, "source"),
    next,
    declared,
    passed: (paid || !open.some(isFailing)) && !isTooLow,
  };
}

/** Whether the declared version is at least the one that is owed. */
export function paysFor({ next, declared }: Pick<Verdict, "next" | "declared">): boolean {
  return next !== null && declared !== null && semver.gte(declared, next);
}

function isCompatibilityBreak(finding: Finding): boolean {
  return finding.bump !== "none";
}

function compatibilityOf(findings: readonly Finding[], what: Breakage): Compatibility {
  if (findings.some((finding) => finding.breaks.includes(what))) return "breaking";
  return findings.some((finding) => finding.adds) ? "additions" : "none";
}
