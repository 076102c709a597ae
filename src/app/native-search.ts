import type { Files } from "../source/files.ts";
import type { SourcePlan } from "./input-kinds.ts";
import { nativeDefinitions } from "./native-definitions.ts";

export interface NativeSearch {
  /** The first file that is taken to define a symbol; null if none is. */
  readonly find: (symbol: string) => string | null;
  /** By file, the names that were asked for and found, sorted. */
  readonly found: () => readonly (readonly [string, readonly string[]])[];
}

/**
 * Looks for definitions in the sources of a plan that are not read. Their texts are looked at once, and only when
 * somebody asks; one that cannot be read is taken to define whatever is asked for.
 */
export function createNativeSearch(plan: SourcePlan): NativeSearch {
  const hits = new Map<string, Set<string>>();
  return {
    find: (symbol) => {
      const place = definitionsOf(plan).find(([, names]) => names?.has(symbol) ?? true)?.[0] ?? null;
      if (place !== null) hits.set(place, (hits.get(place) ?? new Set<string>()).add(symbol));
      return place;
    },
    found: () => [...hits].map(([place, symbols]) => [place, [...symbols].sort()]),
  };
}

type NativeNames = readonly (readonly [string, ReadonlySet<string> | null])[];

const known = new WeakMap<SourcePlan, NativeNames>();

function definitionsOf(plan: SourcePlan): NativeNames {
  const names =
    known.get(plan) ?? plan.native.map((place) => [place, namesIn(plan.headers.files, place)] as const);
  known.set(plan, names);
  return names;
}

function namesIn(files: Files, place: string): ReadonlySet<string> | null {
  const result = files.read(place);
  return result.ok ? nativeDefinitions(place, result.file.text) : null;
}
