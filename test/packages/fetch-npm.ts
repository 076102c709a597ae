import { join } from "node:path";
import type { Fetch } from "./pin.ts";
import { runClient } from "./run-client.ts";

/** A package of npm's registry, unpacked and not installed: none of its scripts is run. */
export const fetchNpm: Fetch = ({ name, version }, folder) => {
  const archive = runClient(
    "npm",
    ["pack", `${name}@${version}`, "--ignore-scripts", "--silent"],
    folder,
  ).trim();
  runClient("tar", ["-xzf", archive], folder);
  return join(folder, "package");
};
