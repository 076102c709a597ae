/**
 * Judges the recorded pairs of versions of public headers on clones that the user has:
 *
 *   npm run version-pairs -- --clones DIR      DIR/OWNER/NAME, DIR/OWNER+NAME/repo or DIR/NAME, bare or not
 *
 * For each pair: the binary verdict against the recorded one, the recorded names that no finding tells, gaps, and
 * whether each side is equal to itself. Ends with status 1 if anything is off.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Case {
  readonly repository: string;
  readonly header: string;
  readonly baseline: string;
  readonly baselineCommit: string;
  readonly current: string;
  readonly currentCommit: string;
  readonly binary: "breaking" | "additions" | "none";
  readonly names: readonly string[];
}

interface Report {
  readonly verdict: { readonly binary: string; readonly source: string; readonly bump: string };
  readonly findings: readonly { readonly rule: string }[];
  readonly gaps: readonly unknown[];
}

const root = join(import.meta.dirname, "..", "..");
const cases: readonly Case[] = JSON.parse(readFileSync(join(root, "test/version-pairs/cases.json"), "utf8"));
const clones = process.argv[process.argv.indexOf("--clones") + 1];
if (!process.argv.includes("--clones") || clones === undefined) {
  console.error("usage: npm run version-pairs -- --clones DIR");
  process.exit(2);
}

function findClone(folder: string, repository: string): string | null {
  const name = repository.split("/")[1] ?? repository;
  const candidates = [repository, join(repository.replace("/", "+"), "repo"), name];
  return candidates.map((candidate) => join(folder, candidate)).find((path) => existsSync(path)) ?? null;
}

function diff(clone: string, baseline: string, current: string): { report: Report | null; text: string } {
  const command = [join(root, "dist/ffi-contract.js"), "diff", baseline, current, "--format", "json"];
  const run = spawnSync(process.execPath, command, { cwd: clone, encoding: "utf8", maxBuffer: 1 << 28 });
  try {
    return { report: JSON.parse(run.stdout), text: run.stdout };
  } catch {
    return { report: null, text: `${run.stdout}${run.stderr}` };
  }
}

let off = 0;
const rows: string[][] = [
  ["repository", "pair", "recorded", "judged", "source", "names", "gaps", "findings", "identity"],
];
for (const entry of cases) {
  const clone = findClone(clones, entry.repository);
  const pair = `${entry.baseline} -> ${entry.current}`;
  if (clone === null) {
    rows.push([entry.repository, pair, entry.binary, "no clone", "", "", "", "", ""]);
    off++;
    continue;
  }
  const baseline = `git:${entry.baselineCommit}:${entry.header}`;
  const current = `git:${entry.currentCommit}:${entry.header}`;
  const { report, text } = diff(clone, baseline, current);
  if (report === null) {
    rows.push([entry.repository, pair, entry.binary, `failed: ${text.split("\n")[0]}`, "", "", "", "", ""]);
    off++;
    continue;
  }
  const told = JSON.stringify(report.findings);
  const missing = entry.names.filter(
    (name) => !new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`).test(told),
  );
  const identity = [baseline, current].every((side) => {
    const same = diff(clone, side, side).report;
    return same !== null && same.findings.length === 0 && same.gaps.length === 0;
  });
  const isRight =
    report.verdict.binary === entry.binary && missing.length === 0 && report.gaps.length === 0 && identity;
  if (!isRight) off++;
  rows.push([
    entry.repository,
    pair,
    entry.binary,
    report.verdict.binary,
    report.verdict.source,
    missing.length === 0 ? `all ${entry.names.length}` : `missing ${missing.join(" ")}`,
    String(report.gaps.length),
    String(report.findings.length),
    identity ? "empty" : "NOT EMPTY",
  ]);
}

const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
for (const row of rows)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
console.log(`${cases.length - off} of ${cases.length} pairs as recorded`);
process.exitCode = off === 0 ? 0 : 1;
