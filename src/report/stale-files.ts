import { createTwoFilesPatch } from "diff";
import { visible } from "./visible.ts";

/** A file that is not as it would be written; `text` is absent if it would be removed, `before` is null if there is none. */
export interface StaleFile {
  readonly path: string;
  readonly before: string | null;
  readonly text?: string;
}

/** Unified differences from what is there to what belongs there. */
export function renderStaleFiles(files: readonly StaleFile[]): string {
  return files
    .map(({ path, before, text }) => {
      const from = before === null ? "/dev/null" : `a/${path}`;
      const to = text === undefined ? "/dev/null" : `b/${path}`;
      return createTwoFilesPatch(from, to, before ?? "", text ?? "");
    })
    .map((patch) => `${patch.split("\n").slice(1).map(visible).join("\n")}`)
    .join("");
}
