import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { Problem } from "../../source/problem.ts";
import type { Workplace } from "../workplace.ts";
import { LARGEST_FILE_BYTES } from "./decode.ts";

/** What one `git` process said. */
export interface GitAnswer {
  readonly ok: boolean;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** @param input what the process reads on its standard input; without it that is closed. */
export type Git = (args: readonly string[], input?: string) => GitAnswer;

/** Where git finds itself and its repository; everything else of the environment is left out. */
const KEPT_VARIABLES = [
  "PATH",
  "Path",
  "HOME",
  "XDG_CONFIG_HOME",
  "USERPROFILE",
  "SYSTEMROOT",
  "SystemRoot",
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_COMMON_DIR",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_CEILING_DIRECTORIES",
];

/** No system configuration, no prompt, no network (also where a clone is partial), no lock, no replaced objects. */
const FIXED_VARIABLES = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_PAGER: "cat",
  LC_ALL: "C",
};

const HARDENING = ["--no-pager", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never"];

/** Reading objects of a large clone on a slow disk takes seconds; a git that hangs must not hang the run. */
const LONGEST_ANSWER_MS = 120_000;

/**
 * Runs `git` in the current folder, without a shell and by its absolute path, so that no program of the checked tree
 * can take its place.
 *
 * @throws Problem if no git is installed.
 */
export function startGit(workplace: Workplace): Git {
  const program = findGit(workplace.env);
  const env = { ...keptEnvironment(workplace.env), ...FIXED_VARIABLES };
  return (args, input) => {
    const run = spawnSync(program, [...HARDENING, ...args], {
      cwd: workplace.cwd,
      env,
      shell: false,
      windowsHide: true,
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      ...(input === undefined ? {} : { input }),
      timeout: LONGEST_ANSWER_MS,
      maxBuffer: LARGEST_FILE_BYTES + 1024,
    });
    if (run.error !== undefined) {
      return { ok: false, stdout: Buffer.alloc(0), stderr: `git: ${run.error.message}` };
    }
    return { ok: run.status === 0, stdout: run.stdout, stderr: run.stderr.toString("utf8").trim() };
  };
}

function keptEnvironment(env: Workplace["env"]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT_VARIABLES) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

function findGit(env: Workplace["env"]): string {
  const { PATH, Path } = env;
  const folders = (PATH ?? Path ?? "").split(path.delimiter).filter(path.isAbsolute);
  const names = path.sep === "\\" ? ["git.exe"] : ["git"];
  for (const folder of folders) {
    for (const name of names) {
      const candidate = path.join(folder, name);
      if (isProgram(candidate)) return candidate;
    }
  }
  throw new Problem(
    "input",
    "git is not installed, and a `git:` input needs it",
    null,
    "Install git, or name files of the work tree.",
  );
}

/** A folder of PATH that cannot be looked into holds no program for this user, as for a shell. */
function isProgram(candidate: string): boolean {
  try {
    return fs.statSync(candidate, { throwIfNoEntry: false })?.isFile() === true;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}
