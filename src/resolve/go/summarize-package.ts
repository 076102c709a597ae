import type { Contract, FunctionItem } from "../../idl/contract.ts";
import type { ResolvedCall } from "./calls.ts";
import { reachTypes } from "./reached-types.ts";

/** What is known of a package on one target. */
export interface PackageFacts {
  readonly exports: Contract;
  readonly declares: Contract;
  readonly sees: Contract;
  readonly calls: readonly ResolvedCall[];
  /** All names behind `C.`. */
  readonly used: ReadonlySet<string>;
  /** Functions and variables that the preambles define. */
  readonly defined: ReadonlySet<string>;
}

/**
 * The package as one contract: what it exports, with what it calls and does not define itself under `requires`; of a
 * package that exports nothing, what it declares and calls.
 */
export function summarizePackage(facts: PackageFacts): Contract {
  const { exports, declares, sees, calls, used, defined } = facts;
  const isForeign = (name: string): boolean => !defined.has(name) && !exports.functions.has(name);
  const called = new Set(calls.map(({ name }) => name));
  const functions = new Map(
    [...sees.functions].filter(
      ([name, items]) => called.has(name) && isForeign(name) && items.some((item) => !isInline(item)),
    ),
  );
  const statics = new Map([...sees.statics].filter(([name]) => used.has(name) && isForeign(name)));
  const all = { types: new Map([...sees.types, ...exports.types]), constants: sees.constants };
  if (exports.functions.size > 0) {
    const functionRoots = [...exports.functions.values(), ...functions.values()];
    const reached = reachTypes(all, { functions: functionRoots, statics: statics.values() });
    return { ...exports, ...reached, requires: { functions, statics } };
  }
  const declared = {
    functions: new Map([...declares.functions, ...functions]),
    statics: new Map([...declares.statics, ...statics]),
  };
  const reached = reachTypes(all, {
    functions: declared.functions.values(),
    statics: declared.statics.values(),
    types: declares.types.keys(),
  });
  const constants = new Map([...reached.constants, ...declares.constants]);
  return { ...declares, ...declared, types: reached.types, constants };
}

function isInline({ inline }: FunctionItem): boolean {
  return inline === true;
}
