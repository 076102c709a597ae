import type { Finding } from "../findings/finding.ts";
import type { RunResult } from "../findings/run-result.ts";
import { paysFor } from "../findings/verdict.ts";

/** `1 type`, `2 types`. */
function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/**
 * The last line of a run: the bump that is owed, what was found, whether the declared version pays for it, what was
 * compared, how many gaps are left.
 */
export function summaryLine(result: RunResult): string {
  const parts = [
    `${verdictText(result)}: ${foundText(result)}`,
    ...owedTexts(result),
    `compared ${comparedText(result)}`,
    ...(result.unreadHeaders === 0
      ? []
      : [`${count(result.unreadHeaders, "header")} left out that name symbols`]),
    count(result.gaps.length, "gap"),
  ];
  return parts.join("; ");
}

/** Nothing where nothing is owed or no version of the baseline is known. */
function owedTexts({ verdict }: RunResult): readonly string[] {
  if (verdict === null || verdict.bump === "none" || verdict.next === null) return [];
  const { next, declared } = verdict;
  if (declared === null) return [`${next} is owed`];
  return [
    paysFor(verdict) ? `the declared ${declared} pays for it` : `${next} is owed, ${declared} declared`,
  ];
}

function verdictText({ verdict }: RunResult): string {
  if (verdict === null) return "no baseline";
  return verdict.bump === "none" ? "no bump required" : `${verdict.bump} bump required`;
}

function foundText(result: RunResult): string {
  const open = result.findings.filter((finding) => finding.status === "open");
  const isCheck = result.command === "check";
  const changes = isCheck ? open.filter(({ family }) => family === "compatibility") : open;
  const others = open.filter((finding) => isOther(finding, isCheck)).length;
  const waived = result.findings.length - open.length;
  return [
    ...(result.verdict === null ? [] : changeTexts(changes)),
    ...(isCheck ? sideTexts(open) : []),
    ...(others === 0 ? [] : [count(others, "other finding")]),
    ...(waived === 0 ? [] : [`${waived} waived`]),
    ...(result.off === 0 ? [] : [`${count(result.off, "finding")} of rules that are off`]),
  ].join(", ");
}

function changeTexts(changes: readonly Finding[]): readonly string[] {
  const breaking = changes.filter((finding) => finding.bump === "major").length;
  const additions = changes.filter((finding) => finding.bump !== "major" && finding.adds).length;
  return [`${breaking} breaking`, count(additions, "addition")];
}

/** What today's sources say of each other and of themselves. */
function sideTexts(open: readonly Finding[]): readonly string[] {
  const countOf = (family: Finding["family"]): number =>
    open.filter((finding) => finding.family === family).length;
  return [`${countOf("agreement")} agreement`, count(countOf("hygiene"), "hygiene finding")];
}

/** Counted nowhere else, and more than a note. */
function isOther({ family, bump, adds, level }: Finding, isCheck: boolean): boolean {
  if (isCheck && (family === "agreement" || family === "hygiene")) return false;
  return bump !== "major" && !adds && !(bump === "none" && level === "info");
}

function comparedText(result: RunResult): string {
  const { functions, types, callSites, targets } = result.compared;
  const parts = [count(functions, "function"), count(types, "type")];
  if (callSites > 0) parts.push(count(callSites, "Go call site"));
  return `${parts.join(", ")} on ${count(targets.length, "target")}`;
}

/** How a finding's subject is called in front of its message: `kv_open`, `kv_options.cache_bytes`. */
export function subjectName(finding: Finding): string {
  const { symbol, type, member } = finding.subject;
  const holder = symbol ?? type;
  if (holder === null) return member ?? "";
  return member === null ? holder : `${holder}.${member}`;
}
