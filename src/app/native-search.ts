import { folderOf } from "../source/path.ts";
import type { SourcePlan } from "./input-kinds.ts";
import { nativeDefinitions } from "./native-definitions.ts";

export interface NativeSearch {
  /** The first file that is taken to define a symbol; null if none is. */
  readonly find: (symbol: string) => string | null;
  /** The same among the files of one folder, of which those that cannot be read count for nothing. */
  readonly findIn: (folder: string, symbol: string) => string | null;
  /** By file, the names that were asked for and found, sorted. */
  readonly found: () => readonly (readonly [string, readonly string[]])[];
}

/**
 * Looks for definitions in the sources of a plan that are not read. Their texts are looked at once, and only when
 * somebody asks; one that cannot be read is taken to define whatever is asked for.
 */
export function createNativeSearch(plan: SourcePlan): NativeSearch {
  const hits = new Map<string, Set<string>>();
  const byFolder = new Map<string, readonly string[]>();
  const note = (place: string | undefined, symbol: string): string | null => {
    if (place !== undefined) hits.set(place, (hits.get(place) ?? new Set<string>()).add(symbol));
    return place ?? null;
  };
  return {
    find: (symbol) =>
      note(
        plan.native.find((place) => namesIn(plan, place)?.has(symbol) ?? true),
        symbol,
      ),
    findIn: (folder, symbol) => {
      const places = byFolder.get(folder) ?? plan.native.filter((place) => folderOf(place) === folder);
      byFolder.set(folder, places);
      return note(
        places.find((place) => namesIn(plan, place)?.has(symbol) === true),
        symbol,
      );
    },
    found: () => [...hits].map(([place, symbols]) => [place, [...symbols].sort()]),
  };
}

type NativeNames = Map<string, ReadonlySet<string> | null>;

const known = new WeakMap<SourcePlan, NativeNames>();

/** What a file is taken to define; null if it cannot be read. */
function namesIn(plan: SourcePlan, place: string): ReadonlySet<string> | null {
  const names: NativeNames = known.get(plan) ?? new Map();
  known.set(plan, names);
  const before = names.get(place);
  if (before !== undefined) return before;
  const result = plan.headers.files.read(place);
  const found = result.ok ? nativeDefinitions(place, result.file.text) : null;
  names.set(place, found);
  return found;
}
