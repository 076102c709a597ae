import type { Finding } from "../findings/finding.ts";
import type { RunResult } from "../findings/run-result.ts";

/** `1 type`, `2 types`. */
function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The last line of a run: the bump that is owed, what was found, what was compared, how many gaps are left. */
export function summaryLine(result: RunResult): string {
  return `${verdictText(result)}: ${foundText(result)}; compared ${comparedText(result)}; ${count(result.gaps.length, "gap")}`;
}

function verdictText({ verdict }: RunResult): string {
  if (verdict === null) return "no baseline";
  return verdict.bump === "none" ? "no bump required" : `${verdict.bump} bump required`;
}

function foundText(result: RunResult): string {
  const open = result.findings.filter((finding) => finding.status === "open");
  const breaking = open.filter((finding) => finding.bump === "major").length;
  const additions = open.filter((finding) => finding.bump !== "major" && finding.adds).length;
  const others = open.filter(({ bump, adds, level }) => {
    const isNote = bump === "none" && level === "info";
    return bump !== "major" && !adds && !isNote;
  }).length;
  const parts = [`${breaking} breaking`, count(additions, "addition")];
  if (others > 0) parts.push(count(others, "other finding"));
  const waived = result.findings.length - open.length;
  if (waived > 0) parts.push(`${waived} waived`);
  return parts.join(", ");
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
