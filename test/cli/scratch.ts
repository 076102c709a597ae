import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/run.ts";

/** What a command line left behind. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly lastLine: string;
}

export interface Scratch {
  readonly folder: string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly run: (...argv: readonly string[]) => Promise<Outcome>;
  /** Runs in a folder below it. */
  readonly runBelow: (path: string, ...argv: readonly string[]) => Promise<Outcome>;
  readonly git: (...args: readonly string[]) => string;
}

/** A folder of its own for one test, with a fake terminal to run the command line in it. */
export function makeScratch(files: Readonly<Record<string, string>> = {}): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "ffi-contract-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {
    folder,
    write,
    run: (...argv) => runIn(folder, argv),
    runBelow: (path, ...argv) => runIn(join(folder, path), argv),
    git: (...args) => gitIn(folder, args),
  };
}

/** Runs a command line in a folder without colours. */
async function runIn(folder: string, argv: readonly string[]): Promise<Outcome> {
  const said = { stdout: "", stderr: "" };
  const { PATH, HOME } = process.env;
  const status = await run(argv, {
    cwd: folder,
    env: { PATH, HOME, GIT_CEILING_DIRECTORIES: dirname(folder) },
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
    color: { stdout: false, stderr: false },
  });
  return { status, ...said, lastLine: said.stderr.trimEnd().split("\n").at(-1) ?? "" };
}

const IDENTITY = [
  "-c",
  "user.name=test",
  "-c",
  "user.email=test@example.com",
  "-c",
  "init.defaultBranch=main",
];

function gitIn(folder: string, args: readonly string[]): string {
  return execFileSync("git", [...IDENTITY, ...args], { cwd: folder, encoding: "utf8", stdio: "pipe" }).trim();
}

/** A repository with one commit for each set of files, tagged `v1.0.0`, `v1.1.0`, and so on. */
export function makeHistory(commits: readonly Readonly<Record<string, string>>[]): Scratch {
  const scratch = makeScratch();
  scratch.git("init", "-q");
  for (const [index, files] of commits.entries()) {
    for (const [path, content] of Object.entries(files)) scratch.write(path, content);
    scratch.git("add", "-A");
    scratch.git("commit", "-q", "-m", `commit ${index}`);
    scratch.git("tag", `v1.${index}.0`);
  }
  return scratch;
}
