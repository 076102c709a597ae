import type {
  Bridge,
  BridgeCallback,
  BridgeEnum,
  BridgeStruct,
  ErrorDomain,
  Handle,
  IntegerName,
  NamedValue,
} from "../idl/bridge/bridge.ts";
import { valueGiven } from "../idl/bridge/operations.ts";
import type { ConstantItem, Field, FunctionItem, TypeDefinition } from "../idl/contract.ts";
import type { Param, Signature } from "../idl/type.ts";
import { lowerParam } from "./lower-params.ts";
import { valueResult } from "./lower-results.ts";
import type { LoweredCallback, LoweredParam } from "./lowered.ts";
import { mutPointer, named, SIZE, STATUS, scalar, VOID, valueInMemory } from "./memory-type.ts";
import { constantSymbol, freeSymbol, receiverName, typeSymbol, variantSymbol } from "./symbols.ts";

/** Items of a contract with their names, in no order. */
export interface Items {
  readonly types: readonly (readonly [string, TypeDefinition])[];
  readonly constants: readonly (readonly [string, ConstantItem])[];
  readonly functions: readonly (readonly [string, FunctionItem])[];
}

type History = Pick<NamedValue, "span" | "doc" | "since" | "deprecated">;

/** What everything may say of itself. */
export function historyOf({ doc, since, deprecated, span }: History): History {
  return {
    ...(doc !== undefined && { doc }),
    ...(since !== undefined && { since }),
    ...(deprecated !== undefined && { deprecated }),
    span,
  };
}

/** The handle's type and what ends it. */
function lowerHandle(handle: Handle, { prefix }: Bridge): Items {
  const symbol = typeSymbol(prefix, handle.name);
  const destructor = freeSymbol(prefix, handle.name);
  const { borrows, threads, span } = handle;
  const definition: TypeDefinition = {
    kind: "opaque",
    destructor,
    threads,
    ...(borrows.length > 0 && { borrows: borrows.map((name) => typeSymbol(prefix, name)) }),
    ...historyOf(handle),
  };
  return {
    types: [[symbol, definition]],
    constants: [],
    functions: [[destructor, freeFunction(symbol, receiverName(handle), { span })]],
  };
}

/** What frees something opaque; null does nothing. */
export function freeFunction(type: string, param: string, item: Pick<FunctionItem, "span">): FunctionItem {
  return {
    params: [{ name: param, type: mutPointer(named(type)), transfer: "owned", nullable: true, ...item }],
    returns: { type: VOID },
    ...item,
  };
}

function lowerStruct(struct: BridgeStruct, { prefix }: Bridge): Items {
  const size: readonly Field[] = struct.sized ? [{ name: "size", type: SIZE, span: struct.span }] : [];
  const fields = struct.fields.map(({ name, type, span }) => ({
    name,
    type: valueInMemory(type, prefix),
    span,
  }));
  const definition: TypeDefinition = {
    kind: "struct",
    fields: [...size, ...fields],
    ...historyOf(struct),
  };
  return { types: [[typeSymbol(prefix, struct.name), definition]], constants: [], functions: [] };
}

function lowerValues(
  item: BridgeEnum | ErrorDomain,
  repr: IntegerName,
  values: readonly NamedValue[],
  prefix: string,
): Items {
  const definition: TypeDefinition = { kind: "alias", to: scalar(repr), ...historyOf(item) };
  return {
    types: [[typeSymbol(prefix, item.name), definition]],
    constants: values.map((value) => [
      variantSymbol(prefix, item.name, value.name),
      { type: repr, value: value.value, ...historyOf(value) },
    ]),
    functions: [],
  };
}

/** A callback as it is called: the context, its parameters, and where its value is written to. */
export function lowerCallback(callback: BridgeCallback, bridge: Bridge): LoweredCallback {
  const { span } = callback;
  const given = valueGiven(callback);
  const context: LoweredParam = {
    param: { name: "ctx", type: SIZE, user_data: true, span },
    stands: { kind: "context" },
  };
  const result: readonly LoweredParam[] =
    given === null
      ? []
      : [
          {
            param: { name: "result", ...valueResult(given, bridge.prefix), span },
            stands: { kind: "result", part: "value" },
          },
        ];
  return {
    callback,
    symbol: typeSymbol(bridge.prefix, callback.name),
    params: [context, ...callback.params.flatMap((param) => lowerParam(param, bridge)), ...result],
  };
}

/** The type of a callback: a pointer to a function, or, where it is kept, one with its destructor and context. */
function callbackType({ callback, params }: LoweredCallback): TypeDefinition {
  const { span } = callback;
  const signature: Signature = {
    params: params.map(({ param }): Param => param),
    returns: { type: STATUS, span },
  };
  if (callback.scope === "call") return { kind: "callback", ...signature, ...historyOf(callback) };
  const drop: Signature = {
    params: [{ name: "ctx", type: SIZE, user_data: true, span }],
    returns: { type: VOID, span },
  };
  return {
    kind: "struct",
    // `same`: the thread on which it was registered.
    threads: callback.thread === "any" ? "sync" : "pinned",
    fields: [
      { name: "call", type: { kind: "function", ...signature }, span },
      { name: "drop", type: { kind: "function", ...drop }, span },
      { name: "ctx", type: SIZE, user_data: ["call"], user_data_free: "drop", span },
    ],
    ...historyOf(callback),
  };
}

function lowerConstants({ prefix, constants }: Bridge): Items {
  return {
    types: [],
    constants: constants.map((constant) => {
      const value = typeof constant.value === "boolean" ? BigInt(constant.value) : constant.value;
      return [constantSymbol(prefix, constant.name), { type: constant.type, value, ...historyOf(constant) }];
    }),
    functions: [],
  };
}

/** Everything of a bridge but its operations and what every library has. */
export function lowerTypes(bridge: Bridge, callbacks: readonly LoweredCallback[]): readonly Items[] {
  const { prefix } = bridge;
  return [
    ...bridge.handles.map((handle) => lowerHandle(handle, bridge)),
    ...bridge.structs.map((struct) => lowerStruct(struct, bridge)),
    ...bridge.enums.map((item) => lowerValues(item, item.repr, item.variants, prefix)),
    ...bridge.errors.map((domain) => lowerValues(domain, "i32", domain.codes, prefix)),
    ...callbacks.map((lowered) => ({
      types: [[lowered.symbol, callbackType(lowered)] as const],
      constants: [],
      functions: [],
    })),
    lowerConstants(bridge),
  ];
}
