import { Problem } from "../source/problem.ts";
import { highestVersionTag } from "./baseline-tags.ts";
import type { ConfiguredPath } from "./configuration/configuration.ts";
import { openHistory } from "./files/history.ts";
import type { Workplace } from "./workplace.ts";

/** What a library is compared with. */
export type Baseline =
  | { readonly kind: "none"; readonly because: string }
  /** A contract file of the work tree. */
  | { readonly kind: "released"; readonly path: ConfiguredPath }
  | {
      readonly kind: "revision";
      /** As git takes it. */
      readonly ref: string;
      /** How it was found, as it is said. */
      readonly because: string;
      /** The user named it: then it has to have the sources. */
      readonly isNamed: boolean;
      /** A version in its name is the library's, and not that of something else in the repository. */
      readonly isVersioned: boolean;
    };

export interface BaselineWish {
  /** The option's value. */
  readonly against: string | null;
  readonly released: ConfiguredPath | null;
  /** Names that the library's tags may begin with, folded. */
  readonly names: ReadonlySet<string>;
}

/**
 * What a library is compared with: the revision that was named, else the contract of its last release, else the last
 * release tag that HEAD contains, else the commit at which HEAD left the default branch: HEAD itself on that branch, so
 * that what is not committed is compared with it.
 *
 * @param workplace its folder is that of the project.
 * @throws Problem if the clone is too shallow to tell.
 */
export function findBaseline({ against, released, names }: BaselineWish, workplace: Workplace): Baseline {
  if (against !== null) {
    const ref = against.replace(/^git:/, "");
    return { kind: "revision", ref, because: "named by --against", isNamed: true, isVersioned: true };
  }
  if (released !== null) return { kind: "released", path: released };
  const history = openHistory(workplace);
  if (history === null) return { kind: "none", because: "the project is in no git repository" };
  if (history.head === null) return { kind: "none", because: "there is no commit yet" };
  const tag = highestVersionTag(history.tags(), names);
  if (tag !== null) {
    const because = `the highest version tag that HEAD contains${tag.own ? "" : ", of another name"}`;
    const ref = `refs/tags/${tag.name}`;
    return { kind: "revision", ref, because, isNamed: false, isVersioned: tag.own };
  }
  if (history.isShallow) throw tooShallow();
  const point = history.branchPoint();
  if (point === null) {
    return { kind: "none", because: "HEAD contains no version tag, and there is no default branch" };
  }
  const isContained = point.commit === history.head;
  const because = isContained ? `HEAD, which ${point.branch} contains` : `where HEAD left ${point.branch}`;
  return { kind: "revision", ref: point.commit, because, isNamed: false, isVersioned: false };
}

function tooShallow(): Problem {
  return new Problem(
    "input",
    "this clone is too shallow to tell what was released last",
    null,
    "Fetch the history: `git fetch --unshallow --tags`. Or name the baseline: --against REF.",
  );
}
