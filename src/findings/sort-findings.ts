import { byCodeUnit } from "../source/code-units.ts";
import { placeOf, type Span } from "../source/source-file.ts";
import type { Finding } from "./finding.ts";
import type { Severity } from "./severity.ts";

const LEVELS = { error: 2, warning: 1, info: 0 } as const;
const BUMPS = { major: 3, minor: 2, patch: 1, none: 0 } as const;

/** Greater is worse: the level first, then the bump, then how much breaks. */
export function rankOf(severity: Pick<Severity, "level" | "bump" | "breaks">): number {
  return LEVELS[severity.level] * 100 + BUMPS[severity.bump] * 10 + severity.breaks.length;
}

/** Worst first, then by place in the current version (or the baseline's), rule and subject. */
export function compareFindings(a: Finding, b: Finding): number {
  return rankOf(b) - rankOf(a) || byCodeUnit(sortKey(a), sortKey(b));
}

function sortKey(finding: Finding): string {
  const { kind, symbol, type, member } = finding.subject;
  const where = spanKey(finding.current ?? finding.baseline);
  return [where, finding.rule, kind, symbol ?? "", type ?? "", member ?? ""].join("\u0000");
}

function spanKey(span: Span | null): string {
  if (span === null) return "";
  const { path, line, column } = placeOf(span);
  return `${path}\u0000${String(line).padStart(9, "0")}\u0000${String(column).padStart(9, "0")}`;
}
