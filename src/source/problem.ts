import type { Span } from "./source-file.ts";

/** What kind of failure ends a run, which settles its exit status: 2 for `usage`, 101 for `input`. */
export type ProblemKind = "usage" | "input";

/**
 * An error that the user can act on: what is wrong, where, and the way out. Everything else that is thrown is a
 * defect of this program.
 */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    message: string,
    readonly span: Span | null = null,
    readonly remedy: string | null = null,
  ) {
    super(message);
    this.name = "Problem";
  }
}
