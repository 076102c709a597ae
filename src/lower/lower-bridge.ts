import type { Bridge } from "../idl/bridge/bridge.ts";
import { type OwnedOperation, operationsOf } from "../idl/bridge/operations.ts";
import type { Contract, FunctionItem, Table } from "../idl/contract.ts";
import { byCodeUnit } from "../source/code-units.ts";
import { lowerInputs } from "./lower-params.ts";
import { errorParam, lowerResult } from "./lower-results.ts";
import { historyOf, type Items, lowerCallback, lowerTypes } from "./lower-types.ts";
import type { LoweredBridge, LoweredOperation } from "./lowered.ts";
import { STATUS } from "./memory-type.ts";
import { settleNames } from "./names.ts";
import { shapesOf } from "./parts.ts";
import { lowerSupport, neededSupport } from "./support.ts";
import { operationSymbol } from "./symbols.ts";

/**
 * A bridge with the symbols that follow from it, by the table "Lowering 1" of BRIDGE.md. The bridge that comes back has
 * the names that its parts end up with; which differ from those that were written is in `renamed`. Throws a `Problem` of
 * kind `input` for a `go` that is the name of something else.
 */
export function lowerBridge(written: Bridge): LoweredBridge {
  const { bridge, renamed } = settleNames(written);
  const operations = operationsOf(bridge).map((owned) => lowerOperation(owned, bridge));
  const callbacks = bridge.callbacks.map((callback) => lowerCallback(callback, bridge));
  const support = neededSupport(operations);
  const items = [
    ...lowerTypes(bridge, callbacks),
    ...lowerSupport(bridge, support),
    ...operations.map(operationItems),
  ];
  return { bridge, contract: contractOf(bridge, items), operations, callbacks, support, renamed };
}

function lowerOperation({ operation, handle }: OwnedOperation, bridge: Bridge): LoweredOperation {
  const inputs = lowerInputs(operation, handle, bridge);
  const symbols = shapesOf(operation).map((shape) => ({
    symbol: operationSymbol(bridge.prefix, handle?.name ?? null, operation.name, shape),
    shape,
    params: [...inputs, ...lowerResult(operation, handle, shape, bridge), errorParam(operation, bridge)],
  }));
  return { operation, handle, symbols };
}

function operationItems({ operation, symbols }: LoweredOperation): Items {
  const functions = symbols.map(({ symbol, params }): readonly [string, FunctionItem] => [
    symbol,
    {
      params: params.map(({ param }) => param),
      returns: { type: STATUS, span: operation.span },
      error: { kind: "status", ok: 0n, out: "err" },
      ...historyOf(operation),
    },
  ]);
  return { types: [], constants: [], functions };
}

function contractOf(bridge: Bridge, items: readonly Items[]): Contract {
  return {
    name: bridge.name,
    version: bridge.version,
    side: "definitions",
    targets: [...bridge.targets].sort(byCodeUnit),
    types: tableOf(items.flatMap(({ types }) => types)),
    constants: tableOf(items.flatMap(({ constants }) => constants)),
    macros: new Map(),
    statics: new Map(),
    functions: tableOf(items.flatMap(({ functions }) => functions)),
    requires: { functions: new Map(), statics: new Map() },
    span: bridge.span,
    gaps: [],
  };
}

function tableOf<T>(entries: readonly (readonly [string, T])[]): Table<T> {
  const table = new Map<string, readonly T[]>();
  for (const [name, item] of [...entries].sort(([a], [b]) => byCodeUnit(a, b))) {
    // The names were settled so that no two are the same.
    if (table.has(name)) throw new Error(`two items are called ${name}`);
    table.set(name, [item]);
  }
  return table;
}
