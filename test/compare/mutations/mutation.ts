import type { Contract, Table, TypeDefinition } from "../../../src/idl/contract.ts";

/** A library after one change. */
export interface Mutant {
  /** What was changed and where, for whoever reads a counterexample. */
  readonly what: string;
  readonly library: Contract;
}

/** One thing that a developer can do to a library. */
export interface Mutation {
  readonly name: string;
  readonly mutantsOf: (library: Contract) => readonly Mutant[];
  /** Why nothing need be said of it: it is equal in memory and in names. */
  readonly silent?: string;
  /** Why the way back need not be told. */
  readonly oneWay?: string;
  /** Why it may be worth a line and no more. */
  readonly harmless?: string;
}

/** A library and how to put an item of one of its tables back after a change. */
type TableName = "types" | "functions" | "statics" | "constants" | "macros";
type ItemOf<N extends TableName> = Contract[N] extends Table<infer Item> ? Item : never;

/** Every item of a table changed in every way that `change` knows; one mutant for each. */
export function changeItems<N extends TableName>(
  library: Contract,
  table: N,
  change: (item: ItemOf<N>, name: string) => readonly (readonly [what: string, item: ItemOf<N>])[],
): readonly Mutant[] {
  const entries: readonly (readonly [string, readonly ItemOf<N>[]])[] = entriesOf(library, table);
  return entries.flatMap(([name, items]) =>
    items.flatMap((item) =>
      change(item, name).map(([what, changed]) => ({
        what: `${name}: ${what}`,
        library: { ...library, [table]: new Map([...entries, [name, [changed]]]) },
      })),
    ),
  );
}

function entriesOf<N extends TableName>(
  library: Contract,
  table: N,
): readonly (readonly [string, readonly ItemOf<N>[]])[] {
  const found: Table<unknown> = library[table];
  return [...(found as Table<ItemOf<N>>)];
}

/** One mutant for each item of a table, with that item gone. */
export function removeItems(library: Contract, table: TableName): readonly Mutant[] {
  const entries: readonly (readonly [string, unknown])[] = [...library[table]];
  return entries.map(([name]) => ({
    what: `${name} removed`,
    library: { ...library, [table]: new Map(entries.filter(([key]) => key !== name)) },
  }));
}

/** The definitions of one kind, changed. */
export function changeTypes<K extends TypeDefinition["kind"]>(
  library: Contract,
  kinds: readonly K[],
  change: (
    definition: TypeDefinition & { readonly kind: K },
    name: string,
  ) => readonly (readonly [what: string, definition: TypeDefinition])[],
): readonly Mutant[] {
  const isOfKind = (one: TypeDefinition): one is TypeDefinition & { readonly kind: K } =>
    kinds.some((kind) => kind === one.kind);
  return changeItems(library, "types", (item, name) => (isOfKind(item) ? change(item, name) : []));
}

/** All ways to put something between, in front of and behind the members of a list. */
export function insertions<T>(list: readonly T[], added: T): readonly (readonly T[])[] {
  return Array.from({ length: list.length + 1 }, (_, at) => [...list.slice(0, at), added, ...list.slice(at)]);
}

/** All ways to leave one out. */
export function deletions<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.map((_, at) => [...list.slice(0, at), ...list.slice(at + 1)]);
}

/** All ways to let two neighbours change places. */
export function swaps<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.slice(1).map((second, at) => {
    const first = list[at];
    return [...list.slice(0, at), second, ...(first === undefined ? [] : [first]), ...list.slice(at + 2)];
  });
}

/** All ways to put something else in one place. */
export function replacements<T, U extends readonly [string, T]>(
  list: readonly T[],
  others: (member: T, at: number) => readonly U[],
): readonly (readonly [string, readonly T[]])[] {
  return list.flatMap((member, at) =>
    others(member, at).map(([what, other]): readonly [string, readonly T[]] => {
      return [`#${at} ${what}`, [...list.slice(0, at), other, ...list.slice(at + 1)]];
    }),
  );
}
