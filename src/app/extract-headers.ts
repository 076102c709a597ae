import { predefinedMacros } from "../expand/c/predefined-macros.ts";
import { preprocess } from "../expand/c/preprocess.ts";
import { runPerTargetGroup, type TargetGroup } from "../expand/target-groups.ts";
import { extractC } from "../extract/c/extract.ts";
import type { Contract } from "../idl/contract.ts";
import type { Gap, Note } from "../idl/gap.ts";
import { handshakeNotes } from "../idl/handshake.ts";
import type { Triple } from "../idl/target.ts";
import { resolveC } from "../resolve/c/resolve.ts";
import { mergeContracts } from "../resolve/merge.ts";
import type { Span } from "../source/source-file.ts";
import type { Extraction } from "./extraction.ts";
import { gapsWithTargets, withoutRepeats } from "./fold-gaps.ts";
import type { HeaderInput } from "./input.ts";
import type { ReadingOptions } from "./reading-options.ts";

type Settings = Pick<ReadingOptions, "defines" | "undefines">;

/** What was read of headers for a group of targets. */
export interface HeaderPass {
  readonly contract: Contract;
  readonly gaps: readonly Gap[];
  readonly notes: readonly Note[];
}

/**
 * Reads headers the C way, once for each group of targets that they cannot tell apart, and puts the contracts of the
 * groups together.
 *
 * @throws Problem if a header cannot be read.
 */
export function extractHeaders(
  input: HeaderInput,
  targets: readonly Triple[],
  settings: Settings,
): Extraction {
  return joinHeaderPasses(input, readHeaderPasses(input, targets, settings), targets);
}

/**
 * Reads headers once for each group of targets that they cannot tell apart.
 *
 * @throws Problem if a header cannot be read.
 */
export function readHeaderPasses(
  input: HeaderInput,
  targets: readonly Triple[],
  settings: Settings,
): readonly TargetGroup<HeaderPass>[] {
  return runPerTargetGroup(targets, predefinedMacros, (target, predefined) =>
    extractOnce(input, target, predefined, settings),
  );
}

/**
 * Puts together what was read of headers for groups of targets that are disjoint.
 *
 * @param targets those that are read for; on those of no group the headers are not there, and nothing is missing.
 */
export function joinHeaderPasses(
  input: HeaderInput,
  read: readonly TargetGroup<HeaderPass>[],
  targets: readonly Triple[],
): Extraction {
  const others = targets.filter((target) => !read.some((group) => group.targets.includes(target)));
  const absent = { contract: emptyContract(input.name, others), gaps: [], notes: [] };
  const groups = others.length === 0 ? read : [...read, { targets: others, result: absent }];
  const contracts = groups.map(({ targets: group, result }) => ({
    targets: group,
    contract: result.contract,
  }));
  const merged = mergeContracts(contracts);
  const span = merged.span ?? startOf(input);
  const told = groups.map(({ targets: group, result }) => ({ targets: group, gaps: result.gaps }));
  const gaps = gapsWithTargets(told, targets.length);
  const notes = withoutRepeats([...groups.flatMap(({ result }) => result.notes), ...handshakeNotes(merged)]);
  const clean = told.flatMap(({ targets: group, gaps: met }) => (met.length === 0 ? group : []));
  return {
    contract: { ...merged, ...(span === null ? {} : { span }), gaps },
    gaps,
    gaplessTargets: clean,
    notes,
  };
}

function emptyContract(name: string, targets: readonly Triple[]): Contract {
  const [types, constants, macros] = [new Map(), new Map(), new Map()];
  const [statics, functions] = [new Map(), new Map()];
  const requires = { functions: new Map(), statics: new Map() };
  const tables = { types, constants, macros, statics, functions, requires };
  return { name, side: "declarations", targets, ...tables, gaps: [] };
}

function extractOnce(
  input: HeaderInput,
  target: Triple,
  predefined: (name: string) => string | undefined,
  { defines, undefines }: Settings,
): HeaderPass {
  const { files, headers, includePaths, ownTree, name } = input;
  const unit = preprocess({
    ...{ files, entries: headers, includePaths, ownTree },
    ...{ defines, undefines, predefined },
  });
  const { declarations, gaps } = extractC(unit);
  const contract = resolveC(declarations, unit, { name, targets: [target] });
  // Last, because the unit gains gaps when the later stages expand macros.
  return { contract, gaps: [...unit.gaps, ...gaps, ...contract.gaps], notes: unit.notes };
}

/** The start of the first header, where a finding points that has no better place. */
function startOf({ files, headers }: HeaderInput): Span | null {
  const [first] = headers;
  if (first === undefined) return null;
  const result = files.read(first);
  return result.ok ? { file: result.file, start: 0, end: 0 } : null;
}
