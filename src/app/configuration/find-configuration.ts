import type { Files } from "../../source/files.ts";
import { Problem } from "../../source/problem.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { joinPath } from "../files/path.ts";

export const CONFIGURATION_NAME = "ffi-contract.yaml";
const NEAR_NAMES = ["ffi-contract.yml", "ffi-contract.json", ".ffi-contract.yaml", ".ffi-contract.yml"];

/**
 * The configuration in a folder (by default the tree's root), or null if there is none.
 *
 * @throws Problem (usage) if it is there and cannot be read, or stands under a name that would be passed over.
 */
export function findConfiguration(files: Files, folder = ""): SourceFile | null {
  const place = joinPath(folder, CONFIGURATION_NAME);
  const result = files.read(place);
  if (result.ok) return result.file;
  const { failure } = result;
  if (failure.kind === "directory") throw new Problem("usage", `${place} is a folder, not a configuration`);
  if (failure.kind === "unreadable") throw new Problem("usage", `${place} cannot be read: ${failure.detail}`);
  const names = new Set(files.list(folder));
  const near = NEAR_NAMES.find((name) => names.has(name));
  if (near === undefined) return null;
  throw new Problem(
    "usage",
    `a configuration is called ${CONFIGURATION_NAME}, and ${joinPath(folder, near)} is not read`,
    null,
    `Rename it to ${CONFIGURATION_NAME}.`,
  );
}
