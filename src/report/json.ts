import type { Finding } from "../findings/finding.ts";
import type { RunResult } from "../findings/run-result.ts";
import { describeGap } from "../idl/gap.ts";
import { placeOf, type Span } from "../source/source-file.ts";
import type { FindingReport, RunReport } from "./schema.ts";
import { visibleJson } from "./visible.ts";

/** The JSON report of a run, one object with a line break at its end. */
export function renderJson(result: RunResult): string {
  return `${visibleJson(JSON.stringify(reportOf(result), null, 2))}\n`;
}

function reportOf(result: RunResult): RunReport {
  const { command, sources, baseline, current, identical, verdict, failOn, compared, gapsAllowed } = result;
  return {
    schema: 1,
    command,
    sources,
    baseline,
    current,
    identical,
    verdict,
    failOn,
    leftOut: result.leftOut,
    findings: result.findings.map(findingReport),
    off: result.off,
    compared,
    gaps: result.gaps.map((gap) => ({
      ...{ side: gap.side, ...placeOf(gap.span) },
      ...{ reason: gap.reason, detail: describeGap(gap) },
    })),
    gapsAllowed,
  };
}

function findingReport(finding: Finding): FindingReport {
  const { rule, family, level, bump, breaks, status, waiver, subject, message, effect, remedy, targets } =
    finding;
  return {
    ...{ rule, family, level, bump, breaks, status, waiver, subject, message, effect, remedy, targets },
    data: finding.groups.length > 1 ? { ...finding.data, groups: finding.groups } : finding.data,
    baseline: placeOrNull(finding.baseline),
    current: placeOrNull(finding.current),
    consequences: finding.consequences,
    affected: {
      symbols: finding.affected.symbols,
      callSites: finding.affected.callSites.map((span) => {
        const { path, line, column } = placeOf(span);
        return { path, line, column };
      }),
    },
    fingerprint: finding.fingerprint,
  };
}

function placeOrNull(span: Span | null) {
  return span === null ? null : placeOf(span);
}
