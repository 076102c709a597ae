import type { Contract } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { createView } from "../layout/create-view.ts";
import type { View } from "../layout/view.ts";

/** A contract's view on a target; null where the contract was not read for it. */
export type ViewOf = (contract: Contract, target: Triple) => View | null;

/** Views are made once for each contract and target: a definition is held against many declarations. */
export function createViewOf(): ViewOf {
  const known = new Map<Contract, Map<Triple, View>>();
  return (contract, target) => {
    if (!contract.targets.includes(target)) return null;
    const views = known.get(contract) ?? new Map<Triple, View>();
    known.set(contract, views);
    const view = views.get(target) ?? createView(contract, target);
    views.set(target, view);
    return view;
  };
}
