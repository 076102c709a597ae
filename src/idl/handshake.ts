import type { FunctionItem, StaticItem, Table } from "./contract.ts";

/** Stands in the documentation of what the two sides of a bridge recognise each other by. */
const MARK = /(?:^|\s)@ffi handshake[ \t]*$/m;

/**
 * Whether a symbol is there for the handshake of the two sides of a bridge: it is no part of what they offer each other,
 * and so of no contract, and its name changes with every major version.
 */
export function isHandshake({ doc }: Pick<FunctionItem | StaticItem, "doc">): boolean {
  return doc !== undefined && MARK.test(doc);
}

/** A table without what is there for the handshake. */
export function withoutHandshake<T extends FunctionItem | StaticItem>(table: Table<T>): Table<T> {
  if (![...table.values()].some((items) => items.some(isHandshake))) return table;
  return new Map([...table].filter(([, items]) => !items.some(isHandshake)));
}
