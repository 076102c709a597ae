import fs from "node:fs";
import path from "node:path";
import { Problem } from "../../source/problem.ts";
import type { Workplace } from "../workplace.ts";
import { startGit } from "./git.ts";

/** What a repository tells of the way to its current commit; nothing is checked out or fetched. */
export interface History {
  /** The current commit; null before the first one. */
  readonly head: string | null;
  /** Older commits are missing from this clone. */
  readonly isShallow: boolean;
  /** Names of the tags on commits that HEAD contains, itself included, without `refs/tags/`. */
  readonly tags: () => readonly string[];
  /**
   * Where HEAD left the default branch: that of `origin`, else `main` or `master`. Null if there is no such branch or
   * no common commit.
   */
  readonly branchPoint: () => BranchPoint | null;
}

export interface BranchPoint {
  readonly commit: string;
  /** As git's users write it: `origin/main`. */
  readonly branch: string;
}

const DEFAULT_BRANCHES = [
  "refs/remotes/origin/HEAD",
  "refs/remotes/origin/main",
  "refs/remotes/origin/master",
  "refs/heads/main",
  "refs/heads/master",
] as const;

/**
 * The history of the repository around a folder; null if it is in none.
 *
 * @param workplace its folder is the one that is asked about.
 * @throws Problem if there is a repository and git is not installed or cannot read it.
 */
export function openHistory(workplace: Workplace): History | null {
  const { GIT_DIR } = workplace.env;
  if (GIT_DIR === undefined && !isInRepository(workplace.cwd)) return null;
  const git = startGit(workplace);
  const inside = git(["rev-parse", "--git-dir"]);
  if (!inside.ok) {
    if (/not a git repository/i.test(inside.stderr)) return null;
    const [line = ""] = inside.stderr.split("\n");
    throw new Problem("input", `git cannot read this repository: ${line.replace(/^fatal: /, "")}`);
  }
  const ask = (...args: readonly string[]): string | null => {
    const answer = git(args);
    return answer.ok ? answer.stdout.toString("utf8").trimEnd() : null;
  };
  const commitOf = (ref: string): string | null => {
    const commit = ask("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
    return commit !== null && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
  };
  const head = commitOf("HEAD");
  return {
    head,
    isShallow: ask("rev-parse", "--is-shallow-repository") === "true",
    tags: () => {
      if (head === null) return [];
      const listed = git(["for-each-ref", `--merged=${head}`, "--format=%(refname)", "refs/tags/"]);
      if (!listed.ok) throw new Problem("input", `git cannot list the tags: ${listed.stderr.split("\n")[0]}`);
      const names = listed.stdout.toString("utf8").split("\n");
      return names.flatMap((name) =>
        name.startsWith("refs/tags/") ? [name.slice("refs/tags/".length)] : [],
      );
    },
    branchPoint: () => {
      if (head === null) return null;
      for (const ref of DEFAULT_BRANCHES) {
        const tip = commitOf(ref);
        if (tip === null) continue;
        const commit = ask("merge-base", head, tip);
        return commit === null || !/^[0-9a-f]{40,64}$/.test(commit)
          ? null
          : { commit, branch: shortName(ref) };
      }
      return null;
    },
  };
}

/** Whether a folder or one above holds `.git`. Git itself has the last word; without it nobody would be asked. */
function isInRepository(folder: string): boolean {
  for (let place = path.resolve(folder); ; place = path.dirname(place)) {
    if (fs.existsSync(path.join(place, ".git"))) return true;
    if (place === path.dirname(place)) return false;
  }
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(?:remotes|heads)\//, "");
}
