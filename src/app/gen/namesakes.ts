import { generateBridge } from "../../generate/generate-bridge.ts";
import { LANGUAGES } from "../../generate/generated-file.ts";
import { readBridge } from "../../idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../lower/lower-bridge.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import type { Files } from "../../source/files.ts";
import { folderOf } from "../../source/path.ts";
import { Problem } from "../../source/problem.ts";
import { normalizePath } from "../files/path.ts";
import { fileIdentity } from "../files/work-tree.ts";
import { bridgesIn } from "./find-bridges.ts";
import { belowOutput, type Generation } from "./generation.ts";
import type { OutputStep } from "./plan-output.ts";

/**
 * Generated files are known by their bridge's name: another bridge of that name beside this one, written into the same
 * folder, would lose its files.
 *
 * @throws Problem (usage) if a step would remove or overwrite a file that another bridge in the folder of this one has
 *   generated.
 */
export function refuseNamesakes(
  generation: Generation,
  name: string,
  steps: readonly OutputStep[],
  { files, cwd }: { readonly files: Files; readonly cwd: string },
): void {
  const losing = steps.filter(losesText);
  if (losing.length === 0) return;
  const own = fileIdentity(cwd, null, generation.bridge);
  for (const place of bridgesIn(folderOf(normalizePath(generation.bridge)), files)) {
    const lowered = fileIdentity(cwd, null, place) === own ? null : lowerNeighbour(place, files);
    if (lowered?.bridge.name !== name) continue;
    const theirs = textsOf(lowered, generation);
    const lost = losing.find((step) => isOf(theirs, step));
    if (lost !== undefined) throw namesake(lost, place, name);
  }
}

type LosingStep = Extract<OutputStep, { readonly kind: "write" | "remove" }>;

function losesText(step: OutputStep): step is LosingStep {
  return step.kind === "remove" || (step.kind === "write" && step.before !== null);
}

/** What stands in the place of a file that both generate is the other's if it is just what that generates. */
function isOf(theirs: ReadonlyMap<string, string>, step: LosingStep): boolean {
  const text = theirs.get(step.path);
  return text !== undefined && (step.kind === "remove" || step.before === text);
}

/** Null if it cannot be read: then it has nothing to lose that it could write again. */
function lowerNeighbour(place: string, files: Files): LoweredBridge | null {
  const result = files.read(place);
  if (!result.ok) return null;
  try {
    return lowerBridge(readBridge(result.file));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

function textsOf(lowered: LoweredBridge, generation: Generation): ReadonlyMap<string, string> {
  const { templates, tier } = generation;
  const below = belowOutput(generation);
  const files = generateBridge(lowered, templates, { languages: LANGUAGES, tier });
  return new Map(files.map(({ path, text }) => [below(path), text]));
}

function namesake({ kind, path }: LosingStep, place: string, name: string): Problem {
  const what = kind === "remove" ? "removed" : "overwritten";
  return new Problem(
    "usage",
    `${path} would be ${what}, and it is generated from ${place}, a bridge that is called ${name} too`,
    null,
    "Give one of them another `name`, by which its files are known, or another folder by --output.",
  );
}
