import { type Extraction, extractInput, foldedLayoutGaps, viewsOf } from "../../src/app/extract.ts";
import type { Input } from "../../src/app/input.ts";
import { compareViews } from "../../src/compare/compare-views.ts";
import type { Pair } from "../../src/compare/pair.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { judge } from "../../src/findings/judge.ts";
import { describeGap } from "../../src/idl/gap.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../src/idl/target.ts";
import type { View } from "../../src/layout/view.ts";
import { compatibilityRules } from "../../src/rules/catalog.ts";
import { placeOf, type SourceFile } from "../../src/source/source-file.ts";

/**
 * What every rule of the catalog says of two headers or contract files, on the default targets.
 *
 * @throws if a side is not understood: a fixture has no gaps.
 */
export function diffSources(baseline: SourceFile, current: SourceFile): readonly Finding[] {
  const before = viewsOfSource(baseline);
  const now = viewsOfSource(current);
  const pairs = DEFAULT_TRIPLES.map((target): [Triple, readonly Pair[]] => {
    return [target, compareViews(viewFor(before, target), viewFor(now, target))];
  });
  return judge(new Map(pairs), compatibilityRules);
}

/** Every test of a fixture reads the same two sides. */
const known = new WeakMap<SourceFile, readonly View[]>();

function viewsOfSource(source: SourceFile): readonly View[] {
  const views = known.get(source) ?? readViews(source);
  known.set(source, views);
  return views;
}

function readViews(source: SourceFile): readonly View[] {
  const extraction = extractInput(inputOf(source), DEFAULT_TRIPLES, { defines: [], undefines: [] });
  const views = viewsOf(extraction.contract, DEFAULT_TRIPLES);
  refuseGaps([...extraction.gaps, ...foldedLayoutGaps(views)]);
  return views;
}

export function refuseGaps(gaps: Extraction["gaps"]): void {
  const [gap] = gaps;
  if (gap === undefined) return;
  const { path, line, column } = placeOf(gap.span);
  throw new Error(`${path}:${line}:${column} ${gap.reason}: ${describeGap(gap)}`);
}

function viewFor(views: readonly View[], target: Triple): View {
  const view = views.find((candidate) => candidate.target === target);
  if (view === undefined) throw new Error(`there is no view for ${target}`);
  return view;
}

/** One file as if it stood alone in a folder. */
export function inputOf(source: SourceFile): Input {
  const opened = { text: source.path, name: "fixture", ref: null, revision: null };
  if (!source.path.endsWith(".h")) return { ...opened, kind: "contract", file: source };
  const files = {
    read: (path: string) =>
      path === source.path
        ? ({ ok: true, file: source } as const)
        : ({ ok: false, failure: { kind: "missing" } } as const),
    list: () => [source.path],
  };
  return {
    ...opened,
    kind: "headers",
    files,
    headers: [source.path],
    includePaths: [],
    ownTree: "",
    skipped: [],
  };
}
