import type { Bridge, BridgeParam } from "../../idl/bridge/bridge.ts";
import { snakeCase } from "../../lower/case.ts";
import type { LoweredBridge, LoweredCallback, LoweredOperation, LoweredParam } from "../../lower/lowered.ts";
import { callbackNamed } from "../../lower/parts.ts";
import { abiType, isNumber } from "./bridge-types.ts";
import { madeValue, safeValue, testItems, testSlice, testValue } from "./test-values.ts";

/** A callback that tests hand over. Every text is complete Rust. */
export interface CalledModel {
  readonly function: string;
  readonly params: readonly string[];
  readonly told: readonly Told[];
  readonly gives: string | null;
}

/** What is said to have been seen, and the value. */
export interface Told {
  readonly name: string;
  readonly value: string;
}

/** The context that callbacks of tests are handed over with. */
export const CTX = 5;

/** The function of the tests that is handed over as a callback. */
export function calledName(callback: string): string {
  return `on_${snakeCase(callback)}`;
}

/** A callback that tells what it is given. */
export function modelCalled(lowered: LoweredBridge, { callback, params }: LoweredCallback): CalledModel {
  const { bridge } = lowered;
  const gives = callback.returns === null || callback.returns === "continue" ? null : callback.returns;
  return {
    function: calledName(callback.name),
    params: params.map(({ param }) => `${param.name}: ${abiType(param.type)}`),
    told: params.flatMap((part) => toldByCallback(part, params)),
    gives: gives === null ? null : testValue(bridge, gives, "result").abi,
  };
}

function toldByCallback({ param, stands }: LoweredParam, all: readonly LoweredParam[]): readonly Told[] {
  const { name } = param;
  if (stands.kind === "context") return [{ name, value: name }];
  if (stands.kind !== "param") return [];
  const partner = (part: string): string =>
    all.find((one) => one.stands.kind === "param" && one.stands.of === stands.of && one.stands.part === part)
      ?.param.name ?? "";
  switch (stands.part) {
    case "pointer":
      return [{ name, value: `slice(${name}, ${partner("length")})` }];
    case "ends":
      return [{ name, value: `slice(${name}, ${partner("count")})` }];
    case "length":
    case "count":
      return [];
    default:
      return [
        {
          name,
          value:
            stands.of.type.kind === "struct-pointer" && stands.part === "value"
              ? `unsafe { *${name} }`
              : name,
        },
      ];
  }
}

/** What a callback is to tell when the implementation calls it. */
export function expectedOfCallback(bridge: Bridge, name: string): readonly Told[] {
  const { params } = callbackNamed(bridge, name);
  return [
    { name: "ctx", value: `${CTX}_usize` },
    ...params.flatMap((param) => [
      ...(param.optional ? [{ name: `has_${param.name}`, value: "1_u8" }] : []),
      ...expectedParam(bridge, param),
    ]),
  ];
}

function expectedParam(bridge: Bridge, { name, type, max }: BridgeParam): readonly Told[] {
  switch (type.kind) {
    case "text":
      return [{ name, value: `${testSlice(type, max, name).safe}.as_bytes()` }];
    case "path": {
      const { pointer, length } = testSlice(type, max, name);
      return [{ name, value: `slice(${pointer}, ${length})` }];
    }
    case "bytes":
      return [{ name, value: testSlice(type, max, name).safe }];
    case "list": {
      if (isNumber(type.of)) return [{ name, value: testSlice(type, max, name).safe }];
      const { bytes, ends } = testItems(type.of === "text", max);
      return [
        { name, value: `&${bytes}[..]` },
        {
          name: `${name}_ends`,
          value: ends.length === 0 ? "&[] as &[u64]" : `&[${ends.join("_u64, ")}_u64][..]`,
        },
      ];
    }
    case "struct-pointer":
      return [{ name, value: madeValue(type.name).abi }];
    case "handle":
    case "callback":
      return [];
    default:
      return [{ name, value: testValue(bridge, type, name).abi }];
  }
}

/** What a callback is to tell that a result is shown to, as a whole or item by item. */
export function shownItems({ returns }: LoweredOperation["operation"]): readonly Told[] {
  if (returns === null) return [];
  const { type } = returns;
  const told = (value: string): readonly Told[] => [
    { name: "ctx", value: `${CTX}_usize` },
    { name: "item", value },
  ];
  if (type.kind === "list" && !isNumber(type.of))
    return ["a", "", "b"].flatMap((text) => told(`&b"${text}"[..]`));
  const { safe, pointer, length } = testSlice(type, null, "result");
  return told(type.kind === "bytes" ? safe : `slice(${pointer}, ${length})`);
}

/** How the implementation of the tests calls a callback. */
export function callbackCall(bridge: Bridge, name: string, callee: string): string {
  const args = callbackNamed(bridge, name).params.map((param) => {
    const value = safeValue(bridge, param);
    return param.optional ? `Some(${value})` : value;
  });
  return `${callee}.call(${args.join(", ")})`;
}
