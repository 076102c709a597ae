import { targetsWithoutGo } from "../../generate/go/targets.ts";
import type { Bridge } from "../../idl/bridge/bridge.ts";
import type { Triple } from "../../idl/target.ts";
import type { Renamed } from "../../lower/lowered.ts";
import { Problem } from "../../source/problem.ts";
import {
  openOutput,
  refuseForeignOutput,
  refuseNoFile,
  removeOutput,
  writeOutputs,
} from "../files/output-folder.ts";
import { openWorkTree, rootsOf } from "../files/work-tree.ts";
import { type Generation, generate } from "./generation.ts";
import { MANIFEST, type ManifestDifference, manifestDifferences } from "./manifest-differences.ts";
import { refuseNamesakes } from "./namesakes.ts";
import { isStale, type OutputStep, planOutput, type StaleStep } from "./plan-output.ts";

/** What would be written, with paths as they are shown. Nothing has been. */
export interface GenerationPlan {
  readonly bridge: Bridge;
  readonly steps: readonly OutputStep[];
  readonly renamed: readonly Renamed[];
  /** The targets for which no Go program can be built, if Go is written. */
  readonly withoutGo: readonly Triple[];
  /** What the Cargo.toml that was written once says otherwise by now. */
  readonly manifest: readonly ManifestDifference[];
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
  for (const { path, ownership } of files) {
    const isKept = ownership === "once" && disk.isThere(below(path));
    (isKept ? refuseNoFile : refuseForeignOutput)(cwd, below(path));
  }
  const steps = planOutput(lowered.bridge.name, files, disk, below);
  for (const step of steps) refuseForeignFile(step, lowered.bridge.name);
  refuseNamesakes(generation, lowered.bridge.name, steps, { files: tree, cwd });
  const { bridge, renamed } = lowered;
  const withoutGo = generation.languages.includes("go") ? targetsWithoutGo(bridge.targets) : [];
  const manifest = generation.languages.includes("rust") ? tree.read(below(MANIFEST)) : null;
  const differences = manifest?.ok ? manifestDifferences(bridge, manifest.file) : [];
  return { bridge, steps, renamed, withoutGo, manifest: differences };
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
 * Makes the disk as it was planned: all of it or, if a file cannot be written, nothing. Files that become the user's go
 * first and removed ones last, so that a run that ends in between is finished by the next one.
 *
 * @throws Problem if a file cannot be written or removed.
 */
export function writeGenerations(plans: readonly GenerationPlan[], cwd: string): void {
  const steps = plans.flatMap(stalePaths);
  const written = steps.flatMap((step) => (step.kind === "write" ? [step] : []));
  const isOnce = ({ ownership }: (typeof written)[number]): boolean => ownership === "once";
  writeOutputs(cwd, [...written.filter(isOnce), ...written.filter((step) => !isOnce(step))]);
  for (const step of steps) if (step.kind === "remove") removeOutput(cwd, step.path);
}

/** The steps that `gen` would take. */
export function stalePaths({ steps }: GenerationPlan): readonly StaleStep[] {
  return steps.filter(isStale);
}
