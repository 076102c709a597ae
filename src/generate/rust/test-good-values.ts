import type { LoweredBridge, LoweredOperation, LoweredParam } from "../../lower/lowered.ts";
import { freeSymbol, typeSymbol } from "../../lower/symbols.ts";
import { isNumber } from "./bridge-types.ts";
import { CTX, calledName } from "./test-callbacks.ts";
import { makerName } from "./test-handles.ts";
import { madeValue, testItems, testSlice, testValue } from "./test-values.ts";

/**
 * An argument that is as it has to be, as an expression of Rust.
 *
 * @param guards gets the lines that make a handle for it, which is freed with the call.
 */
export function goodValue(
  { bridge }: LoweredBridge,
  { handle }: LoweredOperation,
  { param, stands }: LoweredParam,
  guards: string[],
): string {
  const guarded = (name: string, isMut: boolean): string => {
    guards.push(
      `let ${param.name} = tools::Guard(tools::${makerName(name)}(), ${freeSymbol(bridge.prefix, name)});`,
    );
    return isMut ? `${param.name}.0` : `${param.name}.0.cast_const()`;
  };
  switch (stands.kind) {
    case "receiver":
      if (handle === null) throw new Error("a receiver has a handle");
      return param.transfer === "owned"
        ? `tools::${makerName(handle.name)}()`
        : guarded(handle.name, param.type.kind === "pointer" && param.type.mutable);
    case "cancel":
      return "std::ptr::null()";
    case "context":
      return String(CTX);
    case "error":
      return "place()";
    case "result":
      switch (stands.part) {
        case "destination":
          return "place::<[u64; 32]>().cast()";
        case "capacity":
          return "32";
        case "call":
          return "Some(sees_item)";
        case "context":
          return String(CTX);
        default:
          return "place()";
      }
    case "param": {
      const { type, max, transfer } = stands.of;
      const isPacked = type.kind === "list" && !isNumber(type.of);
      const items = isPacked ? testItems(type.of === "text", max) : null;
      switch (stands.part) {
        case "present":
          return "1";
        case "pointer":
          return items === null ? testSlice(type, max, stands.of.name).pointer : `${items.bytes}.as_ptr()`;
        case "length":
          return String(items === null ? testSlice(type, max, stands.of.name).length : items.length);
        case "ends":
          return items?.ends.length === 0
            ? "std::ptr::null()"
            : `leak([${items?.ends.join(", ") ?? ""}] as [u64; ${items?.ends.length ?? 0}]).cast()`;
        case "count":
          return String(items?.ends.length ?? 0);
        case "call":
          return `Some(${calledName(type.kind === "callback" ? type.name : "")})`;
        case "context":
          return String(CTX);
        case "value":
          break;
      }
      switch (type.kind) {
        case "handle":
          return transfer === "owned" ? `tools::${makerName(type.name)}()` : guarded(type.name, false);
        case "callback":
          return `${typeSymbol(bridge.prefix, type.name)} { call: Some(${calledName(type.name)}), drop: Some(counts_drop), ctx: ${CTX} }`;
        case "struct-pointer":
          return `leak(${madeValue(type.name).abi})`;
        case "scalar":
        case "enum":
        case "struct":
        case "array":
          return testValue(bridge, type, stands.of.name).abi;
        default:
          throw new Error(`${type.kind} crosses as a slice`);
      }
    }
  }
}
