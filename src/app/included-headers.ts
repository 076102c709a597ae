import type { MacroSetting } from "../expand/c/preprocess.ts";
import type { Triple } from "../idl/target.ts";
import { appendTo } from "../source/append-to.ts";
import type { IncludedHeader } from "./extraction.ts";

/** How a header is read on some targets. */
export interface HeaderReading {
  readonly targets: readonly Triple[];
  readonly includePaths: readonly string[];
  readonly defines: readonly MacroSetting[];
}

/** A header as Go packages read it: on each target in one way at most. */
export interface HeaderAsIncluded {
  readonly path: string;
  /** The first that includes it so. */
  readonly from: IncludedHeader["from"];
  /** The targets of any two are disjoint; in the order in which they were met. */
  readonly readings: readonly [HeaderReading, ...HeaderReading[]];
  /** With which macros and where it is read so, as far as that tells it from others; may be empty. */
  readonly how: string;
}

/**
 * Puts together how packages read their headers: the macros of a `#cgo` line may be those of some targets, so that one
 * header is read with others on others. Where two packages read it with different macros on one target, it is there twice.
 * The folders of all who include it with the same macros on a target are searched.
 *
 * @param targets all that are read for.
 */
export function asTheyAreIncluded(
  included: readonly IncludedHeader[],
  targets: readonly Triple[],
): readonly HeaderAsIncluded[] {
  const byPath = new Map<string, IncludedHeader[]>();
  for (const header of included) appendTo(byPath, header.path, header);
  return [...byPath.values()].flatMap((same) => {
    const byDefines = new Map<string, [IncludedHeader, ...IncludedHeader[]]>();
    for (const header of same) appendTo(byDefines, JSON.stringify(header.defines), header);
    const ways = [...byDefines.values()].map((headers) => wayOf(headers, targets));
    return withoutOverlaps(ways).map((apart) => {
      const [first, ...others] = apart;
      const { path, from } = first.first;
      const readings = [...first.readings, ...others.flatMap((way) => way.readings)] as const;
      const how = apart.map((way) => describeWay(way, { isOnly: ways.length === 1, targets }));
      return { path, from, readings, how: how.join(" and ") };
    });
  });
}

/** A header with one set of macros. */
interface Way {
  readonly first: IncludedHeader;
  readonly targets: readonly Triple[];
  /** More than one where other folders are searched on other targets. */
  readonly readings: readonly [HeaderReading, ...HeaderReading[]];
}

function wayOf(headers: readonly [IncludedHeader, ...IncludedHeader[]], all: readonly Triple[]): Way {
  const [first] = headers;
  const { defines } = first;
  const targets = all.filter((target) => headers.some((header) => header.targets.includes(target)));
  const byFolders = new Map<
    string,
    { readonly includePaths: readonly string[]; readonly targets: Triple[] }
  >();
  for (const target of targets) {
    const there = headers.filter((header) => header.targets.includes(target));
    const includePaths = [...new Set(there.flatMap((header) => header.includePaths))];
    const key = JSON.stringify(includePaths);
    const known = byFolders.get(key) ?? { includePaths, targets: [] };
    byFolders.set(key, known);
    known.targets.push(target);
  }
  const [reading = { targets: [], includePaths: first.includePaths }, ...others] = byFolders.values();
  const withDefines = (one: Omit<HeaderReading, "defines">): HeaderReading => ({ ...one, defines });
  return { first, targets, readings: [withDefines(reading), ...others.map(withDefines)] };
}

/** Ways of which no two are for one target, put together. */
function withoutOverlaps(ways: readonly Way[]): readonly (readonly [Way, ...Way[]])[] {
  const apart: [Way, ...Way[]][] = [];
  for (const way of ways) {
    const place = apart.find((known) =>
      known.every(({ targets }) => targets.every((target) => !way.targets.includes(target))),
    );
    if (place === undefined) apart.push([way]);
    else place.push(way);
  }
  return apart;
}

function describeWay(
  { first: { defines }, targets }: Way,
  among: { readonly isOnly: boolean; readonly targets: readonly Triple[] },
): string {
  const macros = among.isOnly ? [] : [`with ${shownDefines(defines)}`];
  const where = targets.length === among.targets.length ? [] : [`on ${targets.join(", ")}`];
  return [...macros, ...where].join(" ");
}

/** The macros that tell one way of reading a header from another. */
function shownDefines(defines: readonly MacroSetting[]): string {
  // The go command compiles with -O2, which nobody wrote.
  const written = defines.filter(({ name }) => name !== "__OPTIMIZE__");
  if (written.length === 0) return "no macros";
  return written.map(({ name, value }) => `-D${name}${value === "1" ? "" : `=${value}`}`).join(" ");
}
