import picocolors from "picocolors";
import type { Finding, TargetGroup } from "../findings/finding.ts";
import type { RunResult } from "../findings/run-result.ts";
import type { Level } from "../findings/severity.ts";
import { describeGap, type Gap, type Note } from "../idl/gap.ts";
import { appendTo } from "../source/append-to.ts";
import { describePlace, type Place, placeOf, type Span } from "../source/source-file.ts";
import { type Colors, renderFrame } from "./code-frame.ts";
import { subjectName } from "./summary.ts";
import { visible } from "./visible.ts";
import { wrapText } from "./wrap.ts";

export interface TextOptions {
  /** Whether the text goes to a terminal that shows colours. */
  readonly color: boolean;
}

/** Symbols, call sites and places that one line lists; the JSON report has them all. */
const MOST_AFFECTED = 5;
/** In front of all that is said below a finding's first line. */
const MARGIN = "  ";

/** All findings and gaps of a run as people read them; empty if there are none. */
export function renderText(result: RunResult, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const explained = new Set<string>();
  const findings = result.findings.map((finding) => {
    const isFirst = !explained.has(finding.rule);
    explained.add(finding.rule);
    return renderFinding(finding, result, colors, isFirst);
  });
  return [...findings, ...gapTexts(result.gaps, result.gapsAllowed, colors)].join("\n");
}

/** Gaps alone, as `extract` and `layout` print them. */
export function renderGaps(gaps: readonly Gap[], allowed: boolean, options: TextOptions): string {
  return gapTexts(gaps, allowed, picocolors.createColors(options.color)).join("\n");
}

/** Notes that lose nothing, one line each, as `extract` prints them. */
export function renderNotes(notes: readonly Note[], options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  return notes
    .map(
      ({ rule, detail, span }) =>
        `${where(placeOf(span), colors)}: ${tag("info", rule, colors)}: ${visible(detail)}\n`,
    )
    .join("");
}

function gapTexts(
  gaps: RunResult["gaps"] | readonly Gap[],
  allowed: boolean,
  colors: Colors,
): readonly string[] {
  const level: Level = allowed ? "warning" : "error";
  return alikeGaps(gaps).flatMap((alike) => {
    const shown = alike.length > MOST_ALIKE_GAPS + 1 ? alike.slice(0, MOST_ALIKE_GAPS) : alike;
    const texts = shown.map((gap) => {
      const head = `${where(placeOf(gap.span), colors)}: ${tag(level, "gap", colors)}: ${visible(describeGap(gap))}`;
      return block(head, frameOf(sideOf(gap), gap.span, colors));
    });
    const others = alike.slice(shown.length);
    return others.length === 0 ? texts : [...texts, block(foldedLine(others), [])];
  });
}

/** Gaps of one detail on one side that are shown with their place in the source. */
const MOST_ALIKE_GAPS = 3;

type AnyGap = RunResult["gaps"][number] | Gap;

function sideOf(gap: AnyGap): string {
  return "side" in gap && typeof gap.side === "string" ? gap.side : "";
}

/** Gaps that say the same, in the order in which each was first met. */
function alikeGaps(gaps: readonly AnyGap[]): readonly (readonly AnyGap[])[] {
  const alike = new Map<string, AnyGap[]>();
  for (const gap of gaps) {
    const key = `${sideOf(gap)}\0${describeGap(gap)}`;
    appendTo(alike, key, gap);
  }
  return [...alike.values()];
}

function foldedLine(others: readonly AnyGap[]): string {
  const side = others[0] === undefined ? "" : sideOf(others[0]);
  const of = side === "" ? "" : ` in the ${side === "current" ? "current side" : side}`;
  const shown = others.slice(0, MOST_AFFECTED).map(({ span }) => visible(describePlace(span)));
  const ending = others.length > MOST_AFFECTED ? ", ..." : "";
  return `and ${others.length} more of the same${of}: ${shown.join(", ")}${ending}`;
}

/** @param isFirst of its rule in this run: what goes wrong and what to do is the same for all of a rule. */
function renderFinding(finding: Finding, result: RunResult, colors: Colors, isFirst: boolean): string {
  const span = finding.current ?? finding.baseline;
  const place = span === null ? visible(result.current.input) : where(placeOf(span), colors);
  const name = subjectName(finding);
  const subject = name === "" ? "" : `${colors.bold(visible(name))}: `;
  const waived = finding.status === "waived" ? ` (waived: ${visible(finding.waiver ?? "")})` : "";
  const head = `${place}: ${tag(finding.level, finding.rule, colors)}: ${subject}${visible(finding.message)}${waived}`;
  return block(head, [
    ...(isAside(finding) ? otherPlace(finding) : placeFrames(finding, colors)),
    ...targetLines(finding),
    ...facts(finding, isFirst),
  ]);
}

interface PlaceLabels {
  readonly baseline: string;
  readonly current: string;
}

const VERSION_LABELS: PlaceLabels = { baseline: "baseline", current: "current" };
const SIDE_LABELS: PlaceLabels = { baseline: "definition", current: "declaration" };
const CALL_LABELS: PlaceLabels = { baseline: "declaration", current: "call" };
const MIRROR_LABELS: PlaceLabels = { baseline: "C", current: "Go" };
/** Neither side is the definition: two headers, or two declarations of what nobody defines. */
const PEER_LABELS: PlaceLabels = { baseline: "one", current: "other" };
const PEER_RULES: ReadonlySet<string> = new Set([
  "declarations-disagree",
  "header-copies-differ",
  "symbol-defined-twice",
]);

function labelsOf({ family, rule, subject }: Finding): PlaceLabels {
  if (family !== "agreement") return VERSION_LABELS;
  if (subject.kind === "call") return CALL_LABELS;
  if (rule === "go-mirror-mismatch") return MIRROR_LABELS;
  return PEER_RULES.has(rule) ? PEER_LABELS : SIDE_LABELS;
}

/** Two sides that agree in memory and only spell something differently: a line each, for there may be many. */
function isAside({ family, level }: Finding): boolean {
  return family === "agreement" && level === "info";
}

function otherPlace(finding: Finding): readonly string[] {
  const { baseline, current } = finding;
  return baseline === null || current === null
    ? []
    : [`${labelsOf(finding).baseline}: ${visible(describePlace(baseline))}`];
}

function placeFrames(finding: Finding, colors: Colors): readonly string[] {
  const labels = labelsOf(finding);
  return [
    ...frameOf(labels.baseline, finding.baseline, colors),
    ...frameOf(labels.current, finding.current, colors),
  ];
}

function block(head: string, lines: readonly string[]): string {
  return `${[head, ...lines.map((line) => `${MARGIN}${line}`)].join("\n")}\n`;
}

function where(place: Place, colors: Colors): string {
  return colors.bold(`${visible(place.path)}:${place.line}:${place.column}`);
}

function tag(level: Level, rule: string, colors: Colors): string {
  const text = `${level}[${rule}]`;
  if (level === "error") return colors.red(text);
  return level === "warning" ? colors.yellow(text) : colors.cyan(text);
}

function frameOf(label: string, span: Span | null, colors: Colors): readonly string[] {
  return span === null ? [] : renderFrame(label, span, colors);
}

/** Says nothing where a finding holds alike on every target. */
function targetLines(finding: Finding): readonly string[] {
  if (finding.groups.length > 1) return finding.groups.map(groupLine);
  return finding.targets === "all" ? [] : [`targets: ${finding.targets.join(", ")}`];
}

function groupLine(group: TargetGroup): string {
  return `on ${group.targets.join(", ")}: ${visible(group.message)}`;
}

function facts(finding: Finding, isFirst: boolean): readonly string[] {
  const lines: string[] = [];
  if (finding.bump !== "none") lines.push(`owes: ${owed(finding)}`);
  if (isFirst && finding.effect !== "") lines.push(`effect: ${visible(finding.effect)}`);
  if (isFirst && finding.remedy !== "") lines.push(`remedy: ${visible(finding.remedy)}`);
  for (const consequence of finding.consequences) lines.push(`consequence: ${visible(consequence)}`);
  const { symbols, callSites } = finding.affected;
  if (isAside(finding)) return lines.flatMap((line) => wrapText(line, MARGIN.length, MARGIN));
  if (symbols.length > 0) lines.push(`affects: ${affectedText(symbols)}`);
  if (callSites.length > 0) lines.push(`called at: ${affectedText(callSites.map(describePlace))}`);
  return lines.flatMap((line) => wrapText(line, MARGIN.length, MARGIN));
}

function owed(finding: Finding): string {
  const breaks = finding.breaks.length === 0 ? "" : ` (breaks ${finding.breaks.join(" and ")})`;
  return `a ${finding.bump} bump${breaks}`;
}

function affectedText(symbols: readonly string[]): string {
  const shown = symbols.slice(0, MOST_AFFECTED).map(visible).join(", ");
  const more = symbols.length - MOST_AFFECTED;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
