/** Hexadecimal digits of a commit that tell it from all others of a repository, even of a very large one. */
const SHORT_DIGITS = 12;

/** A commit's id as a line for people shows it. */
export function shortCommit(id: string): string {
  return id.slice(0, SHORT_DIGITS);
}
