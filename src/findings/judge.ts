import { describeConsequence } from "../compare/consequence.ts";
import type { Pair } from "../compare/pair.ts";
import type { Triple } from "../idl/target.ts";
import { appendTo } from "../source/append-to.ts";
import type { Family, Finding, FindingData, TargetGroup } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { type Rule, renderMessage, severityOf } from "./rule.ts";
import type { Severity } from "./severity.ts";
import { compareFindings, rankOf } from "./sort-findings.ts";

/** What one rule says of one pair on one target. */
interface Sighting {
  readonly rule: Rule;
  readonly pair: Pair;
  readonly severity: Severity;
  readonly data: FindingData;
}

/**
 * Runs rules over the pairs of all targets and folds what several targets say of one subject into one finding. The
 * severity of a finding is the worst that a target gives it.
 *
 * @param family what the findings are about.
 * @param pairsByTarget asked for one target at a time, so that the pairs of one can be let go before the next are made.
 */
export function judge(
  pairsByTarget: Iterable<readonly [Triple, readonly Pair[]]>,
  rules: readonly Rule[],
  family: Family = "compatibility",
): readonly Finding[] {
  const bySubject = new Map<Pair["subject"], Rule[]>();
  for (const rule of rules) {
    for (const subject of [rule.subject, ...(rule.alsoAbout ?? [])]) appendTo(bySubject, subject, rule);
  }
  const sightings = new Map<string, Sighting[]>();
  let targetCount = 0;
  for (const [, pairs] of pairsByTarget) {
    targetCount++;
    for (const pair of pairs) {
      for (const rule of bySubject.get(pair.subject) ?? []) {
        const match = rule.match(pair);
        if (match === null) continue;
        const sighting = { rule, pair, severity: severityOf(rule, pair, match), data: match.data };
        const key = JSON.stringify([rule.id, pair.about]);
        appendTo(sightings, key, sighting);
      }
    }
  }
  const findings = [...sightings.values()].map((group) => fold(group, targetCount, family));
  return findings.sort(compareFindings);
}

function fold(sightings: readonly Sighting[], targetCount: number, family: Family): Finding {
  const [first] = sightings;
  if (first === undefined) throw new Error("a group of sightings is never empty");
  const groups = groupByData(sightings);
  const worst = sightings.reduce((a, b) => (rankOf(b.severity) > rankOf(a.severity) ? b : a));
  const { rule, pair } = worst;
  const targets = sightings.map((sighting) => sighting.pair.target);
  return {
    rule: rule.id,
    family,
    level: worst.severity.level,
    bump: worst.severity.bump,
    breaks: worst.severity.breaks,
    adds: worst.severity.adds === true,
    status: "open",
    waiver: null,
    subject: pair.about,
    message: groups[0]?.message ?? "",
    effect: rule.effect,
    remedy: rule.remedy,
    targets: targets.length === targetCount ? "all" : targets,
    data: groups[0]?.data ?? {},
    groups,
    baseline: pair.places.baseline,
    current: pair.places.current,
    consequences: foldConsequences(sightings),
    affected: { symbols: pair.exposure.symbols, callSites: [] },
    fingerprint: fingerprintOf(rule.id, pair.about, pair.symbolic),
  };
}

/** What follows on some of the finding's targets only is told with them. */
function foldConsequences(sightings: readonly Sighting[]): readonly string[] {
  const targetsOf = new Map<string, Triple[]>();
  for (const { pair } of sightings) {
    for (const text of new Set(pair.consequences.map(describeConsequence))) {
      appendTo(targetsOf, text, pair.target);
    }
  }
  return [...targetsOf].map(([text, targets]) =>
    targets.length === sightings.length ? text : `${text} (${targets.join(", ")})`,
  );
}

/** Targets that say the same, in the order in which they were first met. */
function groupByData(sightings: readonly Sighting[]): readonly TargetGroup[] {
  const groups = new Map<string, { targets: Triple[]; data: FindingData; message: string }>();
  for (const { rule, pair, data } of sightings) {
    const key = JSON.stringify(data);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { targets: [pair.target], data, message: renderMessage(rule.message, data) });
    } else group.targets.push(pair.target);
  }
  return [...groups.values()];
}
