import { createTwoFilesPatch } from "diff";

/** What a file would change to, as a unified diff; empty if nothing would. */
export function textDiff(path: string, before: string, after: string): string {
  return before === after ? "" : createTwoFilesPatch(path, path, before, after, "on disk", "as it should be");
}
