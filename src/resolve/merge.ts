import type { Condition } from "../idl/condition.ts";
import type {
  Conflict,
  Contract,
  Field,
  FunctionItem,
  Table,
  TypeDefinition,
  Variant,
} from "../idl/contract.ts";
import { type Gap, gapKey } from "../idl/gap.ts";
import { setHandshakeApart } from "../idl/handshake.ts";
import { TRIPLES, type Triple } from "../idl/target.ts";
import type { Param } from "../idl/type.ts";
import { spanKey } from "../source/source-file.ts";
import { equals } from "./equality.ts";
import { mergeSequences } from "./merge-sequences.ts";

/** What one group of targets sees. */
export interface ContractPart {
  readonly targets: readonly Triple[];
  readonly contract: Contract;
}

/** An item, and the targets that see it so. */
interface Seen<T> {
  readonly targets: readonly Triple[];
  readonly item: T;
}

/** Joins two items of one name into one that shows each target what it saw before; null if that cannot be said in one. */
type Join<T> = (a: Seen<T>, b: Seen<T>) => T | null;

/**
 * One contract of what several groups of targets saw, whose targets are disjoint: what all see alike carries no
 * `targets`, what some see carries theirs, in items and in their fields, parameters and variants. A name has a list of
 * items only where one cannot say it. Spans and docs are those of the first part that has them. What is there for the
 * handshake of a bridge is listed apart.
 */
export function mergeContracts(parts: readonly ContractPart[]): Contract {
  const [first] = parts;
  if (first === undefined) throw new Error("no contract to merge");
  const all = sortTargets(parts.flatMap(({ targets }) => targets));
  const table = <T extends Condition>(select: (contract: Contract) => Table<T>, join: Join<T>): Table<T> =>
    mergeTables(
      parts.map(({ targets, contract }) => ({ targets, item: select(contract) })),
      all,
      join,
    );
  const never = () => null;
  const { name, version, side } = first.contract;
  return setHandshakeApart({
    name,
    ...(version === undefined ? {} : { version }),
    side,
    targets: all,
    types: table((contract) => contract.types, joinTypes),
    constants: table((contract) => contract.constants, never),
    macros: table((contract) => contract.macros, never),
    statics: table((contract) => contract.statics, never),
    functions: table((contract) => contract.functions, joinFunctionItems),
    requires: {
      functions: table((contract) => contract.requires.functions, joinFunctionItems),
      statics: table((contract) => contract.requires.statics, never),
    },
    gaps: mergeGaps(parts),
    ...mergeConflicts(parts, all),
  });
}

/** In the order of {@link TRIPLES}, each once. */
function sortTargets(targets: readonly Triple[]): readonly Triple[] {
  return TRIPLES.filter((triple) => targets.includes(triple));
}

function mergeGaps(parts: readonly ContractPart[]): readonly Gap[] {
  const known = new Map<string, Gap>();
  for (const gap of parts.flatMap(({ contract }) => contract.gaps)) {
    const key = gapKey(gap);
    if (!known.has(key)) known.set(key, gap);
  }
  return [...known.values()];
}

/** Conflicts of the same two places are one, of the targets that see it, in the words of the first. */
function mergeConflicts(parts: readonly ContractPart[], all: readonly Triple[]): Pick<Contract, "conflicts"> {
  const known = new Map<string, Seen<Conflict>>();
  for (const { targets, contract } of parts) {
    for (const item of contract.conflicts ?? []) {
      const places = [item.first, item.other].map(({ span }) => (span === undefined ? "" : spanKey(span)));
      const key = JSON.stringify([item.kind, item.name, ...places]);
      const before = known.get(key);
      const seen = [...(before?.targets ?? []), ...(item.targets ?? targets)];
      known.set(key, { item: before?.item ?? item, targets: seen });
    }
  }
  if (known.size === 0) return {};
  return {
    conflicts: [...known.values()].map(({ item, targets }) => withTargets(item, sortTargets(targets), all)),
  };
}

function mergeTables<T extends Condition>(
  tables: readonly Seen<Table<T>>[],
  all: readonly Triple[],
  join: Join<T>,
): Table<T> {
  const names = new Set(tables.flatMap(({ item }) => [...item.keys()]));
  const merged = new Map<string, readonly T[]>();
  for (const name of names) {
    const seen = tables.flatMap(({ targets, item }) =>
      (item.get(name) ?? []).map((one) => ({ targets: sortTargets(one.targets ?? targets), item: one })),
    );
    merged.set(name, mergeItems(seen, all, join));
  }
  return merged;
}

/** Joins items one after the other: with an equal one, else with one that can hold both, else beside the others. */
function mergeItems<T extends Condition>(
  seen: readonly Seen<T>[],
  all: readonly Triple[],
  join: Join<T>,
): readonly T[] {
  const kept: Seen<T>[] = [];
  for (const next of seen) {
    const index = kept.findIndex((known) => joinSeen(known, next, join) !== null);
    const known = kept[index];
    const joined = known === undefined ? null : joinSeen(known, next, join);
    if (joined === null) kept.push(next);
    else kept[index] = joined;
  }
  return kept.map(({ targets, item }) => withTargets(item, targets, all));
}

function sameButTargets<T extends Condition>(a: T, b: T): boolean {
  return equals({ ...a, targets: undefined }, { ...b, targets: undefined });
}

function joinSeen<T extends Condition>(a: Seen<T>, b: Seen<T>, join: Join<T>): Seen<T> | null {
  const item = sameButTargets(a.item, b.item) ? a.item : join(a, b);
  return item === null ? null : { targets: sortTargets([...a.targets, ...b.targets]), item };
}

/** Drops `targets` where they are those of everything around. */
function withTargets<T extends Condition>(item: T, targets: readonly Triple[], around: readonly Triple[]): T {
  const { targets: _, ...rest } = item;
  const everywhere = targets.length === around.length;
  return (everywhere ? rest : { ...rest, targets }) as T;
}

/** Fields, parameters or variants of two items in one list; null if they have nothing in common. */
function joinMembers<T extends Condition>(a: Seen<readonly T[]>, b: Seen<readonly T[]>): readonly T[] | null {
  const merged = mergeSequences(a.item, b.item, sameButTargets);
  const shared = merged.some(({ left, right }) => left !== null && right !== null);
  if (!shared && a.item.length > 0 && b.item.length > 0) return null;
  const around = sortTargets([...a.targets, ...b.targets]);
  return merged.map(({ left, right }) => {
    const targets = [
      ...(left === null ? [] : (left.targets ?? a.targets)),
      ...(right === null ? [] : (right.targets ?? b.targets)),
    ];
    const member = left ?? right;
    if (member === null) throw new Error("a merged member comes from one side at least");
    return withTargets(member, sortTargets(targets), around);
  });
}

function joinTypes(a: Seen<TypeDefinition>, b: Seen<TypeDefinition>): TypeDefinition | null {
  const { item } = a;
  switch (item.kind) {
    case "struct":
    case "union": {
      if (b.item.kind !== item.kind || !sameButTargets({ ...item, fields: [] }, { ...b.item, fields: [] }))
        return null;
      const fields = joinMembers<Field>(
        { targets: a.targets, item: item.fields },
        { targets: b.targets, item: b.item.fields },
      );
      return fields === null ? null : { ...item, fields };
    }
    case "enum": {
      if (b.item.kind !== "enum" || !sameButTargets({ ...item, variants: [] }, { ...b.item, variants: [] }))
        return null;
      const variants = joinMembers<Variant>(
        { targets: a.targets, item: item.variants },
        { targets: b.targets, item: b.item.variants },
      );
      return variants === null ? null : { ...item, variants };
    }
    case "callback": {
      if (b.item.kind !== "callback" || !sameButTargets({ ...item, params: [] }, { ...b.item, params: [] }))
        return null;
      const params = joinMembers<Param>(
        { targets: a.targets, item: item.params },
        { targets: b.targets, item: b.item.params },
      );
      return params === null ? null : { ...item, params };
    }
    default:
      return null;
  }
}

function joinFunctionItems(a: Seen<FunctionItem>, b: Seen<FunctionItem>): FunctionItem | null {
  if (!sameButTargets({ ...a.item, params: [] }, { ...b.item, params: [] })) return null;
  const params = joinMembers<Param>(
    { targets: a.targets, item: a.item.params },
    { targets: b.targets, item: b.item.params },
  );
  return params === null ? null : { ...a.item, params };
}
