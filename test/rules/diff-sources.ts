import { type Extraction, extractInput, foldedLayoutGaps, viewsOf } from "../../src/app/extract.ts";
import type { Input } from "../../src/app/input.ts";
import { type JudgedVersion, judgeVersions } from "../../src/app/judge-versions.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { describeGap } from "../../src/idl/gap.ts";
import { DEFAULT_TRIPLES, type Triple } from "../../src/idl/target.ts";
import { placeOf, type SourceFile } from "../../src/source/source-file.ts";

/**
 * What every rule of the catalog says of two headers or contract files, on the default targets.
 *
 * @throws if a side is not understood: a fixture has no gaps.
 */
export function diffSources(baseline: SourceFile, current: SourceFile): readonly Finding[] {
  return judgeVersions(versionOf(baseline), versionOf(current));
}

/** Every test of a fixture reads the same two sides. */
const known = new WeakMap<SourceFile, JudgedVersion>();

function versionOf(source: SourceFile): JudgedVersion {
  const version = known.get(source) ?? readVersion(source);
  known.set(source, version);
  return version;
}

function readVersion(source: SourceFile): JudgedVersion {
  const extraction = extractInput(inputOf(source), DEFAULT_TRIPLES, { defines: [], undefines: [] });
  const { contract, bridge = null } = extraction;
  const isBuiltFor = (target: Triple): boolean => bridge === null || contract.targets.includes(target);
  const views = viewsOf(contract, DEFAULT_TRIPLES.filter(isBuiltFor));
  refuseGaps([...extraction.gaps, ...foldedLayoutGaps(views)]);
  return { views, bridge };
}

export function refuseGaps(gaps: Extraction["gaps"]): void {
  const [gap] = gaps;
  if (gap === undefined) return;
  const { path, line, column } = placeOf(gap.span);
  throw new Error(`${path}:${line}:${column} ${gap.reason}: ${describeGap(gap)}`);
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
