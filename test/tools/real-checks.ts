/**
 * Runs `check` on recorded revisions of public repositories and holds what it says against what people found when they
 * looked at each finding:
 *
 *   npm run real-checks -- --clones DIR [--record]      DIR/OWNER/NAME, DIR/OWNER+NAME/repo or DIR/NAME, bare or not
 *
 * A finding that is not recorded, one that is recorded and not said, and one whose verdict is `false` are off; then it
 * ends with status 1. `--record` writes what is new into cases.json, with the verdict `unjudged`, to be looked at.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Judgement = "true" | "false" | "unjudged";

interface RecordedFinding {
  readonly rule: string;
  readonly subject: string;
  readonly judgement: Judgement;
  readonly why: string;
}

/** What comes in numbers: findings that are worth a line only, of one rule, and gaps of one reason. */
interface RecordedGroup {
  readonly of: string;
  readonly count: number;
  readonly judgement: Judgement;
  readonly why: string;
}

interface Checkout {
  readonly repository: string;
  readonly commit: string;
}

interface Case extends Checkout {
  /** How people call the commit. */
  readonly revision: string;
  /** The folder that is checked; the whole tree without one. */
  readonly folder?: string;
  /** By path. */
  readonly submodules?: Readonly<Record<string, Checkout>>;
  readonly findings: readonly RecordedFinding[];
  /** Findings of level info, by rule. */
  readonly asides: readonly RecordedGroup[];
  /** By reason. */
  readonly gaps: readonly RecordedGroup[];
}

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly level: "error" | "warning" | "info";
    readonly subject: Readonly<Record<"symbol" | "type" | "member", string | null>>;
  }[];
  readonly gaps: readonly { readonly reason: string }[];
}

const root = join(import.meta.dirname, "..", "..");
const casesFile = join(root, "test/real-checks/cases.json");
const cases: readonly Case[] = JSON.parse(readFileSync(casesFile, "utf8"));
const clones = process.argv[process.argv.indexOf("--clones") + 1];
if (!process.argv.includes("--clones") || clones === undefined) {
  console.error("usage: npm run real-checks -- --clones DIR [--record]");
  process.exit(2);
}
const isRecording = process.argv.includes("--record");

function findClone(repository: string): string {
  const name = repository.split("/")[1] ?? repository;
  const candidates = [repository, join(repository.replace("/", "+"), "repo"), name];
  const found = candidates
    .flatMap((candidate) => [join(clones ?? "", candidate, ".git"), join(clones ?? "", candidate)])
    .find((path) => existsSync(join(path, "objects")));
  if (found === undefined) throw new Error(`no clone of ${repository} in ${clones}`);
  return found;
}

/** Writes a commit's files into a folder, without touching the clone; objects that the clone lacks are left out. */
function writeTree({ repository, commit }: Checkout, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, ".index"), GIT_DIR: findClone(repository) };
  const git = (...args: readonly string[]) =>
    spawnSync("git", ["--work-tree", folder, ...args], { cwd: folder, env, encoding: "utf8" });
  const read = git("read-tree", commit);
  if (read.status !== 0) throw new Error(`${repository} has no ${commit}: ${read.stderr}`);
  git("checkout-index", "--all", "--force");
  rmSync(join(folder, ".index"));
}

function check({ folder, submodules, ...checkout }: Case): Report {
  const place = mkdtempSync(join(tmpdir(), "real-check-"));
  try {
    writeTree(checkout, place);
    for (const [path, other] of Object.entries(submodules ?? {})) writeTree(other, join(place, path));
    const run = spawnSync(
      process.execPath,
      [join(root, "dist/ffi-contract.js"), "check", folder ?? ".", "--format", "json", "--allow-gaps"],
      { cwd: place, encoding: "utf8", maxBuffer: 1 << 28 },
    );
    if (run.stdout === "") throw new Error(run.stderr);
    const report: Report = JSON.parse(run.stdout);
    if (report.findings === undefined) throw new Error(run.stdout);
    return report;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What of both lists has no partner in the other. */
function hold<T>(recorded: readonly T[], said: readonly T[], keyOf: (entry: T) => string) {
  const known = new Set(recorded.map(keyOf));
  const told = new Set(said.map(keyOf));
  return {
    unsaid: recorded.filter((entry) => !told.has(keyOf(entry))),
    unknown: said.filter((entry) => !known.has(keyOf(entry))),
  };
}

const findingKey = ({ rule, subject }: RecordedFinding): string => `${rule} ${subject}`;
const groupKey = ({ of, count }: RecordedGroup): string => `${count} x ${of}`;

const unjudged = { judgement: "unjudged", why: "" } as const;

function groupsOf(names: readonly string[]): readonly RecordedGroup[] {
  return [...new Set(names)].sort().map((of) => {
    return { of, count: names.filter((name) => name === of).length, ...unjudged };
  });
}

function saidBy(report: Report): Pick<Case, "findings" | "asides" | "gaps"> {
  const findings = report.findings.flatMap(({ rule, level, subject: { symbol, type, member } }) => {
    const subject = [symbol ?? type, member].filter((part) => part !== null).join(".");
    return level === "info" ? [] : [{ rule, subject, ...unjudged }];
  });
  const asides = groupsOf(report.findings.flatMap(({ rule, level }) => (level === "info" ? [rule] : [])));
  return { findings, asides, gaps: groupsOf(report.gaps.map(({ reason }) => reason)) };
}

let off = 0;
const updated: Case[] = [];
for (const entry of cases) {
  const said = saidBy(check(entry));
  const findings = hold(entry.findings, said.findings, findingKey);
  const asides = hold(entry.asides, said.asides, groupKey);
  const gaps = hold(entry.gaps, said.gaps, groupKey);
  const recorded = [...entry.findings, ...entry.asides, ...entry.gaps];
  const doubtful = recorded.filter(({ judgement }) => judgement !== "true");
  const linesOf = <T>({ unsaid, unknown }: ReturnType<typeof hold<T>>, keyOf: (one: T) => string) => [
    ...unknown.map((one) => `  not recorded: ${keyOf(one)}`),
    ...unsaid.map((one) => `  not said: ${keyOf(one)}`),
  ];
  const lines = [
    ...linesOf(findings, findingKey),
    ...[asides, gaps].flatMap((groups) => linesOf(groups, groupKey)),
    ...(doubtful.length === 0 ? [] : [`  not found true by anyone: ${doubtful.length}`]),
  ];
  off += lines.length;
  const counts = [said.asides, said.gaps].map((groups) => groups.reduce((sum, { count }) => sum + count, 0));
  const name = `${entry.repository} ${entry.revision}`;
  console.log(`${name}: ${said.findings.length} findings, ${counts[0]} asides, ${counts[1]} gaps`);
  for (const line of lines) console.log(line);
  const stillSaid = <T>(known: readonly T[], { unsaid, unknown }: ReturnType<typeof hold<T>>) => [
    ...known.filter((one) => !unsaid.includes(one)),
    ...unknown,
  ];
  updated.push({
    ...entry,
    findings: stillSaid(entry.findings, findings),
    asides: stillSaid(entry.asides, asides),
    gaps: stillSaid(entry.gaps, gaps),
  });
}
if (isRecording) writeFileSync(casesFile, `${JSON.stringify(updated, null, 2)}\n`);
console.log(off === 0 ? `${cases.length} of ${cases.length} as recorded` : `${off} differences`);
process.exitCode = off === 0 ? 0 : 1;
