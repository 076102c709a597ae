import { type PlacedValue, placeOfEntry, placeOfValue } from "../../idl/plain-value.ts";
import { Problem } from "../../source/problem.ts";
import { placeOf, type Span } from "../../source/source-file.ts";

/** The place of an entry's value; of one that is not there, the place of its map or list. */
export function placeOfEntryIn(placed: PlacedValue, container: object, key: string | number): Span {
  return placeOfEntry(placed, container, key)?.value ?? placeOfValue(placed, container);
}

/** Ends the reading: a configuration that is wrong is wrong usage. */
export function refuse(span: Span, message: string, remedy: string | null = null): never {
  throw new Problem("usage", message, span, remedy);
}

/** Refuses what stands twice in a list, at the second place. */
export function refuseTwice<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  placeOfItem: (item: T, index: number) => Span,
  what: (item: T) => string,
): void {
  const first = new Map<string, Span>();
  items.forEach((item, index) => {
    const key = keyOf(item);
    const span = placeOfItem(item, index);
    const before = first.get(key);
    if (before !== undefined)
      refuse(
        span,
        `${what(item)} stands twice; the first is on line ${placeOf(before).line}`,
        "keep one of them",
      );
    first.set(key, span);
  });
}
