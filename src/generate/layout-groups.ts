import type { Contract } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { createView } from "../layout/create-view.ts";
import type { LoweredBridge } from "../lower/lowered.ts";
import { groupTargets } from "./target-groups.ts";

/** Where the fields of one struct lie, in bytes. */
export interface StructLayout {
  readonly name: string;
  readonly size: number;
  readonly align: number;
  readonly fields: readonly { readonly name: string; readonly offset: number }[];
}

/** Targets on which all structs lie the same. */
export interface LayoutGroup {
  readonly targets: readonly Triple[];
  readonly structs: readonly StructLayout[];
}

/** The layouts of all structs of a bridge by name, one group for all targets that agree; groups by their first target. */
export function groupLayouts({ contract }: LoweredBridge): readonly LayoutGroup[] {
  const groups = groupTargets(contract.targets, (target) => structLayouts(contract, target), JSON.stringify);
  return groups.map(({ targets, value }) => ({ targets, structs: value }));
}

function structLayouts(contract: Contract, target: Triple): readonly StructLayout[] {
  const view = createView(contract, target);
  return [...view.types].flatMap(([name, definition]) => {
    if (definition.kind !== "struct") return [];
    const layout = view.layoutOf({ kind: "named", name });
    // Lowered structs are made of scalars, pointers, arrays and each other only: their layout is known everywhere.
    if (layout.kind !== "sized") throw new Error(`the layout of ${name} is not known on ${target}`);
    const fields = layout.fields.map(({ field, offset }) => ({ name: field.name ?? "", offset }));
    return [{ name, size: layout.size, align: layout.align, fields }];
  });
}
