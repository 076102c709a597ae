import type { Contract } from "../idl/contract.ts";

/** The names that a contract's functions and statics are linked by. */
export function linkNames({
  functions,
  statics,
}: Pick<Contract, "functions" | "statics">): ReadonlySet<string> {
  const names = new Set<string>();
  for (const table of [functions, statics]) {
    for (const [name, items] of table) for (const { symbol } of items) names.add(symbol ?? name);
  }
  return names;
}
