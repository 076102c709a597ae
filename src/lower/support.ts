import type { Bridge } from "../idl/bridge/bridge.ts";
import type { Field, FunctionItem, TypeDefinition } from "../idl/contract.ts";
import type { Param, Result, Type } from "../idl/type.ts";
import { freeFunction, type Items } from "./lower-types.ts";
import type { LoweredOperation, Support } from "./lowered.ts";
import { BYTE, constPointer, mutPointer, named, SIZE, STATUS, scalar, VOID } from "./memory-type.ts";
import { constantSymbol, freeSymbol, typeSymbol } from "./symbols.ts";

/** What the operations need of the parts that not every library has. */
export function neededSupport(operations: readonly LoweredOperation[]): Support {
  const shapes = new Set(operations.flatMap(({ symbols }) => symbols.map(({ shape }) => shape)));
  return {
    buffers: shapes.has("owned"),
    lists: shapes.has("batch"),
    cancel: operations.some(({ operation }) => operation.cancel),
    visits: shapes.has("visit"),
  };
}

/** The table "What every library has" of BRIDGE.md. */
export function lowerSupport(bridge: Bridge, needed: Support): readonly Items[] {
  return [
    lowerError(bridge),
    lowerLive(bridge),
    ...(needed.buffers ? [lowerBuffer(bridge)] : []),
    ...(needed.lists ? [lowerList(bridge)] : []),
    ...(needed.cancel ? [lowerCancel(bridge)] : []),
    ...(needed.visits ? [lowerVisit(bridge)] : []),
  ];
}

/** What the bridge itself reports, in every library. */
export const OWN_CODES = [
  { name: "PANIC", value: -1n, doc: "The library panicked." },
  {
    name: "BAD_CALL",
    value: -2n,
    doc: "An argument that no caller may pass: null, no UTF-8, out of its range.",
  },
  { name: "POISONED", value: -3n, doc: "An earlier call on the handle panicked." },
  { name: "CALLBACK", value: -4n, doc: "A callback failed." },
  { name: "CANCELLED", value: -5n, doc: "The call was cancelled." },
] as const;

/** Where the symbols of the bridge itself come from. */
type Place = Pick<Bridge, "prefix" | "span">;

function lowerError({ prefix, span }: Place): Items {
  const error = typeSymbol(prefix, "Error");
  const parts = typeSymbol(prefix, "ErrorParts");
  const free = freeSymbol(prefix, "Error");
  const fields: readonly Field[] = [
    { name: "code", type: STATUS, span },
    {
      name: "message",
      type: constPointer(BYTE),
      slice: "message_len",
      empty: "null-ok",
      string: "utf8",
      span,
    },
    { name: "message_len", type: SIZE, span },
    {
      name: "detail",
      type: constPointer(BYTE),
      slice: "detail_len",
      empty: "null-ok",
      string: "bytes",
      span,
    },
    { name: "detail_len", type: SIZE, span },
  ];
  const params: readonly Param[] = [
    { name: "error", type: constPointer(named(error)), nullable: false, span },
    {
      name: "parts",
      type: mutPointer(named(parts)),
      role: "out",
      out_nullable: false,
      transfer: "borrowed",
      lifetime: "error",
      span,
    },
  ];
  return {
    types: [
      [error, { kind: "opaque", destructor: free, span }],
      [parts, { kind: "struct", fields, span }],
    ],
    constants: OWN_CODES.map(({ name, value, doc }) => [
      constantSymbol(prefix, name),
      { type: "i32", value, doc, span },
    ]),
    functions: [
      [free, freeFunction(error, "error", { span })],
      [`${prefix}error_read`, plainFunction(params, { type: STATUS }, span)],
    ],
  };
}

function lowerLive({ prefix, span }: Place): Items {
  const params: readonly Param[] = [
    { name: "kind", type: constPointer(BYTE), slice: "kind_len", empty: "null-ok", string: "utf8", span },
    { name: "kind_len", type: SIZE, span },
  ];
  return functionsOnly([[`${prefix}live`, plainFunction(params, { type: scalar("i64") }, span)]]);
}

function lowerBuffer({ prefix, span }: Place): Items {
  const fields: readonly Field[] = [
    { name: "ptr", type: mutPointer(BYTE), slice: "len", capacity: "cap", empty: "null-ok", span },
    { name: "len", type: SIZE, span },
    { name: "cap", type: SIZE, span },
  ];
  return ownedStruct("Buf", "buf", fields, { prefix, span });
}

function lowerList({ prefix, span }: Place): Items {
  const fields: readonly Field[] = [
    { name: "ptr", type: mutPointer(BYTE), slice: "len", capacity: "cap", empty: "null-ok", span },
    { name: "len", type: SIZE, span },
    { name: "cap", type: SIZE, span },
    {
      name: "ends",
      type: mutPointer(scalar("u64")),
      slice: "count",
      capacity: "ends_cap",
      empty: "null-ok",
      span,
    },
    { name: "count", type: SIZE, span },
    { name: "ends_cap", type: SIZE, span },
  ];
  return ownedStruct("List", "list", fields, { prefix, span });
}

/** A struct that owns memory and is freed by value. */
function ownedStruct(name: string, param: string, fields: readonly Field[], { prefix, span }: Place): Items {
  const symbol = typeSymbol(prefix, name);
  const free = freeSymbol(prefix, name);
  const definition: TypeDefinition = { kind: "struct", destructor: free, fields, span };
  const params: readonly Param[] = [{ name: param, type: named(symbol), transfer: "owned", span }];
  return {
    types: [[symbol, definition]],
    constants: [],
    functions: [[free, plainFunction(params, { type: VOID }, span)]],
  };
}

function lowerCancel({ prefix, span }: Place): Items {
  const symbol = typeSymbol(prefix, "Cancel");
  const free = freeSymbol(prefix, "Cancel");
  const type: Type = named(symbol);
  const made: Result = { type: mutPointer(type), transfer: "owned", nullable: false };
  const set: readonly Param[] = [{ name: "cancel", type: constPointer(type), nullable: true, span }];
  return {
    types: [[symbol, { kind: "opaque", destructor: free, threads: "sync", span }]],
    constants: [],
    functions: [
      [`${symbol}_new`, plainFunction([], made, span)],
      [`${symbol}_set`, plainFunction(set, { type: VOID }, span)],
      [free, freeFunction(symbol, "cancel", { span })],
    ],
  };
}

function lowerVisit({ prefix, span }: Place): Items {
  const params: readonly Param[] = [
    { name: "ctx", type: SIZE, user_data: true, span },
    { name: "item", type: constPointer(BYTE), slice: "item_len", empty: "null-ok", span },
    { name: "item_len", type: SIZE, span },
  ];
  const definition: TypeDefinition = { kind: "callback", params, returns: { type: STATUS }, span };
  return { types: [[typeSymbol(prefix, "VisitBytes"), definition]], constants: [], functions: [] };
}

function plainFunction(params: readonly Param[], returns: Result, span: Bridge["span"]): FunctionItem {
  return { params, returns, span };
}

function functionsOnly(functions: Items["functions"]): Items {
  return { types: [], constants: [], functions };
}
