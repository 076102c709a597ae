import { predefinedMacros } from "../expand/c/predefined-macros.ts";
import { preprocess } from "../expand/c/preprocess.ts";
import { runPerTargetGroup } from "../expand/target-groups.ts";
import { extractC } from "../extract/c/extract.ts";
import type { Contract } from "../idl/contract.ts";
import type { Gap, Note } from "../idl/gap.ts";
import type { Triple } from "../idl/target.ts";
import { resolveC } from "../resolve/c/resolve.ts";
import { mergeContracts } from "../resolve/merge.ts";
import type { Span } from "../source/source-file.ts";
import type { Extraction } from "./extraction.ts";
import { gapsWithTargets, withoutRepeats } from "./fold-gaps.ts";
import type { HeaderInput } from "./input.ts";
import type { ReadingOptions } from "./reading-options.ts";

type Settings = Pick<ReadingOptions, "defines" | "undefines">;

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
  const groups = runPerTargetGroup(targets, predefinedMacros, (target, predefined) =>
    extractOnce(input, target, predefined, settings),
  );
  const contracts = groups.map(({ targets: group, result }) => ({
    targets: group,
    contract: result.contract,
  }));
  const merged = mergeContracts(contracts);
  const span = merged.span ?? startOf(input);
  const told = groups.map(({ targets: group, result }) => ({ targets: group, gaps: result.gaps }));
  const gaps = gapsWithTargets(told, targets.length);
  const notes = withoutRepeats(groups.flatMap(({ result }) => result.notes));
  const clean = told.flatMap(({ targets: group, gaps: met }) => (met.length === 0 ? group : []));
  return {
    contract: { ...merged, ...(span === null ? {} : { span }), gaps },
    gaps,
    gaplessTargets: clean,
    notes,
  };
}

interface Pass {
  readonly contract: Contract;
  readonly gaps: readonly Gap[];
  readonly notes: readonly Note[];
}

function extractOnce(
  input: HeaderInput,
  target: Triple,
  predefined: (name: string) => string | undefined,
  { defines, undefines }: Settings,
): Pass {
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
