import type { NamedValue } from "../../idl/bridge/bridge.ts";
import { callbacksTaken } from "../../idl/bridge/operations.ts";
import type { LoweredBridge, LoweredOperation } from "../../lower/lowered.ts";
import { typeSymbol, variantSymbol } from "../../lower/symbols.ts";

export type NamedValues = readonly { readonly name: string; readonly value: bigint }[];

/** What of a bridge counts in hashes and is not in the signatures of its contract. */
export interface Reckoned {
  /** Values of enums and flags, by their type in C. */
  readonly valuesOf: ReadonlyMap<string, NamedValues>;
  /** Codes that an operation may give, by its symbols. */
  readonly codesOf: ReadonlyMap<string, NamedValues>;
  /** Of each sized struct, by its type in C, the fields that came later, and since when they are there. */
  readonly laterFieldsOf: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Symbols that may call what is valid for the call from another thread than the caller's. */
  readonly callsBackElsewhere: ReadonlySet<string>;
}

/** Variants, codes and fields of sized structs that say `since` came later: who does not know them can do without. */
export function reckon(lowered: LoweredBridge): Reckoned {
  const { bridge, operations } = lowered;
  const { prefix } = bridge;
  const valuesOf = (type: string, values: readonly NamedValue[]): NamedValues =>
    values
      .filter(({ since }) => since === undefined)
      .map(({ name, value }) => ({ name: variantSymbol(prefix, type, name), value }));
  const domains = new Map(bridge.errors.map(({ name, codes }) => [name, valuesOf(name, codes)]));
  return {
    valuesOf: new Map([
      ...bridge.enums.map(
        ({ name, variants }) => [typeSymbol(prefix, name), valuesOf(name, variants)] as const,
      ),
      ...bridge.errors.map(({ name, codes }) => [typeSymbol(prefix, name), valuesOf(name, codes)] as const),
    ]),
    codesOf: new Map(
      operations.flatMap(({ operation, symbols }) =>
        symbols.map(({ symbol }) => [symbol, domains.get(operation.errors ?? "") ?? []] as const),
      ),
    ),
    laterFieldsOf: new Map(
      bridge.structs
        .filter(({ sized }) => sized)
        .map(({ name, fields }) => [
          typeSymbol(prefix, name),
          new Map(
            fields.flatMap(({ name: field, since }) =>
              since === undefined ? [] : [[field, since] as const],
            ),
          ),
        ]),
    ),
    callsBackElsewhere: new Set(
      operations.flatMap((operation) =>
        callsBackElsewhere(operation, bridge) ? operation.symbols.map(({ symbol }) => symbol) : [],
      ),
    ),
  };
}

/** Whether an operation may call what it was given for the call from another thread than its caller's. */
function callsBackElsewhere(
  { operation }: LoweredOperation,
  { callbacks }: LoweredBridge["bridge"],
): boolean {
  const taken = callbacksTaken([operation]);
  return callbacks.some(({ name, scope, thread }) => scope === "call" && thread === "any" && taken.has(name));
}
