import { appendTo } from "../source/append-to.ts";
import type { Span } from "../source/source-file.ts";
import type { Finding } from "./finding.ts";
import { type HouseKeepingId, houseKeepingFinding } from "./house-keeping.ts";
import type { IgnoreComment, IgnoreComments } from "./ignore-comments.ts";
import { applyLevels, countOff, type Levels } from "./levels.ts";
import { compareFindings } from "./sort-findings.ts";
import { covers, type Waiver, whyUnwaivable } from "./waiver.ts";

/** What a project says of its findings. */
export interface Settlement {
  /** Of the configuration. */
  readonly waivers: readonly Waiver[];
  readonly comments: IgnoreComments;
  readonly levels: Levels;
  /** `YYYY-MM-DD`: what `until` is held against, and the one thing here that depends on the clock. */
  readonly today: string;
  /**
   * Rules that this run could not judge, as those that compare with a baseline where there is none: that a waiver of
   * one matches nothing says nothing.
   */
  readonly unjudged?: ReadonlySet<string>;
}

export interface Settled {
  readonly findings: readonly Finding[];
  /** How many findings are not among them, as their rules are `off`. */
  readonly off: number;
}

/**
 * Settles findings: levels first, so that what is `off` is not there to be waived; then waivers, of the configuration
 * before those of comments. A waiver that matches nothing is `waiver-unused`; one that matches and is past its date is
 * `waiver-expired`, and what it spoke of stays open; a comment that cannot be read is `annotation-invalid`. These
 * three cannot be waived, and take the levels that were chosen for them.
 *
 * @returns the findings at their chosen levels, waived or open, and what is wrong with the waivers themselves, sorted; and how
 *   many rules that are `off` have made.
 */
export function settle(findings: readonly Finding[], settlement: Settlement): Settled {
  const { waivers, comments, levels, today } = settlement;
  const used = new Set<Waiver | IgnoreComment>();
  const reasonFor = reasonsOf(waivers, comments.waivers, today, used);
  const settled = applyLevels(findings, levels).map((finding): Finding => {
    const reason = reasonFor(finding);
    return reason === null ? finding : { ...finding, status: "waived", waiver: reason };
  });
  const asides = [
    ...comments.invalid.map(({ rule, subject, detail, span }) =>
      houseKeepingFinding({ rule, symbol: subject, data: { detail }, baseline: null, current: span }),
    ),
    ...faultsOf(settlement, used),
  ];
  return {
    findings: [...settled, ...applyLevels(asides, levels)].sort(compareFindings),
    off: countOff([...findings, ...asides], levels),
  };
}

/** The reason for which a finding is waived, or null; every waiver that speaks of it is noted as used. */
function reasonsOf(
  waivers: readonly Waiver[],
  comments: readonly IgnoreComment[],
  today: string,
  used: Set<Waiver | IgnoreComment>,
): (finding: Finding) => string | null {
  const byRule = groupBy(waivers, ({ rule }) => rule);
  const byPlace = groupBy(comments, ({ rule, span }) => `${rule}\u0000${span.file.path}`);
  return (finding) => {
    const configured = (byRule.get(finding.rule) ?? []).filter((waiver) => covers(waiver, finding));
    const commented = whyUnwaivable(finding.rule) === null ? commentsOn(finding, byPlace) : [];
    for (const waiver of [...configured, ...commented]) used.add(waiver);
    const holding = configured.find((waiver) => !isPast(waiver, today)) ?? commented[0];
    return holding?.reason ?? null;
  };
}

function commentsOn(
  finding: Finding,
  byPlace: ReadonlyMap<string, readonly IgnoreComment[]>,
): readonly IgnoreComment[] {
  return placesOf(finding).flatMap(({ file, start }) => {
    const there = byPlace.get(`${finding.rule}\u0000${file.path}`) ?? [];
    return there.filter(({ covers: places }) =>
      places.some((place) => place.start <= start && start < place.end),
    );
  });
}

/** Both sides of one version carry comments; of two versions only the current one, which is the one that is read. */
function placesOf({ family, baseline, current }: Finding): readonly Span[] {
  const places = family === "agreement" ? [current, baseline] : [current];
  return places.flatMap((span) => (span === null ? [] : [span]));
}

function isPast({ until }: Waiver, today: string): boolean {
  return until !== null && today > until;
}

function faultsOf(
  { waivers, comments, today, unjudged }: Settlement,
  used: ReadonlySet<Waiver | IgnoreComment>,
): readonly Finding[] {
  const fault = (rule: HouseKeepingId, symbol: string, data: Finding["data"], current: Span): Finding =>
    houseKeepingFinding({ rule, symbol, data, baseline: null, current });
  const isIdle = (waiver: Waiver | IgnoreComment): boolean =>
    !used.has(waiver) && unjudged?.has(waiver.rule) !== true;
  return [
    ...waivers.flatMap((waiver) => {
      const { rule, symbol, path, until, span } = waiver;
      const subject = symbol ?? path ?? rule;
      if (isIdle(waiver)) return [fault("waiver-unused", subject, { rule }, span)];
      const isOver = used.has(waiver) && until !== null && isPast(waiver, today);
      return isOver ? [fault("waiver-expired", subject, { rule, until }, span)] : [];
    }),
    ...comments.waivers.filter(isIdle).map(({ rule, span }) => fault("waiver-unused", rule, { rule }, span)),
  ];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) appendTo(groups, keyOf(item), item);
  return groups;
}
