import { readToml, type TomlTable, tableOf, textOf } from "../../expand/rust/toml-table.ts";
import type { Bridge } from "../../idl/bridge/bridge.ts";
import { Problem } from "../../source/problem.ts";
import { lineSpan, type SourceFile, type Span } from "../../source/source-file.ts";

/** Where `gen` writes a Cargo.toml once, below the output. */
export const MANIFEST = "rust/Cargo.toml";

/** What a Cargo.toml, which is the user's since it was written, says otherwise than its bridge. */
export interface ManifestDifference {
  readonly key: "name" | "version" | "edition" | "rust-version";
  readonly has: string;
  readonly wanted: string;
  readonly span: Span;
}

/** In the order of a manifest. What it does not say, or its workspace says, differs from nothing. */
export function manifestDifferences(bridge: Bridge, file: SourceFile): readonly ManifestDifference[] {
  const toml = tomlOf(file);
  if (toml === null) return [];
  const said = tableOf(toml, "package");
  const { crate, edition, msrv } = bridge.rust;
  const stated: readonly (readonly [ManifestDifference["key"], string | null, string])[] = [
    // The library is called by its own name, and else by the package's.
    ["name", textOf(tableOf(toml, "lib"), "name") ?? textOf(said, "name"), crate],
    ["version", textOf(said, "version"), bridge.version],
    ["edition", textOf(said, "edition"), edition],
    ["rust-version", textOf(said, "rust-version"), msrv],
  ];
  return stated.flatMap(([key, has, wanted]) =>
    has === null || has.replaceAll("-", "_") === wanted.replaceAll("-", "_")
      ? []
      : [{ key, has, wanted, span: spanOf(file, key) }],
  );
}

/** Cargo tells its user of one that is no TOML. */
function tomlOf(file: SourceFile): TomlTable | null {
  try {
    return readToml(file);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

function spanOf(file: SourceFile, key: string): Span {
  const lines = file.text.split("\n");
  const index = lines.findIndex((line) => line.trimStart().startsWith(key));
  return lineSpan(file, Math.max(0, index) + 1);
}
