import type { Contract } from "../idl/contract.ts";
import type { Triple } from "../idl/target.ts";
import { createLayoutOf } from "./layout-type.ts";
import { createPassingOf } from "./passing.ts";
import { projectDefinition, projectFunction, projectStatic, projectTable } from "./project.ts";
import { resolveAlias } from "./resolve-alias.ts";
import type { View } from "./view.ts";

/**
 * Projects a contract to one target and answers its questions of layout and passing there. Features are all on:
 * conditions in `when` are kept. The target need not be one of the contract's.
 */
export function createView(contract: Contract, target: Triple): View {
  const types = projectTable(contract.types, target, projectDefinition);
  const constants = projectTable(contract.constants, target);
  const layoutOf = createLayoutOf({ target, types, constants });
  return {
    contract,
    target,
    types,
    constants,
    macros: projectTable(contract.macros, target),
    statics: projectTable(contract.statics, target, projectStatic),
    functions: projectTable(contract.functions, target, projectFunction),
    layoutOf,
    resolve: (type) => resolveAlias(type, types),
    passingOf: createPassingOf({ target, types, layoutOf }),
  };
}
