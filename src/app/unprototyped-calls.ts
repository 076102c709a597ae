import type { CallSite } from "../idl/call-site.ts";
import type { Contract, FunctionItem } from "../idl/contract.ts";

/** What one source declares and calls, as `Surface` has it. */
interface Caller {
  readonly declarations: readonly { readonly contract: Contract }[];
  readonly calls: readonly CallSite[];
  readonly sees: Contract | null;
}

/**
 * Surfaces with `f()` as cgo takes it where Go calls it: a function without parameters, as C23 has it (6.7.7.4p13), rather
 * than one of which nothing is said (cmd/cgo makes its Go signature from the parameters that the debug information lists).
 */
export function asCgoTakesThem<T extends Caller>(surfaces: readonly T[]): readonly T[] {
  const called = new Set(surfaces.flatMap(unprototypedCalls));
  if (called.size === 0) return surfaces;
  const known = new Map<Contract, Contract>();
  const taken = (contract: Contract): Contract => {
    const made = known.get(contract) ?? withPrototypes(contract, called);
    known.set(contract, made);
    return made;
  };
  return surfaces.map((surface) => ({
    ...surface,
    sees: surface.sees === null ? null : taken(surface.sees),
    declarations: surface.declarations.map((one) => ({ ...one, contract: taken(one.contract) })),
  }));
}

/** Names that a package calls of which all that it sees is a declaration without a prototype. */
function unprototypedCalls({ calls, sees }: Caller): readonly string[] {
  return calls.flatMap(({ name, arguments: given }) => {
    const items = sees?.functions.get(name) ?? [];
    return given !== null && items.some(isUnprototyped) ? [name] : [];
  });
}

function isUnprototyped({ prototype }: FunctionItem): boolean {
  return prototype === false;
}

function withPrototypes(contract: Contract, names: ReadonlySet<string>): Contract {
  const isChanged = [...names].some((name) => contract.functions.get(name)?.some(isUnprototyped) === true);
  if (!isChanged) return contract;
  const functions = new Map(
    [...contract.functions].map(([name, items]) => [
      name,
      names.has(name) ? items.map(({ prototype: _, ...item }): FunctionItem => item) : items,
    ]),
  );
  return { ...contract, functions };
}
