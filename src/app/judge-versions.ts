import { compareBridges } from "../compare/bridges/compare-bridges.ts";
import { compareHandshakes } from "../compare/bridges/compare-handshakes.ts";
import { compareViews } from "../compare/compare-views.ts";
import type { Pair } from "../compare/pair.ts";
import type { Finding } from "../findings/finding.ts";
import { judge } from "../findings/judge.ts";
import { compareFindings } from "../findings/sort-findings.ts";
import type { Triple } from "../idl/target.ts";
import type { View } from "../layout/view.ts";
import type { LoweredBridge } from "../lower/lowered.ts";
import { initializerSymbol } from "../lower/symbols.ts";
import { compatibilityRules } from "../rules/catalog.ts";
import { bridgeTypeChanged } from "../rules/compatibility/bridge-type-changed.ts";

/** One version as each of the compared targets sees it, and the bridge that leads to it, if one does. */
export interface JudgedVersion {
  readonly views: readonly View[];
  readonly bridge: LoweredBridge | null;
}

/** What all rules say of two versions: of their contracts, and of their bridges where both are bridges. */
export function judgeVersions(baseline: JudgedVersion, current: JudgedVersion): readonly Finding[] {
  const bridges =
    baseline.bridge === null || current.bridge === null
      ? null
      : { baseline: baseline.bridge, current: current.bridge };
  const perTarget = function* (pairsOf: (views: Sides, target: Triple) => readonly Pair[]) {
    for (const before of baseline.views) {
      const now = current.views.find(({ target }) => target === before.target);
      if (now !== undefined)
        yield [before.target, pairsOf({ baseline: before, current: now }, before.target)] as const;
    }
  };
  const findings = judge(
    perTarget((views, target) => [
      ...compareViews(views.baseline, views.current),
      ...(bridges === null ? [] : compareBridges(bridges, target)),
    ]),
    compatibilityRules,
  );
  if (bridges === null) {
    const initializers = initializersOf(baseline.bridge ?? current.bridge);
    return findings.filter(({ subject }) => !isInitializer(subject, initializers));
  }
  const told = withoutTypesToldTwice(findings);
  const breaking = new Set(told.flatMap(namesOfBreak));
  const refused = judge(
    perTarget((views) => {
      const pair = compareHandshakes(bridges, views, breaking);
      return pair === null ? [] : [pair];
    }),
    compatibilityRules,
  );
  return [...told, ...refused].sort(compareFindings);
}

/** What headers have and a bridge leads to, and no contract: macros that structs are initialised with. */
function initializersOf(lowered: LoweredBridge | null): ReadonlySet<string> {
  if (lowered === null) return new Set();
  const { prefix, structs } = lowered.bridge;
  return new Set(structs.map(({ name }) => initializerSymbol(prefix, name)));
}

function isInitializer({ kind, symbol }: Finding["subject"], initializers: ReadonlySet<string>): boolean {
  return kind === "macro" && symbol !== null && initializers.has(symbol);
}

interface Sides {
  readonly baseline: View;
  readonly current: View;
}

/** Where the type in C is another too, that is told and the one in Go follows. */
function withoutTypesToldTwice(findings: readonly Finding[]): readonly Finding[] {
  const placeOf = ({ subject: { symbol, type, member } }: Finding): string =>
    JSON.stringify([symbol, type, member]);
  const holderOf = ({ subject: { symbol, type } }: Finding): string => JSON.stringify([symbol, type, null]);
  const inC = findings.filter((finding) => isBreaking(finding) && !finding.rule.startsWith("bridge-"));
  const places = new Set(inC.map(placeOf));
  return findings.filter(
    (one) => one.rule !== bridgeTypeChanged.id || !(places.has(placeOf(one)) || places.has(holderOf(one))),
  );
}

function isBreaking({ bump }: Finding): boolean {
  return bump === "major";
}

/** What a finding that breaks is about, as hashes name it. */
function namesOfBreak(finding: Finding): readonly string[] {
  const { symbol, type } = finding.subject;
  return isBreaking(finding) ? [symbol, type].filter((name) => name !== null) : [];
}
