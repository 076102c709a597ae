import type { Finding } from "../findings/finding.ts";
import type { Span } from "../source/source-file.ts";
import type { CheckSetting } from "./check-side.ts";
import type { SourcePlan } from "./input-kinds.ts";
import type { ReadSource } from "./read-sources.ts";

/** What the sources of one version say of each other. */
export interface Agreement {
  readonly findings: readonly Finding[];
  /** Where Go code calls some symbols. */
  readonly callSitesOf: (symbols: readonly string[]) => readonly Span[];
}

/** Holds the sources of a library against each other. */
export function agreementOf(
  _plan: SourcePlan,
  _sources: readonly ReadSource[],
  _setting: Pick<CheckSetting, "targets" | "say">,
): Agreement {
  return { findings: [], callSitesOf: () => [] };
}
