import type { RunResult } from "../findings/run-result.ts";

/** How a comparison ended: everything was understood and paid for, a finding fails it, or something is unsettled. */
export type Outcome = "passed" | "failed" | "unsettled";

/** A gap that is not allowed outweighs every finding: what was not understood may be worse. */
export function outcomeOf(result: RunResult): Outcome {
  if (result.gaps.length > 0 && !result.gapsAllowed) return "unsettled";
  return result.verdict.passed ? "passed" : "failed";
}
