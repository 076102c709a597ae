import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { bringPackage } from "./bring-package.ts";
import { surfaceByClang } from "./clang-surface.ts";
import { surfaceOfView } from "./own-surface.ts";
import type { Pin } from "./pin.ts";
import { readHeader } from "./read-header.ts";
import type { Surface } from "./surface.ts";

/** One header of a pinned package. */
export interface PinnedHeader {
  readonly pin: Pin;
  readonly header: string;
  /** Folders inside of the package. */
  readonly includePaths?: readonly string[];
}

/** The target whose C library's headers are on the machine. */
const WITH_LIBRARY: Triple = "x86_64-unknown-linux-gnu";

const known = new Map<string, Surface>();

/** What clang reads in a header, remembered: neighbouring pairs of versions ask twice. */
export function clangSurface({ pin, header, includePaths = [] }: PinnedHeader, target: Triple): Surface {
  const folder = bringPackage(pin);
  const key = `${target} ${join(folder, header)}`;
  const surface =
    known.get(key) ??
    surfaceByClang({
      header: join(folder, header),
      includePaths: includePaths.map((path) => join(folder, path)),
      target,
      freestanding: target !== WITH_LIBRARY,
    });
  known.set(key, surface);
  return surface;
}

/**
 * Expects that a header is read without a gap and as clang reads it: the same names, canonical types, sizes, offsets
 * and values on each target.
 */
export function expectAgreement(pinned: PinnedHeader, targets: readonly Triple[]): void {
  const { pin, header, includePaths = [] } = pinned;
  const { views, gaps } = readHeader(bringPackage(pin), header, targets, includePaths);
  expect(gaps).toEqual([]);
  for (const view of views) {
    const theirs = clangSurface(pinned, view.target);
    expect(countNames(theirs), "clang declares nothing here").toBeGreaterThan(0);
    expect(differences(theirs, surfaceOfView(view)), `${header} on ${view.target}`).toEqual([]);
  }
}

function countNames(surface: Surface): number {
  return Object.values(surface).reduce((count, table) => count + Object.keys(table).length, 0);
}

function differences(theirs: Surface, ours: Surface): readonly string[] {
  const tables = ["functions", "statics", "typedefs", "records", "enums", "constants"] as const;
  return tables.flatMap((table) => {
    const [a, b]: readonly Readonly<Record<string, unknown>>[] = [theirs[table], ours[table]];
    const names = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]);
    return [...names].flatMap((name) =>
      isDeepStrictEqual(a?.[name], b?.[name])
        ? []
        : [`${table} ${name}: clang ${JSON.stringify(a?.[name])}, here ${JSON.stringify(b?.[name])}`],
    );
  });
}
