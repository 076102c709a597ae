import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Fetch } from "./pin.ts";
import { runClient } from "./run-client.ts";

/**
 * A Debian package through apt-get, unpacked and not installed, as any user. Where the machine has no list of packages
 * that names this version, one of its own is made first.
 */
export const fetchDebian: Fetch = ({ name, version }, folder) => {
  const wanted = `${name}=${version}`;
  try {
    runClient("apt-get", ["download", "--quiet", wanted], folder);
  } catch (first) {
    downloadByOwnLists(wanted, folder, first);
  }
  const archive = readdirSync(folder).find((file) => file.endsWith(".deb"));
  if (archive === undefined) throw new Error(`apt-get brought no ${wanted}`);
  runClient("dpkg-deb", ["--extract", archive, "content"], folder);
  return join(folder, "content");
};

function downloadByOwnLists(wanted: string, folder: string, first: unknown): void {
  for (const part of ["lists/partial", "cache/archives/partial"]) {
    mkdirSync(join(folder, "apt", part), { recursive: true });
  }
  const places = [
    ["-o", `Dir::State::Lists=${join(folder, "apt", "lists")}`],
    ["-o", `Dir::Cache=${join(folder, "apt", "cache")}`],
    ["-o", "APT::Sandbox::User="],
  ].flat();
  try {
    runClient("apt-get", [...places, "update", "--quiet"], folder);
    runClient("apt-get", [...places, "download", "--quiet", wanted], folder);
  } catch (second) {
    throw new AggregateError([first, second], `${String(second)}\nbefore that: ${String(first)}`);
  }
}
