import path from "node:path";
import type { Contract } from "../idl/contract.ts";
import { readContract } from "../idl/read-contract.ts";
import { Problem } from "../source/problem.ts";
import { openWorkTree, rootsOf, shownPath } from "./files/work-tree.ts";

/**
 * The contract that is on disk at a place.
 *
 * @throws Problem if there is none, or it cannot be read.
 */
export function readCommittedContract(cwd: string, file: string): Contract {
  const files = openWorkTree({ cwd, roots: rootsOf(cwd, file) });
  const result = files.read(shownPath(cwd, file));
  if (result.ok) return readContract(result.file);
  if (result.failure.kind === "unreadable") {
    throw new Problem("input", `${file} cannot be read: ${result.failure.detail}`);
  }
  throw new Problem(
    "input",
    `there is no contract file ${file} to refresh`,
    null,
    "Leave --update out to write the first one.",
  );
}

/** What was read now, under the name and version that the committed file states: headers do not say them. */
export function refreshContract(committed: Contract, fresh: Contract): Contract {
  const version = committed.version ?? fresh.version;
  return { ...fresh, name: committed.name, ...(version === undefined ? {} : { version }) };
}

/** The form that a file's name asks for. */
export function formOfFile(file: string | null): "yaml" | "json" {
  return file !== null && path.extname(file).toLowerCase() === ".json" ? "json" : "yaml";
}
