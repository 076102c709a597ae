import path from "node:path";
import { generateBridge } from "../../generate/generate-bridge.ts";
import { LANGUAGES, type Language, type Tier } from "../../generate/generated-file.ts";
import type { Templates } from "../../generate/templates.ts";
import type { Bridge } from "../../idl/bridge/bridge.ts";
import { readBridge } from "../../idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../lower/lower-bridge.ts";
import type { Renamed } from "../../lower/lowered.ts";
import { nearest } from "../../source/nearest.ts";
import { Problem } from "../../source/problem.ts";
import {
  listOutput,
  readOutput,
  refuseForeignOutput,
  removeOutput,
  writeOutput,
} from "../files/output-folder.ts";
import { normalizePath } from "../files/path.ts";
import { readOwnTemplates } from "../files/read-templates.ts";
import { openWorkTree, rootsOf, shownPath } from "../files/work-tree.ts";
import { isStale, type OutputStep, planOutput } from "./plan-output.ts";

/** What of a bridge is to be written, and where. */
export interface Generation {
  /** The bridge file, as given. */
  readonly bridge: string;
  /** The folder that is written to; null for the bridge file's. */
  readonly output: string | null;
  readonly languages: readonly Language[];
  readonly tier: Tier;
  readonly templates: Templates;
}

/** What would be written, with paths as they are shown. Nothing has been. */
export interface GenerationPlan {
  readonly bridge: Bridge;
  readonly steps: readonly OutputStep[];
  readonly renamed: readonly Renamed[];
}

/** Where the files of each language lie: what is looked through for those that are no longer written. */
const FOLDERS: Readonly<Record<Language, string>> = { c: "include", go: "go", rust: "rust/src/generated" };

/**
 * Reads a bridge and holds what follows from it against the disk.
 *
 * @throws Problem if the bridge is refused, a template is wrong, or somebody else's file or a link is in the way.
 */
export function planGeneration(generation: Generation, cwd: string): GenerationPlan {
  const bridge = readBridgeFile(generation.bridge, cwd);
  const lowered = lowerBridge(bridge);
  const folder = normalizePath(generation.output ?? path.dirname(generation.bridge));
  const below = (file: string) => (folder === "" ? file : `${folder}/${file}`);
  const files = generateBridge(lowered, generation.templates, generation).map((file) => ({
    ...file,
    path: below(file.path),
  }));
  for (const file of files) refuseForeignOutput(cwd, file.path);
  const steps = planOutput(bridge.name, files, {
    textOf: (file) => readOutput(cwd, file),
    paths: generation.languages.flatMap((language) => listOutput(cwd, below(FOLDERS[language]))),
  });
  return { bridge: lowered.bridge, steps, renamed: lowered.renamed };
}

function readBridgeFile(file: string, cwd: string): Bridge {
  const result = openWorkTree({ cwd, roots: rootsOf(cwd, file) }).read(shownPath(cwd, file));
  if (result.ok) return readBridge(result.file);
  const why =
    result.failure.kind === "unreadable" ? `cannot be read: ${result.failure.detail}` : "is not there";
  throw new Problem("input", `the bridge file ${file} ${why}`);
}

/** Makes the disk as it was planned: each file whole or not at all. */
export function writeGeneration({ steps }: GenerationPlan, cwd: string): void {
  for (const step of steps) {
    if (step.kind === "write") writeOutput(cwd, step.path, step.text);
    if (step.kind === "remove") removeOutput(cwd, step.path);
  }
}

/** The steps that `gen` would take. */
export function stalePaths({
  steps,
}: GenerationPlan): readonly Extract<OutputStep, { readonly kind: "write" | "remove" }>[] {
  return steps.filter(isStale);
}

/**
 * The templates to print with: ours, some of them replaced by the team's.
 *
 * @throws Problem (usage) if the folder has one that replaces none.
 */
export function templatesWith(ours: Templates, folder: string | null, cwd: string): Templates {
  if (folder === null) return ours;
  const own = readOwnTemplates(cwd, folder, LANGUAGES);
  for (const name of own.keys()) {
    if (ours.has(name)) continue;
    const meant = nearest(name, ours.keys());
    const hint = meant === null ? "" : `; did you mean \`${meant}\`?`;
    throw new Problem("usage", `--templates ${folder}: there is no template \`${name}\` to replace${hint}`);
  }
  return new Map([...ours, ...own]);
}
