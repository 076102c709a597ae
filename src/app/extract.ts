import type { Contract } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { createView } from "../layout/create-view.ts";
import type { View } from "../layout/view.ts";
import { byCodeUnit } from "../source/code-units.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { LeftOut } from "./choose-headers.ts";
import type { CrateVersion } from "./declared-version.ts";
import { extractGo } from "./extract-go.ts";
import { extractHeaders } from "./extract-headers.ts";
import { extractRust } from "./extract-rust.ts";
import type { Extraction, RustExtraction } from "./extraction.ts";
import { type ModuleMajor, moduleMajor } from "./go-module.ts";
import type { Input } from "./input.ts";
import { projectContract } from "./project-contract.ts";
import { readContractFile } from "./read-contract-file.ts";
import type { ReadSource } from "./read-kinds.ts";
import { type ReadProject, readSources } from "./read-sources.ts";
import type { ReadingSettings } from "./reading-options.ts";

export type { Extraction } from "./extraction.ts";
export { foldedLayoutGaps } from "./layout-gaps.ts";

/** An input that was read, with its sources where it has several. */
export interface InputExtraction extends Extraction {
  /** Of a project, else empty. */
  readonly sources: readonly ReadSource[];
  /** Of a project: what was left out and why, as it is said. */
  readonly leftOut: readonly LeftOut[];
  readonly crateVersion: CrateVersion | null;
  readonly moduleMajor: ModuleMajor | null;
}

/**
 * Reads an input as a contract.
 *
 * @param targets those that sources are read for; a contract file has its own.
 * @throws Problem if a file cannot be read, or a contract file is wrong.
 */
export function extractInput(
  input: Input,
  targets: readonly Triple[],
  options: ReadingSettings,
): InputExtraction {
  switch (input.kind) {
    case "headers":
      return { ...extractHeaders(input, targets, options), ...NO_SOURCES };
    case "go":
      return {
        ...extractGo(input, targets, options),
        ...NO_SOURCES,
        moduleMajor: moduleMajor(input.files, input.folder),
      };
    case "rust": {
      const extraction = extractRust(input, targets, { alsoNamed: new Set() });
      return { ...extraction, ...NO_SOURCES, crateVersion: crateVersionOf(extraction) };
    }
    case "project":
      return extractProject(input.name, readSources(input.plan, targets, options), targets);
    case "contract":
      return extractContract(input.file);
  }
}

const NO_SOURCES = { sources: [], leftOut: [], crateVersion: null, moduleMajor: null } as const;

/** @throws Problem if the file is neither a contract nor a bridge, or is wrong. */
export function extractContract(file: SourceFile): InputExtraction {
  const { contract, bridge } = readContractFile(file);
  const gaplessTargets = contract.gaps.length === 0 ? contract.targets : [];
  const read = { contract, gaps: contract.gaps, gaplessTargets, notes: [], ...NO_SOURCES };
  return bridge === undefined ? read : { ...read, bridge };
}

/** The contract of sources that were read, and what is told of all of them. */
export function extractProject(
  name: string,
  { sources, leftOut }: ReadProject,
  targets: readonly Triple[],
): InputExtraction {
  const contract = projectContract(name, sources, [...targets].sort(byCodeUnit));
  const crates = sources.flatMap((source) => (source.kind === "rust" ? [source.extraction] : []));
  const versions = crates.flatMap((crate) => crateVersionOf(crate) ?? []);
  const [version] = versions;
  const majors = sources.flatMap((source) =>
    source.kind === "go" ? (moduleMajor(source.input.files, source.input.folder) ?? []) : [],
  );
  const isOne = versions.every((other) => other.version === version?.version);
  return {
    contract,
    gaps: contract.gaps,
    gaplessTargets: targets.filter((target) =>
      sources.every(({ extraction }) => extraction.gaplessTargets.includes(target)),
    ),
    notes: sources.flatMap(({ extraction }) => extraction.notes),
    sources,
    leftOut,
    crateVersion: isOne ? (version ?? null) : null,
    moduleMajor: majors[0] ?? null,
  };
}

function crateVersionOf({ version, files }: RustExtraction): CrateVersion | null {
  const [manifest] = files;
  if (version === null || manifest === undefined) return null;
  const at = Math.max(manifest.text.search(/^[ \t]*version\b/m), 0);
  return { version, span: { file: manifest, start: at, end: at } };
}

/** Whether a Go source is among what is read. */
export function readsGo(input: Input): boolean {
  if (input.kind === "project") return input.plan.sources.some((source) => source.input.kind === "go");
  return input.kind === "go";
}

/** Whether a contract says nothing at all. */
export function isEmptyContract({
  types,
  constants,
  macros,
  statics,
  functions,
  requires,
}: Contract): boolean {
  const tables = [types, constants, macros, statics, functions, requires.functions, requires.statics];
  return tables.every((table) => table.size === 0);
}

/** The contract as each of some targets sees it. */
export function viewsOf(contract: Contract, targets: readonly Triple[]): readonly View[] {
  return targets.map((target) => createView(contract, target));
}
