import { join } from "node:path";
import { expect } from "vitest";
import { diffInputs } from "../../src/app/diff.ts";
import { USUAL_CHOICES } from "../../src/app/reading-options.ts";
import type { Compatibility } from "../../src/findings/finding.ts";
import type { RunResult } from "../../src/findings/run-result.ts";
import { DEFAULT_TRIPLES } from "../../src/idl/target.ts";
import { bringPackage } from "./bring-package.ts";
import { clangSurface, type PinnedHeader } from "./expect-agreement.ts";
import {
  bareName,
  changesOf,
  enumeratorChanges,
  type NameChanges,
  type Surface,
  sorted,
  underTypedefs,
} from "./surface.ts";
import { toldChanges } from "./told-changes.ts";

function pathOf({ pin, header }: PinnedHeader): string {
  return join(bringPackage(pin), header);
}

function diff(baseline: PinnedHeader, current: PinnedHeader): RunResult {
  const request = {
    baseline: pathOf(baseline),
    current: pathOf(current),
    reading: { targets: null, includePaths: [], defines: [], undefines: [], choices: USUAL_CHOICES },
    versionOld: null,
    versionNew: null,
    allowGaps: false,
  };
  return diffInputs(request, { cwd: bringPackage(current.pin), env: {} }, () => {});
}

export function expectIdentity(header: PinnedHeader): void {
  const { findings, gaps } = diff(header, header);
  expect(gaps).toEqual([]);
  expect(findings).toEqual([]);
}

/**
 * Expects the verdict, and that what is told to have changed is what clang sees changed on the default targets.
 *
 * @param names of functions, types, members or enumerators that some finding is about.
 */
export function expectChanges(
  baseline: PinnedHeader,
  current: PinnedHeader,
  binary: Compatibility,
  names: readonly string[],
): void {
  const { findings, gaps, verdict } = diff(baseline, current);
  expect(gaps).toEqual([]);
  expect(verdict?.binary).toBe(binary);
  const subjects = findings.flatMap(({ subject: { symbol, type, member } }) => [symbol, type, member]);
  expect(subjects).toEqual(expect.arrayContaining([...names]));
  const told = toldChanges(findings);
  const seen = changesByClang(baseline, current);
  expect(told.functions.added).toEqual(seen.functions.added);
  expect(told.functions.removed).toEqual(seen.functions.removed);
  expect(without(told.functions.changed, seen.functions.changed), "told, but the same").toEqual([]);
  expect(without(seen.functions.changed, told.functions.changed, told.echoes), "functions untold").toEqual(
    [],
  );
  expect(told.enumerators.added).toEqual(seen.enumerators.added);
  expect(told.enumerators.removed).toEqual(seen.enumerators.removed);
  expect(without(told.enumerators.changed, seen.enumerators.changed), "told, but the same").toEqual([]);
  const variants = seen.enumerators.changed.filter((name) => !told.echoes.has(name.split(".").at(-1) ?? ""));
  expect(without(variants, told.enumerators.changed), "enumerators untold").toEqual([]);
  expectRecords(told.records, seen.records, told.echoes);
}

/** A record that became opaque is gone for clang; one that is new and opaque clang has no layout of. */
function expectRecords(told: NameChanges, seen: NameChanges, echoes: ReadonlySet<string>): void {
  const allSeen = [...seen.added, ...seen.removed, ...seen.changed];
  const allTold = [...told.added, ...told.removed, ...told.changed];
  expect(without(told.changed, allSeen), "told, but the same").toEqual([]);
  expect(without(allSeen, allTold, echoes), "records untold").toEqual([]);
}

function without(names: readonly string[], ...known: readonly Iterable<string>[]): readonly string[] {
  const all = new Set(known.flatMap((some) => [...some]));
  return names.filter((name) => !all.has(name));
}

interface SeenChanges {
  readonly functions: NameChanges;
  readonly records: NameChanges;
  readonly enumerators: NameChanges;
}

function changesByClang(baseline: PinnedHeader, current: PinnedHeader): SeenChanges {
  const sides = DEFAULT_TRIPLES.map((target) => ({
    before: underTypedefs(clangSurface(baseline, target)),
    now: underTypedefs(clangSurface(current, target)),
  }));
  return {
    functions: union(sides.map(({ before, now }) => changesOf(before.functions, now.functions))),
    records: union(sides.map(({ before, now }) => changesOf(recordsOf(before), recordsOf(now)))),
    enumerators: union(sides.map(({ before, now }) => enumeratorChanges(before, now))),
  };
}

function recordsOf({ records }: Surface): Surface["records"] {
  return Object.fromEntries(Object.entries(records).map(([name, record]) => [bareName(name), record]));
}

function union(changes: readonly NameChanges[]): NameChanges {
  return {
    added: sorted(changes.flatMap(({ added }) => added)),
    removed: sorted(changes.flatMap(({ removed }) => removed)),
    changed: sorted(changes.flatMap(({ changed }) => changed)),
  };
}
