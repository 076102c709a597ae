import { isDeepStrictEqual } from "node:util";

/** A record as one target sees it; sizes and offsets in bytes. */
export interface SurfaceRecord {
  readonly size: number;
  readonly align: number;
  /** By name, members of unnamed members among them: the offset, or `bits WIDTH` for a bit-field. */
  readonly offsets: Readonly<Record<string, string>>;
  /** Canonical types by name, of the members that are no bit-fields. */
  readonly types: Readonly<Record<string, string>>;
}

/**
 * What a header declares, in canonical types as text: typedefs are gone, scalars are named by their width, tags by
 * their keyword. Two readers of one header agree if these are equal.
 */
export interface Surface {
  readonly functions: Readonly<Record<string, string>>;
  readonly statics: Readonly<Record<string, string>>;
  readonly typedefs: Readonly<Record<string, string>>;
  readonly records: Readonly<Record<string, SurfaceRecord>>;
  /** Values by enumerator, in decimal. */
  readonly enums: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Integer macros and the enumerators of unnamed enums, in decimal. */
  readonly constants: Readonly<Record<string, string>>;
}

/** `const` before `volatile`, once each. */
export function qualified(qualifiers: string, text: string): string {
  const has = (word: string): boolean => qualifiers.includes(word) || prefix.includes(word);
  const prefix = /^(const |volatile )*/.exec(text)?.[0] ?? "";
  const rest = text.slice(prefix.length);
  return `${has("const") ? "const " : ""}${has("volatile") ? "volatile " : ""}${rest}`;
}

/** A pointer to a function is written as the function: C has values of that only. */
export function pointerTo(text: string): string {
  return text.startsWith("fn(") ? text : `*${text}`;
}

/** Qualifiers of elements are the array's own (C17 6.7.3p9 read from the outside). */
export function arrayOf(length: string, element: string): string {
  const prefix = /^(const |volatile )*/.exec(element)?.[0] ?? "";
  return `${prefix}[${length}]${element.slice(prefix.length)}`;
}

/** Whether a typedef says more than its tag does: `typedef struct x x` does not. */
export function isTelling([name, text]: readonly [string, string]): boolean {
  return bareName(text) !== name;
}

/** Names of one kind that are new, gone, or there with another meaning; each list sorted. */
export interface NameChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export function changesOf<T>(
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
): NameChanges {
  const kept = Object.keys(now).filter((name) => name in before);
  return {
    added: sorted(Object.keys(now).filter((name) => !(name in before))),
    removed: sorted(Object.keys(before).filter((name) => !(name in now))),
    changed: sorted(kept.filter((name) => !isDeepStrictEqual(before[name], now[name]))),
  };
}

/**
 * The same surface with tags called by their first typedef, as the contract calls them: a library may rename a tag that
 * its users know by a typedef.
 */
export function underTypedefs(surface: Surface): Surface {
  const typedefOf = new Map<string, string>();
  for (const [name, text] of Object.entries(surface.typedefs)) {
    if (/^(struct|union|enum) \w+$/.test(text) && !typedefOf.has(text)) typedefOf.set(text, name);
  }
  const rename = (text: string): string =>
    text.replaceAll(/\b(struct|union|enum) \w+/g, (tag) => {
      const name = typedefOf.get(tag);
      return name === undefined ? tag : `${tag.split(" ")[0]} ${name}`;
    });
  const each = <T>(
    table: Readonly<Record<string, T>>,
    change: (value: T) => T,
  ): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(table).map(([name, value]) => [rename(name), change(value)]));
  return {
    ...surface,
    functions: each(surface.functions, rename),
    statics: each(surface.statics, rename),
    records: each(surface.records, (record) => ({ ...record, types: each(record.types, rename) })),
    enums: each(surface.enums, (values) => values),
  };
}

/** Enumerators as `ENUM.NAME`, of the enums that both sides have. */
export function enumeratorChanges({ enums: before }: Surface, { enums: now }: Surface): NameChanges {
  const flat = (enums: Surface["enums"], other: Surface["enums"]): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(enums)
        .filter(([name]) => name in other)
        .flatMap(([name, values]) =>
          Object.entries(values).map(([variant, value]) => [`${bareName(name)}.${variant}`, value]),
        ),
    );
  return changesOf(flat(before, now), flat(now, before));
}

/** A tag without its keyword. */
export function bareName(name: string): string {
  return name.replace(/^(struct|union|enum) /, "");
}

export function sorted(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}
