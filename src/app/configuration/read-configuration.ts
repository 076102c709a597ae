import { isMap } from "yaml";
import { type PlacedValue, readPlainValue } from "../../idl/plain-value.ts";
import { requireShape } from "../../idl/schema-problem.ts";
import type { Triple } from "../../idl/target.ts";
import { parseYaml } from "../../idl/yaml-text.ts";
import { Problem } from "../../source/problem.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Configuration, ConfiguredLibrary, ConfiguredPath } from "./configuration.ts";
import { resolveConfiguredPath } from "./configured-path.ts";
import { knownRuleIds } from "./known-rules.ts";
import { placeOfEntryIn, refuse, refuseTwice } from "./place.ts";
import { readGenerations } from "./read-generation.ts";
import { readSource } from "./read-source.ts";
import { readLevels, readWaivers } from "./read-waiver.ts";
import {
  CONFIGURATION_FORMAT,
  configurationSchema,
  type WrittenConfiguration,
  type WrittenLibrary,
} from "./schema.ts";
import { settleSourceIssues } from "./settle-source-issues.ts";

/** Written by hand: a megabyte is a mistake, or worse. */
const LARGEST_CONFIGURATION = 1024 * 1024;

/**
 * Reads `ffi-contract.yaml`. Its paths become relative to the tree's root.
 *
 * @throws Problem (usage) with the place and the way out, for the first thing that is wrong: syntax before values,
 *   values before their meaning, each in the order of the file.
 */
export function readConfiguration(file: SourceFile): Configuration {
  const placed = asUsage(() => readYaml(file));
  return buildConfiguration(
    placed,
    asUsage(() => checkShape(placed)),
  );
}

/** What is an unreadable input elsewhere is wrong usage here. */
function asUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    throw new Problem("usage", problem.message, problem.span, problem.remedy);
  }
}

function readYaml(file: SourceFile): PlacedValue {
  const start = { file, start: 0, end: 0 };
  if (file.encoding !== undefined) refuse(start, "this configuration is not UTF-8", "save it as UTF-8");
  const kind = { noun: "configuration", largest: LARGEST_CONFIGURATION };
  const root = parseYaml(file, kind)?.contents ?? null;
  if (root === null || !isMap(root) || !root.has("config"))
    return refuse(
      start,
      "this is no configuration: the key `config` is missing",
      `a configuration begins with \`config: ${CONFIGURATION_FORMAT}\``,
    );
  return readPlainValue(file, root);
}

function checkShape(placed: PlacedValue): WrittenConfiguration {
  const { value } = placed;
  if (typeof value === "object") refuseOtherFormat(placed, value, Object.entries(value));
  requireShape(configurationSchema, placed, value, settleSourceIssues);
  return value;
}

function refuseOtherFormat(
  placed: PlacedValue,
  root: object,
  entries: readonly (readonly [string, unknown])[],
): void {
  const format = entries.find(([key]) => key === "config")?.[1];
  if (format === CONFIGURATION_FORMAT) return;
  const span = placeOfEntryIn(placed, root, "config");
  if (typeof format === "bigint" && format > CONFIGURATION_FORMAT)
    refuse(
      span,
      `written for a newer ffi-contract: it has format ${format}, and this one reads ${CONFIGURATION_FORMAT}`,
      "update ffi-contract",
    );
  refuse(
    span,
    "this is no format of configurations",
    `this program reads \`config: ${CONFIGURATION_FORMAT}\``,
  );
}

function buildConfiguration(placed: PlacedValue, written: WrittenConfiguration): Configuration {
  const knownRules = knownRuleIds();
  const { check = {}, gen = [] } = written;
  return {
    libraries: readLibraries(placed, written.libraries ?? []),
    targets: written.targets === undefined ? null : readTargets(placed, written.targets),
    check: {
      failOn: check.fail_on ?? "error",
      rules: readLevels(placed, check.rules ?? {}, knownRules),
      waivers: readWaivers(placed, check.waivers ?? [], knownRules),
    },
    ...readGenerations(placed, gen),
  };
}

function readTargets(placed: PlacedValue, targets: readonly Triple[]): readonly Triple[] {
  refuseTwice(
    targets,
    (target) => target,
    (_, index) => placeOfEntryIn(placed, targets, index),
    (target) => `the target \`${target}\``,
  );
  return [...targets].sort();
}

function readLibraries(
  placed: PlacedValue,
  written: readonly WrittenLibrary[],
): readonly ConfiguredLibrary[] {
  const libraries = written.map((library) => readLibrary(placed, library));
  refuseTwice(
    libraries,
    ({ name }) => name,
    (_, index) => placeOfEntryIn(placed, written[index] ?? written, "name"),
    ({ name }) => `the library \`${name}\``,
  );
  const files = libraries.flatMap(({ contract, released, meaning }) =>
    [contract, released, meaning].flatMap((path) => (path === null ? [] : [path])),
  );
  refuseTwice(
    files,
    ({ path }) => path,
    ({ span }) => span,
    ({ text }) => `the file \`${text}\``,
  );
  return libraries;
}

function readLibrary(placed: PlacedValue, library: WrittenLibrary): ConfiguredLibrary {
  const file = (key: "contract" | "released" | "meaning"): ConfiguredPath | null => {
    const text = library[key];
    if (text === undefined) return null;
    const path = resolveConfiguredPath(text, placeOfEntryIn(placed, library, key));
    if (!/\.(?:ya?ml|json)$/i.test(path.path))
      refuse(path.span, `\`${text}\` is no contract file`, "its name ends in .ffi.yaml or .ffi.json");
    return path;
  };
  return {
    name: library.name,
    contract: file("contract"),
    released: file("released"),
    meaning: file("meaning"),
    sources: library.sources.map((source, index) =>
      readSource(placed, source, placeOfEntryIn(placed, library.sources, index)),
    ),
    span: placeOfEntryIn(placed, library, "name"),
  };
}
