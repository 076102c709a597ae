import type { Bridge, BridgeParam } from "../../idl/bridge/bridge.ts";
import type { LoweredBridge, LoweredOperation, LoweredParam } from "../../lower/lowered.ts";
import { freeSymbol } from "../../lower/symbols.ts";
import { isNumber } from "./bridge-types.ts";
import { findEnum, madeValue, numberBeyond } from "./test-values.ts";

/** Something that a caller may do wrong, and the parameter that the message begins with. Every text is complete Rust. */
export interface Bad {
  readonly place: string;
  readonly change: string;
}

/** What a caller may hand over wrong in one parameter, and what the message begins with. */
export function badValues(
  { bridge }: LoweredBridge,
  { handle }: LoweredOperation,
  { param, stands }: LoweredParam,
): readonly Bad[] {
  const { name } = param;
  const set = (value: string, place = name): Bad => ({ place, change: `call.${name} = ${value};` });
  const freed = (type: string): Bad => ({
    place: name,
    change: `unsafe { ${freeSymbol(bridge.prefix, type)}(std::mem::replace(&mut call.${name}, std::ptr::null_mut())) };`,
  });
  const nullOf = (): string =>
    param.type.kind === "pointer" && param.type.mutable ? "std::ptr::null_mut()" : "std::ptr::null()";
  switch (stands.kind) {
    case "receiver":
      return [param.transfer === "owned" ? freed(handle?.name ?? "") : set(nullOf())];
    case "result":
      switch (stands.part) {
        case "value":
        case "found":
        case "needed":
          return [set(nullOf())];
        case "destination":
          return [set(nullOf())];
        case "call":
          return [set("None")];
        default:
          return [];
      }
    case "param":
      return badParam(bridge, stands.of, stands.part, { name, set, freed, nullOf });
    default:
      return [];
  }
}

interface Setting {
  readonly name: string;
  readonly set: (value: string, place?: string) => Bad;
  readonly freed: (type: string) => Bad;
  readonly nullOf: () => string;
}

function badParam(
  bridge: Bridge,
  { name: whole, type, max, optional, transfer }: BridgeParam,
  part: string,
  { name, set, freed, nullOf }: Setting,
): readonly Bad[] {
  switch (part) {
    case "present":
      return [set("2")];
    case "call":
      return [set("None", whole)];
    case "ends":
      return [set("leak([2_u64, 1, 2]).cast()", whole), set("leak([0_u64, 0, 9]).cast()", whole)].filter(
        () => (max ?? 3n) >= 3n,
      );
    case "count":
      return max === null || max >= 1n << 31n ? [] : [set(`${max + 1n}`, whole)];
    case "length":
      if (max === null || max >= 1n << 31n || (type.kind === "list" && !isNumber(type.of))) return [];
      return [set(`${max + 1n}`, whole)];
    case "pointer": {
      if (max === 0n) return [];
      const bad = [set("std::ptr::null()")];
      if (type.kind === "text" && (max ?? 3n) >= 1n) bad.push(set('b"\\xff\\xff\\xff".as_ptr()'));
      if (type.kind === "list" && type.of === "text") bad.push(set('b"\\xff\\xff".as_ptr()'));
      if (type.kind === "path") bad.push(set('b"\\0\\0\\0".as_ptr()'));
      if (type.kind === "list" && isNumber(type.of) && !/8$/.test(type.of))
        bad.push(set(`call.${name}.cast::<u8>().wrapping_add(1).cast()`));
      return bad;
    }
    case "value":
      break;
    default:
      return [];
  }
  switch (type.kind) {
    case "handle":
      if (optional) return [];
      return [transfer === "owned" ? freed(type.name) : set(nullOf())];
    case "callback":
      return [{ place: name, change: `call.${name}.call = None;` }];
    case "struct-pointer":
      return [
        set("std::ptr::null()"),
        ...(bridge.structs.find((struct) => struct.name === type.name)?.sized
          ? [set(`leak({ let mut value = ${madeValue(type.name).abi}; value.size = 1; value })`)]
          : []),
        ...badFields(bridge, type.name).map(({ field, value }) =>
          set(
            `leak({ let mut value = ${madeValue(type.name).abi}; value.${field} = ${value}; value })`,
            `${name}.${field}`,
          ),
        ),
      ];
    case "struct":
      return badFields(bridge, type.name).map(({ field, value }) => ({
        place: `${name}.${field}`,
        change: `call.${name}.${field} = ${value};`,
      }));
    case "scalar":
      if (type.name === "bool") return [set("2")];
      return type.name === "char32" ? [set("0xd800"), set("0x110000")] : [];
    case "enum": {
      const beyond = refusedNumber(bridge, type.name);
      return beyond === null ? [] : [set(beyond)];
    }
    default:
      return [];
  }
}

function refusedNumber(bridge: Bridge, name: string): string | null {
  const whole = findEnum(bridge, name);
  return whole.open ? null : numberBeyond(whole);
}

function badFields(
  bridge: Bridge,
  name: string,
): readonly { readonly field: string; readonly value: string }[] {
  const struct = bridge.structs.find((one) => one.name === name);
  return (struct?.fields ?? []).flatMap(({ name: field, type }) => {
    if (type.kind === "scalar" && type.name === "bool") return [{ field, value: "2" }];
    if (type.kind === "scalar" && type.name === "char32") return [{ field, value: "0xd800" }];
    const beyond = type.kind === "enum" ? refusedNumber(bridge, type.name) : null;
    return beyond === null ? [] : [{ field, value: beyond }];
  });
}
