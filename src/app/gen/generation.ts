import { generateBridge } from "../../generate/generate-bridge.ts";
import type { GeneratedFile, Language, Tier } from "../../generate/generated-file.ts";
import type { Templates } from "../../generate/templates.ts";
import { readBridge } from "../../idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../lower/lower-bridge.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { describeFailure, type Files } from "../../source/files.ts";
import { folderOf } from "../../source/path.ts";
import { Problem } from "../../source/problem.ts";
import type { Span } from "../../source/source-file.ts";
import { joinPath, normalizePath } from "../files/path.ts";

/** What of a bridge is to be written, and where. */
export interface Generation {
  /** The bridge file. */
  readonly bridge: string;
  /** The folder that is written to; null for the bridge file's. */
  readonly output: string | null;
  readonly languages: readonly Language[];
  readonly tier: Tier;
  readonly templates: Templates;
  /** Where the configuration asks for it; null if the command line does. */
  readonly span: Span | null;
}

/** A bridge with everything that follows from it. */
export interface Generated {
  readonly lowered: LoweredBridge;
  readonly files: readonly GeneratedFile[];
  /** Where a path of the output is. */
  readonly below: (path: string) => string;
}

/**
 * Reads a bridge and generates its files. Nothing is written.
 *
 * @throws Problem if it is not there or refused, or a template is wrong.
 */
export function generate(generation: Generation, files: Files): Generated {
  const lowered = lowerBridge(readBridgeFile(generation, files));
  return {
    lowered,
    files: generateBridge(lowered, generation.templates, generation),
    below: belowOutput(generation),
  };
}

function readBridgeFile({ bridge, span }: Generation, files: Files) {
  const result = files.read(bridge);
  if (result.ok) return readBridge(result.file);
  throw new Problem(
    "input",
    `the bridge file ${bridge} ${describeFailure(result.failure)}`,
    span,
    result.failure.kind === "directory" ? "Name the bridge file in it." : null,
  );
}

/** Where a path of the output of a bridge is. */
export function belowOutput({ bridge, output }: Pick<Generation, "bridge" | "output">) {
  const folder = output === null ? folderOf(normalizePath(bridge)) : normalizePath(output);
  return (path: string): string => joinPath(folder, path);
}
