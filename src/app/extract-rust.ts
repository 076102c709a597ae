import { cfgFacts } from "../expand/rust/cfg-facts.ts";
import type { RustCrate } from "../expand/rust/crate.ts";
import { readCrate } from "../expand/rust/read-crate.ts";
import { type Lookup, runPerTargetGroup, type TargetGroup } from "../expand/target-groups.ts";
import type { Contract } from "../idl/contract.ts";
import type { Gap, GapReason, Note } from "../idl/gap.ts";
import { handshakeNotes } from "../idl/handshake.ts";
import type { Triple } from "../idl/target.ts";
import { mergeContracts } from "../resolve/merge.ts";
import { resolveRust } from "../resolve/rust/resolve.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { RustExtraction } from "./extraction.ts";
import { gapsWithTargets, withoutRepeats } from "./fold-gaps.ts";
import type { RustInput } from "./input.ts";

export interface RustSettings {
  /** Types and constants that other sources declare: they are part of the contract though no symbol reaches them. */
  readonly alsoNamed: ReadonlySet<string>;
  /** Whether other sources declare a type of that name as either language spells it. */
  readonly isNamedType?: (name: string) => boolean;
  /** Whether another source shows the fields of a type of that name; none does where it is left out. */
  readonly isShown?: (name: string) => boolean;
}

/** Where these are met, something was not read that may define symbols. */
const MAY_HIDE_SYMBOLS: ReadonlySet<GapReason> = new Set([
  "macro",
  "module",
  "include",
  "condition",
  "syntax",
  "encoding",
  "limit",
]);

/** A crate as its files have it, once for each group of targets that its files cannot tell apart. */
export interface CrateReading {
  readonly input: RustInput;
  readonly targets: readonly Triple[];
  readonly groups: readonly TargetGroup<RustCrate>[];
}

/** @throws Problem if the manifest or the root file cannot be read, or a feature is not the crate's. */
export function readCrates(input: RustInput, targets: readonly Triple[]): CrateReading {
  const { files, manifest, root, choice, cfg } = input;
  const groups = runPerTargetGroup(targets, cfgFacts, (_, lookup) =>
    readCrate({ files, manifest, root, choice, cfg, lookup }),
  );
  return { input, targets, groups };
}

/** Reads a crate and what it has on all targets. @throws Problem as `readCrates`. */
export function extractRust(
  input: RustInput,
  targets: readonly Triple[],
  settings: RustSettings,
): RustExtraction {
  return resolveCrates(readCrates(input, targets), settings);
}

/** What a crate has on all targets: its exports, what its `extern` blocks require, and the types and constants that these reach. */
export function resolveCrates(
  { input, targets, groups: readings }: CrateReading,
  settings: RustSettings,
): RustExtraction {
  const groups = readings.flatMap(({ targets: alike, result: crate }) =>
    runPerTargetGroup(alike, cfgFacts, (target, lookup) =>
      resolveOnce(input, crate, target, lookup, settings),
    ),
  );
  const passes = groups.map(({ result }) => result);
  const [first] = passes;
  if (first === undefined) throw new Error("a crate is read for one target at least");
  const merged = mergeContracts(
    groups.map(({ targets: group, result }) => ({ targets: group, contract: result.contract })),
  );
  const furthest = Math.max(...passes.map(({ furtherRequires }) => furtherRequires.length));
  const furtherRequires = Array.from({ length: furthest }, (_, at) =>
    mergeContracts(
      groups.map(({ targets: group, result }) => ({
        targets: group,
        contract: result.furtherRequires[at] ?? { ...result.contract, ...NO_SYMBOLS },
      })),
    ),
  );
  const told = groups.map(({ targets: group, result }) => ({ targets: group, gaps: result.gaps }));
  const gaps = gapsWithTargets(told, targets.length);
  const { span } = first.contract;
  return {
    contract: { ...merged, ...(span === undefined ? {} : { span }), gaps },
    furtherRequires,
    gaps,
    gaplessTargets: told.flatMap(({ targets: group, gaps: met }) => (met.length === 0 ? group : [])),
    notes: withoutRepeats([
      ...passes.flatMap(({ notes }) => notes),
      ...[merged, ...furtherRequires].flatMap(handshakeNotes),
    ]),
    version: first.crate.version,
    crateTypes: first.crate.crateTypes,
    externBlocks: passes.flatMap(({ externBlocks }) => externBlocks),
    askedFeatures: joinFeatures(passes),
    files: joinFiles(passes),
    mayDefineMore: gaps.some(({ reason }) => MAY_HIDE_SYMBOLS.has(reason)),
  };
}

const NO_SYMBOLS = {
  functions: new Map(),
  statics: new Map(),
  requires: { functions: new Map(), statics: new Map() },
  gaps: [],
};

interface Pass {
  readonly crate: RustCrate;
  readonly contract: Contract;
  readonly furtherRequires: readonly Contract[];
  readonly gaps: readonly Gap[];
  readonly notes: readonly Note[];
  readonly externBlocks: readonly (readonly string[])[];
}

function resolveOnce(
  input: RustInput,
  crate: RustCrate,
  target: Triple,
  lookup: Lookup,
  settings: RustSettings,
): Pass {
  const name = input.manifest === null ? input.name : crate.name;
  const version = crate.version === null ? {} : { version: crate.version };
  const { alsoNamed, isNamedType = () => false, isShown = () => false } = settings;
  const options = { name, ...version, targets: [target], alsoNamed, isNamedType, isShown, lookup };
  const { contract, furtherRequires, notes, externBlocks } = resolveRust(crate, options);
  return {
    ...{ crate, contract, furtherRequires, notes, externBlocks },
    gaps: [...crate.gaps, ...contract.gaps],
  };
}

/** Whether a feature is on does not depend on the target; which ones were asked for may. */
function joinFeatures(passes: readonly Pass[]): RustExtraction["askedFeatures"] {
  const all = (side: "on" | "off") =>
    [...new Set(passes.flatMap(({ crate }) => crate.askedFeatures[side]))].sort();
  return { on: all("on"), off: all("off") };
}

function joinFiles(passes: readonly Pass[]): readonly SourceFile[] {
  return [...new Set(passes.flatMap(({ crate }) => crate.files))];
}
