import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import type { Fetch } from "./pin.ts";
import { runClient } from "./run-client.ts";

/**
 * A crate alone, without what it depends on: cargo unpacks what it is asked about, and checks it against the registry's
 * checksum. Nothing is built.
 */
export const fetchOneCrate: Fetch = ({ name, version }, folder) => {
  runClient("cargo", ["info", "--quiet", "--registry", "crates-io", `${name}@${version}`], folder);
  const sources = join(env["CARGO_HOME"] ?? join(homedir(), ".cargo"), "registry", "src");
  const found = readdirSync(sources)
    .map((registry) => join(sources, registry, `${name}-${version}`))
    .find((place) => existsSync(place));
  if (found === undefined) throw new Error(`cargo brought no ${name} ${version}`);
  return found;
};
