import { compareViews } from "../../src/compare/compare-views.ts";
import { exposuresOf } from "../../src/compare/exposure.ts";
import type { ExposureFlag } from "../../src/compare/exposure-flags.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { judge } from "../../src/findings/judge.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../src/idl/target.ts";
import { createView } from "../../src/layout/create-view.ts";
import type { View } from "../../src/layout/view.ts";
import { compatibilityRules } from "../../src/rules/catalog.ts";
import { readHeader } from "../resolve/read-header.ts";

/** A header's text as one target sees it; a test's header has no gaps. */
function viewOfHeader(text: string, target: Triple): View {
  const { contract, gaps } = readHeader(text, target);
  if (gaps.length > 0) throw new Error(gaps.join("\n"));
  return createView(contract, target);
}

/** What every rule of the catalog says of two headers. */
export function diffHeaders(
  baseline: string,
  current: string,
  targets: readonly Triple[] = DEFAULT_TRIPLES,
): readonly Finding[] {
  const pairs = targets.map((target) => {
    return [target, compareViews(viewOfHeader(baseline, target), viewOfHeader(current, target))] as const;
  });
  return judge(new Map(pairs), compatibilityRules);
}

/** Findings as `level[rule] message`. */
export function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ level, rule, message }) => `${level}[${rule}] ${message}`);
}

/** The rules that spoke, each as often as it did. */
export function rulesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule }) => rule).sort();
}

/** How a type of a header is exposed on Linux. */
export function flagsOf(header: string, type: string): readonly ExposureFlag[] {
  const exposure = exposuresOf(viewOfHeader(header, "x86_64-unknown-linux-gnu")).get(type);
  if (exposure === undefined) throw new Error(`the header has no type ${type}`);
  return [...exposure.flags].sort();
}

/** The functions and variables through which consumers meet a type of a header. */
export function symbolsOf(header: string, type: string): readonly string[] {
  return exposuresOf(viewOfHeader(header, "x86_64-unknown-linux-gnu")).get(type)?.symbols ?? [];
}
