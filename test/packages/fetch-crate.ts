import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Fetch } from "./pin.ts";
import { runClient } from "./run-client.ts";

/**
 * A crate through cargo. Each version gets a project of its own: one resolution holds a single version of a crate that
 * has `links`. Nothing is built; cargo checks the crate against the registry's checksum.
 */
export const fetchCrate: Fetch = ({ name, version }, folder) => {
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "src", "lib.rs"), "");
  writeFileSync(join(folder, "Cargo.toml"), manifestFor(name, version));
  runClient("cargo", ["fetch", "--quiet"], folder);
  const metadata: unknown = JSON.parse(
    runClient("cargo", ["metadata", "--offline", "--format-version", "1"], folder),
  );
  const manifest = manifestOf(metadata, name, version);
  if (manifest === null) throw new Error(`cargo brought no ${name} ${version}`);
  return dirname(manifest);
};

function manifestFor(name: string, version: string): string {
  return `[package]
name = "bring"
version = "0.0.0"
edition = "2021"
publish = false

[dependencies]
${name} = { version = "=${version}", default-features = false }

[workspace]
`;
}

function manifestOf(metadata: unknown, name: string, version: string): string | null {
  if (!hasPackages(metadata)) return null;
  const found = metadata.packages.find((crate) => crate.name === name && crate.version === version);
  return found?.manifest_path ?? null;
}

interface Metadata {
  readonly packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly manifest_path: string;
  }[];
}

function hasPackages(value: unknown): value is Metadata {
  return typeof value === "object" && value !== null && "packages" in value && Array.isArray(value.packages);
}
