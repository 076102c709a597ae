import type { Bridge } from "../../idl/bridge/bridge.ts";
import type { Renamed } from "../../lower/lowered.ts";
import { Problem } from "../../source/problem.ts";
import { openOutput, refuseForeignOutput, removeOutput, writeOutput } from "../files/output-folder.ts";
import { openWorkTree, rootsOf } from "../files/work-tree.ts";
import { type Generation, generate } from "./generation.ts";
import { isStale, type OutputStep, planOutput, type StaleStep } from "./plan-output.ts";

/** What would be written, with paths as they are shown. Nothing has been. */
export interface GenerationPlan {
  readonly bridge: Bridge;
  readonly steps: readonly OutputStep[];
  readonly renamed: readonly Renamed[];
}

/**
 * Reads a bridge and holds what follows from it against the disk.
 *
 * @throws Problem if the bridge is refused, a template is wrong, or somebody else's file or a link is in the way.
 */
export function planGeneration(generation: Generation, cwd: string): GenerationPlan {
  const tree = openWorkTree({ cwd, roots: rootsOf(cwd, generation.bridge) });
  const { lowered, files, below } = generate(generation, tree);
  const disk = openOutput(cwd);
  for (const { path, ownership } of files)
    if (ownership === "generated" || !disk.isThere(below(path))) refuseForeignOutput(cwd, below(path));
  const steps = planOutput(lowered.bridge.name, files, disk, below);
  for (const step of steps) refuseForeignFile(step, lowered.bridge.name);
  return { bridge: lowered.bridge, steps, renamed: lowered.renamed };
}

function refuseForeignFile(step: OutputStep, bridge: string): void {
  if (step.kind !== "foreign") return;
  const what = step.from === null ? "was not generated" : `was generated from the bridge of ${step.from}`;
  throw new Problem(
    "usage",
    `${step.path} is there and ${what}: the bridge of ${bridge} would overwrite it`,
    null,
    "Move it away, or name another folder by --output.",
  );
}

/**
 * Makes the disk as it was planned: each file whole or not at all. Those that become the user's go first, so that a run
 * that ends in between begins anew the next time.
 */
export function writeGeneration(plan: GenerationPlan, cwd: string): void {
  const steps = stalePaths(plan);
  const isOnce = (step: StaleStep): boolean => step.kind === "write" && step.ownership === "once";
  for (const step of [...steps.filter(isOnce), ...steps.filter((other) => !isOnce(other))]) {
    if (step.kind === "write") writeOutput(cwd, step.path, step.text);
    else removeOutput(cwd, step.path);
  }
}

/** The steps that `gen` would take. */
export function stalePaths({ steps }: GenerationPlan): readonly StaleStep[] {
  return steps.filter(isStale);
}
