import { Problem } from "../../source/problem.ts";
import { listOutput, readOutput } from "../files/output-folder.ts";
import { isBridgeText } from "../read-contract-file.ts";

/**
 * The bridge files of a folder, by name.
 *
 * @throws Problem (usage) if there is none.
 */
export function findBridges(cwd: string): readonly string[] {
  const candidates = listOutput(cwd, ".", 1).map((file) => file.replace(/^\.\//, ""));
  const bridges = candidates.filter(
    (file) => /\.ffi\.(?:ya?ml|json)$/.test(file) && isBridgeText(readOutput(cwd, file) ?? ""),
  );
  if (bridges.length > 0) return bridges;
  throw new Problem(
    "usage",
    "there is no bridge file here",
    null,
    "Name one: ffi-contract gen kv.ffi.yaml. It begins with `bridge: 1`; BRIDGE.md of ffi-contract explains the rest.",
  );
}
