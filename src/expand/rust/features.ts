import { nearest } from "../../source/nearest.ts";
import { Problem } from "../../source/problem.ts";
import type { SourceFile } from "../../source/source-file.ts";

/** Which features are on, as Cargo's options of the same names say. */
export interface FeatureRequest {
  readonly features: readonly string[];
  readonly allFeatures: boolean;
  readonly defaultFeatures: boolean;
}

/** What a manifest says of features. */
export interface FeatureTable {
  /** By name what each switches on: features, `dep:name`, `name/feature`, `name?/feature`. */
  readonly features: ReadonlyMap<string, readonly string[]>;
  readonly optionalDependencies: readonly string[];
}

/**
 * The table with the features that optional dependencies are by themselves: those that no `dep:` names (Cargo Book,
 * "Features", "Optional dependencies").
 */
function withImplicit({
  features,
  optionalDependencies,
}: FeatureTable): ReadonlyMap<string, readonly string[]> {
  const explicit = new Set([...features.values()].flat().filter((one) => one.startsWith("dep:")));
  const implicit = optionalDependencies.filter((name) => !explicit.has(`dep:${name}`) && !features.has(name));
  return new Map([...features, ...implicit.map((name) => [name, [`dep:${name}`]] as const)]);
}

/** The feature of this crate that an entry of the table switches on, or null. */
function switchedOn(entry: string, table: ReadonlyMap<string, readonly string[]>): string | null {
  if (entry.startsWith("dep:")) return null;
  const slash = entry.indexOf("/");
  if (slash === -1) return entry;
  const dependency = entry.slice(0, slash);
  return !dependency.endsWith("?") && table.has(dependency) ? dependency : null;
}

/** @throws Problem if a requested feature is not of this crate. */
function checkRequested(
  requested: readonly string[],
  table: ReadonlyMap<string, readonly string[]>,
  manifest: SourceFile,
): void {
  for (const name of requested) {
    if (table.has(name) || name === "default" || name.includes("/")) continue;
    const meant = nearest(name, table.keys());
    const all = [...table.keys()].sort().join(", ");
    const remedy =
      meant !== null ? `did you mean \`${meant}\`?` : all === "" ? "it has none" : `it has: ${all}`;
    throw new Problem("usage", `${manifest.path} has no feature \`${name}\``, null, remedy);
  }
}

/**
 * The features that are on (Cargo Book, "Features").
 *
 * @throws Problem if a requested feature is not of this crate.
 */
export function settleFeatures(
  declared: FeatureTable,
  request: FeatureRequest,
  manifest: SourceFile,
): ReadonlySet<string> {
  const table = withImplicit(declared);
  checkRequested(request.features, table, manifest);
  const open = [...request.features];
  if (request.defaultFeatures) open.push("default");
  if (request.allFeatures) open.push(...table.keys());
  const on = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const feature = switchedOn(name, table);
    if (feature === null || on.has(feature)) continue;
    if (table.has(feature)) on.add(feature);
    open.push(...(table.get(feature) ?? []));
  }
  return on;
}
