import picocolors from "picocolors";
import type { Finding, TargetGroup } from "../findings/finding.ts";
import type { RunResult } from "../findings/run-result.ts";
import type { Level } from "../findings/severity.ts";
import type { Gap, Note } from "../idl/gap.ts";
import { type Place, placeOf, type Span } from "../source/source-file.ts";
import { type Colors, renderFrame } from "./code-frame.ts";
import { subjectName } from "./summary.ts";
import { visible } from "./visible.ts";
import { wrapText } from "./wrap.ts";

export interface TextOptions {
  /** Whether the text goes to a terminal that shows colours. */
  readonly color: boolean;
}

const MOST_AFFECTED = 5;
/** In front of all that is said below a finding's first line. */
const MARGIN = "  ";

/** All findings and gaps of a run as people read them; empty if there are none. */
export function renderText(result: RunResult, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const findings = result.findings.map((finding) => renderFinding(finding, result, colors));
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
  return gaps.map((gap) => {
    const head = `${where(placeOf(gap.span), colors)}: ${tag(level, "gap", colors)}: ${visible(gap.detail)}`;
    const label = "side" in gap && typeof gap.side === "string" ? gap.side : "";
    return block(head, frameOf(label, gap.span, colors));
  });
}

function renderFinding(finding: Finding, result: RunResult, colors: Colors): string {
  const span = finding.current ?? finding.baseline;
  const place = span === null ? visible(result.current.input) : where(placeOf(span), colors);
  const name = subjectName(finding);
  const subject = name === "" ? "" : `${colors.bold(visible(name))}: `;
  const waived = finding.status === "waived" ? ` (waived: ${visible(finding.waiver ?? "")})` : "";
  const head = `${place}: ${tag(finding.level, finding.rule, colors)}: ${subject}${visible(finding.message)}${waived}`;
  const labels = finding.family === "agreement" ? AGREEMENT_LABELS : VERSION_LABELS;
  return block(head, [
    ...frameOf(labels.baseline, finding.baseline, colors),
    ...frameOf(labels.current, finding.current, colors),
    ...targetLines(finding),
    ...facts(finding),
  ]);
}

const VERSION_LABELS = { baseline: "baseline", current: "current" };
const AGREEMENT_LABELS = { baseline: "definition", current: "declaration" };

function shortPlace(span: Span): string {
  const { path, line, column } = placeOf(span);
  return `${path}:${line}:${column}`;
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

function facts(finding: Finding): readonly string[] {
  const lines: string[] = [];
  if (finding.bump !== "none") lines.push(`owes: ${owed(finding)}`);
  if (finding.effect !== "") lines.push(`effect: ${visible(finding.effect)}`);
  if (finding.remedy !== "") lines.push(`remedy: ${visible(finding.remedy)}`);
  for (const consequence of finding.consequences) lines.push(`consequence: ${visible(consequence)}`);
  const { symbols, callSites } = finding.affected;
  if (symbols.length > 0) lines.push(`affects: ${affectedText(symbols)}`);
  if (callSites.length > 0) lines.push(`called at: ${affectedText(callSites.map(shortPlace))}`);
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
