import type { GeneratedFile } from "../../generate/generated-file.ts";
import { generatedMark } from "../../generate/generated-file.ts";
import { Problem } from "../../source/problem.ts";

/** What becomes of one file. */
export type OutputStep =
  | { readonly kind: "write"; readonly path: string; readonly before: string | null; readonly text: string }
  /** No longer generated. */
  | { readonly kind: "remove"; readonly path: string; readonly before: string }
  | { readonly kind: "unchanged"; readonly path: string }
  /** The user's own since it was written once. */
  | { readonly kind: "kept"; readonly path: string };

/** What is on disk: the text of a file, and which files there are below the folders that are written to. */
export interface OutputOnDisk {
  readonly textOf: (path: string) => string | null;
  readonly paths: readonly string[];
}

/** In UTF-16 units: the mark stands in the first comment. */
const MARK_WITHIN = 400;

/**
 * What has to happen so that the disk has the generated files, in the order of paths.
 *
 * @throws Problem (usage) if a file that somebody else wrote stands in the place of one.
 */
export function planOutput(
  bridge: string,
  files: readonly GeneratedFile[],
  disk: OutputOnDisk,
): readonly OutputStep[] {
  const mark = generatedMark(bridge);
  const isMarked = (text: string) => text.slice(0, MARK_WITHIN).includes(mark);
  const wanted = new Set(files.map(({ path }) => path));
  const leftOver = disk.paths.flatMap((path): readonly OutputStep[] => {
    if (wanted.has(path)) return [];
    const before = disk.textOf(path);
    return before !== null && isMarked(before) ? [{ kind: "remove", path, before }] : [];
  });
  const steps = files.map((file): OutputStep => {
    const before = disk.textOf(file.path);
    if (before === null) return { kind: "write", path: file.path, before, text: file.text };
    if (file.ownership === "once") return { kind: "kept", path: file.path };
    if (before === file.text) return { kind: "unchanged", path: file.path };
    if (before !== "" && !isMarked(before)) refuseForeignFile(file.path, bridge);
    return { kind: "write", path: file.path, before, text: file.text };
  });
  return [...steps, ...leftOver].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function refuseForeignFile(path: string, bridge: string): never {
  throw new Problem(
    "usage",
    `${path} is there and was not generated from the bridge of ${bridge}`,
    null,
    "Move it away, or name another folder by --output.",
  );
}

/** Whether the disk lacks something or has something else. */
export function isStale(
  step: OutputStep,
): step is Extract<OutputStep, { readonly kind: "write" | "remove" }> {
  return step.kind === "write" || step.kind === "remove";
}
