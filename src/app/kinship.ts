import { isStandardSymbol } from "../expand/c/standard-symbols.ts";
import type { Contract } from "../idl/contract.ts";
import { linkNames } from "./link-names.ts";

/** What one source defines and declares. */
interface Source {
  /** Sources of one unit were named as one library; null where nobody said so. */
  readonly unit: string | null;
  readonly definitions: Contract | null;
  readonly declarations: readonly { readonly contract: Contract; readonly own: boolean }[];
}

/**
 * Tells which declarations speak of one library, in which a type or constant of one name is one thing:
 * - those of one source: the preambles of a Go package, the `extern` blocks of a crate;
 * - those that share a symbol, none of C's library;
 * - those that each share one with the same source that defines;
 * - own ones of sources that somebody named as one library;
 * - own ones where one source alone defines something, if one of them has no symbols to tell by (a header of types).
 *
 * Two libraries in one repository may each have a `struct node`: that names are alike says nothing by itself.
 */
export function kinshipOf(sources: readonly Source[]): (left: Contract, right: Contract) => boolean {
  const definitions = sources.map((source) => ownSymbols(source.definitions));
  const isOneLibrary = definitions.filter(({ size }) => size > 0).length === 1;
  const marks = new Map<Contract, Set<string>>();
  const own = new Set<Contract>();
  const bare = new Set<Contract>();
  for (const [at, { unit, declarations }] of sources.entries()) {
    for (const declaring of declarations) {
      const { contract } = declaring;
      const known = marks.get(contract) ?? new Set<string>();
      marks.set(contract, known);
      const symbols = ownSymbols(contract);
      if (symbols.size === 0) bare.add(contract);
      if (declaring.own) own.add(contract);
      if (declaring.own && unit !== null) known.add(`unit ${unit}`);
      known.add(`source ${at}`);
      for (const symbol of symbols) known.add(`symbol ${symbol}`);
      for (const [of, defined] of definitions.entries())
        if ([...symbols].some((symbol) => defined.has(symbol))) known.add(`definition ${of}`);
    }
  }
  return (left, right) => {
    const others = marks.get(right) ?? new Set();
    const isMarkedAlike = [...(marks.get(left) ?? [])].some((mark) => others.has(mark));
    const areOwn = isOneLibrary && own.has(left) && own.has(right);
    return isMarkedAlike || (areOwn && (bare.has(left) || bare.has(right)));
  };
}

function ownSymbols(contract: Contract | null): ReadonlySet<string> {
  if (contract === null) return new Set();
  return new Set([...linkNames(contract)].filter((name) => !isStandardSymbol(name)));
}
