import type { Bridge, BridgeParam, BridgeType, Handle, Operation } from "../idl/bridge/bridge.ts";
import { isPacked } from "../idl/bridge/list-item.ts";
import type { Meaning } from "../idl/meaning.ts";
import type { Param, Type } from "../idl/type.ts";
import type { LoweredParam, ParamPart } from "./lowered.ts";
import {
  BYTE,
  constPointer,
  elementOf,
  mutPointer,
  named,
  SIZE,
  scalar,
  valueInMemory,
} from "./memory-type.ts";
import { paramParts } from "./parts.ts";
import { receiverName, typeSymbol } from "./symbols.ts";

/** What a part of a parameter is in memory, and what memory does not show of it. */
export type LoweredPart = Pick<Param, "type"> & Meaning;

/** Texts are checked; paths are UTF-8 on some targets only, and so bytes. */
export function encodingOf(type: BridgeType): Meaning {
  switch (type.kind) {
    case "text":
      return { string: "utf8" };
    case "bytes":
    case "path":
      return { string: "bytes" };
    case "list":
      return type.of === "text" ? { string: "utf8" } : type.of === "bytes" ? { string: "bytes" } : {};
    default:
      return {};
  }
}

function receiverParam(handle: Handle, { receiver, span }: Operation, prefix: string): LoweredParam {
  const type = named(typeSymbol(prefix, handle.name));
  return {
    param: {
      name: receiverName(handle),
      type: receiver === "ref" ? constPointer(type) : mutPointer(type),
      transfer: receiver === "own" ? "owned" : "borrowed",
      nullable: false,
      span,
    },
    stands: { kind: "receiver" },
  };
}

function cancelParam({ span }: Operation, prefix: string): LoweredParam {
  const type = constPointer(named(typeSymbol(prefix, "Cancel")));
  return { param: { name: "cancel", type, nullable: true, span }, stands: { kind: "cancel" } };
}

function valuePart(param: BridgeParam, bridge: Bridge): LoweredPart {
  const { type, optional, transfer, retained } = param;
  const { prefix } = bridge;
  switch (type.kind) {
    case "handle": {
      const handle: Type = named(typeSymbol(prefix, type.name));
      return transfer === "owned"
        ? { type: mutPointer(handle), transfer, nullable: optional }
        : { type: constPointer(handle), transfer, nullable: optional };
    }
    case "struct-pointer":
      // Null is fine where `has_` says that there is none.
      return { type: constPointer(named(typeSymbol(prefix, type.name))), nullable: optional };
    case "callback":
      return {
        type: named(typeSymbol(prefix, type.name)),
        transfer: "owned",
        ...(retained !== null && { retained }),
      };
    case "scalar":
    case "enum":
    case "struct":
    case "array":
      return { type: valueInMemory(type, prefix) };
    default:
      throw new Error(`${type.kind} crosses as a slice`);
  }
}

function partOf(part: ParamPart, name: string, param: BridgeParam, bridge: Bridge): LoweredPart {
  const { type } = param;
  switch (part) {
    case "present":
      return { type: BYTE };
    case "pointer":
      return {
        type: constPointer(elementOf(type)),
        slice: `${name}_len`,
        empty: "null-ok",
        ...encodingOf(type),
      };
    case "length":
    case "count":
      return { type: SIZE };
    case "ends":
      return { type: constPointer(scalar("u64")), slice: `${name}_count`, empty: "null-ok" };
    case "call":
      // Rust has to take null to be able to refuse it: what the C type says of null is left open.
      return { type: named(callbackSymbol(type, bridge)), retained: "call" };
    case "context":
      return { type: SIZE, user_data: [name] };
    case "value":
      return valuePart(param, bridge);
  }
}

function callbackSymbol(type: BridgeType, bridge: Bridge): string {
  if (type.kind !== "callback") throw new Error(`${type.kind} has no context`);
  return typeSymbol(bridge.prefix, type.name);
}

/** A parameter of an operation or a callback as the parameters that cross. */
export function lowerParam(param: BridgeParam, bridge: Bridge): readonly LoweredParam[] {
  return paramParts(param, param.name, bridge).map(({ part, name }) => ({
    param: { name, ...partOf(part, param.name, param, bridge), span: param.span },
    stands: { kind: "param", of: param, part },
  }));
}

/** The receiver, the cancellation and the parameters as declared. */
export function lowerInputs(
  operation: Operation,
  handle: Handle | null,
  bridge: Bridge,
): readonly LoweredParam[] {
  const { prefix } = bridge;
  return [
    ...(handle !== null && operation.receiver !== null ? [receiverParam(handle, operation, prefix)] : []),
    ...(operation.cancel ? [cancelParam(operation, prefix)] : []),
    ...operation.params.flatMap((param) => lowerParam(param, bridge).map(withLimit)),
  ];
}

/** Of a packed list `max` counts the items, and so the ends. */
function withLimit(lowered: LoweredParam): LoweredParam {
  const { param, stands } = lowered;
  if (stands.kind !== "param") return lowered;
  const { type, max } = stands.of;
  if (stands.part !== (isPacked(type) ? "ends" : "pointer")) return lowered;
  return { ...lowered, param: { ...param, max: max ?? "none" } };
}
