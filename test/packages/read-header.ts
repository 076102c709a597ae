import { extractInput, foldedLayoutGaps, viewsOf } from "../../src/app/extract.ts";
import { openInputs } from "../../src/app/input.ts";
import { describeGap, type Note } from "../../src/idl/gap.ts";
import type { Triple } from "../../src/idl/target.ts";
import type { View } from "../../src/layout/view.ts";
import { placeOf } from "../../src/source/source-file.ts";

export interface HeaderRead {
  readonly views: readonly View[];
  /** As `path:line:column reason: detail`. */
  readonly gaps: readonly string[];
  readonly notes: readonly Note[];
}

/** Reads a header below a folder the way the program does. */
export function readHeader(
  folder: string,
  header: string,
  targets: readonly Triple[],
  includePaths: readonly string[] = [],
): HeaderRead {
  const input = openInputs([header], includePaths, { cwd: folder, env: {} });
  const { contract, gaps, notes } = extractInput(input, targets, { defines: [], undefines: [] });
  const views = viewsOf(contract, targets);
  const told = [...gaps, ...foldedLayoutGaps(views, gaps)].map((gap) => {
    const { path, line, column } = placeOf(gap.span);
    return `${path}:${line}:${column} ${gap.reason}: ${describeGap(gap)}`;
  });
  return { views, gaps: told, notes };
}
