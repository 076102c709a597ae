import { type CheckRequest, checkProject } from "../../src/app/check.ts";
import { USUAL_CHOICES } from "../../src/app/reading-options.ts";
import { builtInTemplates } from "../../src/cli/templates.ts";
import type { Finding } from "../../src/findings/finding.ts";
import type { RunResult } from "../../src/findings/run-result.ts";
import { describeGap, type Gap } from "../../src/idl/gap.ts";
import { placeOf } from "../../src/source/source-file.ts";
import { bringTree } from "./bring-tree.ts";
import type { TreePin } from "./pin.ts";

export interface TreeCheck extends RunResult {
  /** What is said while it runs, among it what was taken and why. */
  readonly said: readonly string[];
}

/** Checks the sources of a package as `ffi-contract check` does in its folder: no revision to compare them with. */
export function checkTree(
  pin: TreePin,
  sources: CheckRequest["sources"] = [],
  features: readonly string[] = [],
): TreeCheck {
  const said: string[] = [];
  const choices = { ...USUAL_CHOICES, choice: { ...USUAL_CHOICES.choice, features } };
  const result = checkProject(
    {
      path: ".",
      sources,
      config: null,
      against: null,
      reading: { targets: null, includePaths: [], defines: [], undefines: [], choices },
      versionOld: null,
      versionNew: null,
      templates: builtInTemplates(),
      allowGaps: false,
      today: "2026-01-01",
    },
    { cwd: bringTree(pin), env: {} },
    (line) => said.push(line),
  );
  return { ...result, said };
}

/** What fails a run or is a warning, as `rule subject`, in the order of the report. */
export function weightyFindings({ findings }: RunResult): readonly string[] {
  return findings.filter(({ level }) => level !== "info").map(lineOf);
}

export function lineOf({ rule, subject: { symbol, type, member } }: Finding): string {
  return `${rule} ${[symbol ?? type, member].filter((part) => part !== null).join(".")}`;
}

/** Where findings of a rule and subject are called from: each place as `path:line`. */
export function callPlaces({ findings }: RunResult, line: string): readonly string[] {
  return findings
    .filter((finding) => lineOf(finding) === line)
    .flatMap(({ affected }) => affected.callSites.map((span) => placeText(span)));
}

export function gapLines({ gaps }: { readonly gaps: readonly Gap[] }): readonly string[] {
  return gaps.map((gap) => `${placeText(gap.span)} ${gap.reason}: ${describeGap(gap)}`);
}

export function placeText(span: Parameters<typeof placeOf>[0]): string {
  const { path, line } = placeOf(span);
  return `${path}:${line}`;
}

/** How many of each there are, by name. */
export function countEach(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]),
  );
}
