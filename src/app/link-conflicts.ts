import type { Condition } from "../idl/condition.ts";
import type { Conflict, Contract, FunctionItem, StaticItem, Table } from "../idl/contract.ts";

/**
 * What one source says under several names of one symbol, as `__asm__("name")` and `link_name` have it: each name
 * against the first that is there on a target of its own.
 */
export function linkConflicts({ functions, statics, requires }: Contract): readonly Conflict[] {
  const ofFunctions = [functions, requires.functions].flatMap(rivalsIn);
  const ofStatics = [statics, requires.statics].flatMap(rivalsIn);
  return [
    ...ofFunctions.map((rivals): Conflict => ({ kind: "function", ...rivals })),
    ...ofStatics.map((rivals): Conflict => ({ kind: "static", ...rivals })),
  ];
}

interface Rivals<T> {
  /** The symbol. */
  readonly name: string;
  readonly first: T;
  readonly other: T;
}

function rivalsIn<T extends FunctionItem | StaticItem>(table: Table<T>): readonly Rivals<T>[] {
  const bySymbol = new Map<string, (readonly [string, T])[]>();
  const rivals: Rivals<T>[] = [];
  for (const [name, items] of table) {
    for (const other of items) {
      if ("inline" in other && other.inline === true) continue;
      const symbol = other.symbol ?? name;
      const known = bySymbol.get(symbol) ?? [];
      const [, first] = known.find(([by, item]) => by !== name && meet(item, other)) ?? [];
      if (first !== undefined) rivals.push({ name: symbol, first, other });
      else known.push([name, other]);
      bySymbol.set(symbol, known);
    }
  }
  return rivals;
}

/** Whether a target sees both. */
function meet({ targets }: Condition, other: Condition): boolean {
  if (targets === undefined || other.targets === undefined) return true;
  return targets.some((target) => other.targets?.includes(target));
}
