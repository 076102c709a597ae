import { didYouMean } from "../source/nearest.ts";
import { Problem } from "../source/problem.ts";
import { placeOf, type Span } from "../source/source-file.ts";
import type { Condition } from "./condition.ts";
import type { NameUse } from "./parse-type.ts";
import { type EntryPlace, type PlacedValue, placeOfEntry, placeOfValue } from "./plain-value.ts";
import type { Triple } from "./target.ts";

/** A name in a type expression, to be looked up when the whole contract is read. */
export interface PendingName {
  readonly of: NameUse["of"];
  readonly name: string;
  readonly span: Span;
}

/** What the readers of single items share. */
export interface ReadContext {
  readonly placed: PlacedValue;
  readonly targets: readonly Triple[];
  /** Whether the file lists gaps, so that types may be `unknown`. */
  readonly hasGaps: boolean;
  readonly names: PendingName[];
}

/** Ends the reading with what is wrong, where, and the way out. */
export function refuse(span: Span, message: string, remedy: string | null = null): never {
  throw new Problem("input", message, span, remedy);
}

export function spanOfValue(context: ReadContext, value: object): Span {
  return placeOfValue(context.placed, value);
}

/** The places of an entry's key and value; of an entry that is not there, the place of its map. */
export function placeIn(context: ReadContext, container: object, key: string | number): EntryPlace {
  const place = placeOfEntry(context.placed, container, key);
  if (place !== null) return place;
  const span = spanOfValue(context, container);
  return { key: span, value: span, literal: false, shift: 0 };
}

/** The place of a piece of a text value; of the whole value where escapes or folds move what it says. */
export function spanInside(place: EntryPlace, start: number, end: number): Span {
  if (!place.literal) return place.value;
  const { file, start: from } = place.value;
  return { file, start: from + place.shift + start, end: from + place.shift + end };
}

/** Copies a record without the keys that hold nothing, so that what is absent is absent. */
export function present<T extends object>(record: T): T {
  const copy = { ...record };
  for (const key of Object.keys(copy) as (keyof T)[]) if (copy[key] === undefined) delete copy[key];
  return copy;
}

export function readCondition(context: ReadContext, item: Condition & object): Condition {
  if (item.targets === undefined) return present({ when: item.when });
  const seen = new Set<Triple>();
  item.targets.forEach((triple, index) => {
    const span = () => placeIn(context, item.targets ?? item, index).value;
    if (seen.has(triple)) refuse(span(), `the target \`${triple}\` stands twice`, "keep one of them");
    if (!context.targets.includes(triple)) {
      const hint = didYouMean(triple, context.targets);
      refuse(
        span(),
        `\`${triple}\` is none of the contract's targets${hint}`,
        "add it to `targets` at the top of the file",
      );
    }
    seen.add(triple);
  });
  return present({ targets: [...item.targets].sort(), when: item.when });
}

interface Claim {
  readonly name: string;
  readonly condition: Condition;
  readonly span: Span | undefined;
}

/**
 * Refuses two entries of one name that exist on the same target. Under different feature conditions they may, because
 * conditions can exclude each other.
 */
export function refuseOverlaps(context: ReadContext, what: string, claims: Iterable<Claim>): void {
  const taken = new Map<string, Map<string | null, Claim>>();
  for (const claim of claims) {
    const when = claim.condition.when ?? null;
    for (const target of claim.condition.targets ?? context.targets) {
      const key = `${target} ${claim.name}`;
      const others = taken.get(key) ?? new Map<string | null, Claim>();
      const rival =
        others.get(when) ?? others.get(null) ?? (when === null ? [...others.values()][0] : undefined);
      if (rival !== undefined && claim.span !== undefined) {
        const line = rival.span === undefined ? "" : `; the first is on line ${placeOf(rival.span).line}`;
        refuse(
          claim.span,
          `two ${what} are named \`${claim.name}\` on ${target}${line}`,
          "give them `targets` that exclude each other, or keep one",
        );
      }
      taken.set(key, others.set(when, claim));
    }
  }
}
