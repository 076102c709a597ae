import type { Finding } from "../findings/finding.ts";
import type { RunResult } from "../findings/run-result.ts";

/** How a comparison ended: everything was understood and paid for, a finding fails it, or something is unsettled. */
export type Outcome = "passed" | "failed" | "unsettled";

/** A gap that is not allowed outweighs every finding: what was not understood may be worse. */
export function outcomeOf(result: RunResult): Outcome {
  if (result.gaps.length > 0 && !result.gapsAllowed) return "unsettled";
  const passed = result.verdict?.passed ?? true;
  return passed && !result.findings.some((finding) => failsAlone(finding, result.failOn))
    ? "passed"
    : "failed";
}

/** What is wrong with today's sources themselves; changes between versions are judged by the verdict. */
function failsAlone({ family, status, level }: Finding, failOn: RunResult["failOn"]): boolean {
  return family !== "compatibility" && status === "open" && (level === "error" || level === failOn);
}
