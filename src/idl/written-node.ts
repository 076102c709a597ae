/** A contract as a tree of scalars, lists and maps in written order: the common ground of its YAML and JSON. */
export type WrittenNode =
  /** Prose, versions, type expressions: always between double quotes. */
  | { readonly kind: "text"; readonly text: string }
  /** A name or a word of the format: plain in YAML where it is an identifier that every reader takes for text. */
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "integer"; readonly value: bigint }
  /** An integer that JSON carries as a decimal string, because it may not fit a double. */
  | { readonly kind: "exact"; readonly value: bigint }
  | { readonly kind: "flag"; readonly value: boolean }
  | { readonly kind: "list"; readonly items: readonly WrittenNode[]; readonly block: boolean }
  | { readonly kind: "map"; readonly entries: readonly WrittenEntry[]; readonly block: boolean };

export type WrittenEntry = readonly [key: string, node: WrittenNode];

/** An entry that is left out where there is nothing to say. */
type Slot = readonly [key: string, node: WrittenNode | null];

export const text = (value: string): WrittenNode => ({ kind: "text", text: value });
export const word = (value: string): WrittenNode => ({ kind: "word", text: value });
export const integer = (value: number | bigint): WrittenNode => ({ kind: "integer", value: BigInt(value) });
export const exact = (value: bigint): WrittenNode => ({ kind: "exact", value });
export const flag = (value: boolean): WrittenNode => ({ kind: "flag", value });

/** The node of a value that may be absent. */
export function optional<T>(value: T | undefined, write: (value: T) => WrittenNode): WrittenNode | null {
  return value === undefined ? null : write(value);
}

/** `block` puts every item on lines of its own, however short. */
export function list(items: readonly WrittenNode[], block = false): WrittenNode {
  return { kind: "list", items, block };
}

export function words(items: readonly string[]): WrittenNode {
  return list(items.map(word));
}

/** `block` puts every entry on lines of its own, however short. */
export function map(slots: readonly Slot[], block = false): WrittenNode {
  const entries = slots.flatMap(([key, node]): WrittenEntry[] => (node === null ? [] : [[key, node]]));
  return { kind: "map", entries, block };
}
