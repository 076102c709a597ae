import type { BridgeParam, BridgeType, ValueType } from "../../idl/bridge/bridge.ts";
import { isNumber, isPacked } from "../../idl/bridge/list-item.ts";
import { valueGiven } from "../../idl/bridge/operations.ts";
import type { LoweredCallback, LoweredParam } from "../../lower/lowered.ts";
import { docTexts } from "../doc-texts.ts";
import { abiType, borrowedType, freshName, isPlain, valueType } from "./bridge-types.ts";
import { docLines, paramDocumentation } from "./doc-lines.ts";
import { printFunctionPointer, printSignature, printUnsafeCall } from "./print-rust.ts";

/** A callback: what crosses, and the type through which the implementation calls it. */
export interface CallbackModel {
  readonly name: string;
  readonly symbol: string;
  readonly isRegistered: boolean;
  /** Whether any thread may call it. */
  readonly isShared: boolean;
  readonly live: string;
  readonly doc: readonly string[];
  /** The type of C's function, as an alias or as the field of the registered struct. */
  readonly pointer: readonly string[];
  readonly signature: readonly string[];
  readonly body: readonly string[];
}

const BODY = " ".repeat(8);

/** How a callback is called by the implementation. */
export function modelCallback(low: LoweredCallback, live: string): CallbackModel {
  const { callback, symbol, params } = low;
  const isRegistered = callback.scope === "registered";
  const types = params.map(({ param }) => `${param.name}: ${abiType(param.type)}`);
  const isShared = callback.thread === "any";
  const self = isRegistered || isShared ? "&self" : "&mut self";
  const gives = valueGiven(callback);
  const returns = gives === null ? "ControlFlow<()>" : `ControlFlow<(), ${valueType(gives)}>`;
  const shown = callback.params.map((param) => `${param.name}: ${paramType(param)}`);
  return {
    name: callback.name,
    symbol,
    isRegistered,
    isShared,
    live,
    doc: docLines([...docTexts(callback), ...paramDocumentation(callback.params)], ""),
    pointer: isRegistered
      ? printFunctionPointer("pub call:", types, " -> i32", ",", "    ")
      : printFunctionPointer(`pub type ${symbol} =`, types, " -> i32", ";", ""),
    signature: printSignature("pub fn call", [self, ...shown], ` -> std::ops::${returns} {`, "    "),
    body: callBody(low, gives),
  };
}

function paramType({ type, optional }: BridgeParam): string {
  const text = shownType(type);
  return optional ? `Option<${text}>` : text;
}

function shownType(type: BridgeType): string {
  if (type.kind === "handle" || type.kind === "callback")
    throw new Error(`a callback is given no ${type.kind}`);
  if (type.kind === "list" && isPacked(type)) return type.of === "text" ? "&[&str]" : "&[&[u8]]";
  return borrowedType(type);
}

function callBody({ callback, params }: LoweredCallback, gives: ValueType | null): readonly string[] {
  const taken = new Set(params.map(({ param }) => param.name));
  const call = freshName("call", taken);
  const status = freshName("status", taken);
  const crossings = callback.params.map((param) => crossParam(param, params));
  const args = [
    callback.scope === "registered" ? "self.abi.ctx" : "self.ctx",
    ...crossings.flatMap((crossing) => crossing.args),
    ...(gives === null ? [] : ["&mut result"]),
  ];
  const pointer = callback.scope === "registered" ? "self.abi.call" : "self.call";
  return [
    `${BODY}let (Some(${call}), false) = (${pointer}, self.course.is_over()) else {`,
    `${BODY}    return std::ops::ControlFlow::Break(());`,
    `${BODY}};`,
    ...crossings.flatMap((crossing) => crossing.lines),
    ...(gives === null ? [] : [`${BODY}let mut result = abi::zero::<${valueType(gives)}>();`]),
    `${BODY}// SAFETY: it is valid, by whoever handed it over, and sees what crosses during the call only.`,
    ...printUnsafeCall({ head: `let ${status} = `, callee: call, args, tail: ";" }, BODY),
    ...(gives === null
      ? [`${BODY}self.course.settle(${status})`]
      : [`${BODY}self.course.settle(${status})?;`, `${BODY}abi::given(&self.course, result)`]),
  ];
}

interface Crossing {
  readonly lines: readonly string[];
  readonly args: readonly string[];
}

function crossParam(param: BridgeParam, all: readonly LoweredParam[]): Crossing {
  const parts = all.filter(({ stands }) => stands.kind === "param" && stands.of === param);
  const names = new Map(
    parts.flatMap((part) =>
      part.stands.kind === "param" ? [[part.stands.part, part.param.name] as const] : [],
    ),
  );
  const has = names.get("present");
  const { name, optional } = param;
  const { lines, args } = crossValue(param, names.get("ends") ?? "");
  if (has === undefined) return { lines, args };
  const absent = optional ? absentLines(param.type, name) : [];
  return {
    lines: [`${BODY}let ${has} = u8::from(${name}.is_some());`, ...absent, ...lines],
    args: [has, ...args],
  };
}

/** What crosses where there is nothing, beside saying so. */
function absentLines(type: BridgeType, name: string): readonly string[] {
  switch (type.kind) {
    case "path":
      return [`${BODY}let ${name} = ${name}.unwrap_or(std::path::Path::new(""));`];
    case "enum":
    case "struct":
    case "struct-pointer":
    case "array":
      return [];
    case "scalar":
      return isPlain(type) ? [`${BODY}let ${name} = ${name}.unwrap_or_default();`] : [];
    default:
      return [`${BODY}let ${name} = ${name}.unwrap_or_default();`];
  }
}

function crossValue({ name, type, optional }: BridgeParam, ends: string): Crossing {
  const slice = [`abi::pointer(${name})`, `${name}.len()`];
  switch (type.kind) {
    case "bytes":
      return { lines: [], args: slice };
    case "text":
      return { lines: [`${BODY}let ${name} = ${name}.as_bytes();`], args: slice };
    case "path":
      return {
        lines: [
          `${BODY}let Ok(${name}) = abi::path_bytes(${name}) else {`,
          `${BODY}    return abi::failed(&self.course);`,
          `${BODY}};`,
        ],
        args: slice,
      };
    case "list":
      if (isNumber(type.of)) return { lines: [], args: slice };
      return {
        lines: [`${BODY}let (${name}, ${ends}) = abi::pack(${name});`],
        args: [`abi::pointer(&${name})`, `${name}.len()`, `abi::pointer(&${ends})`, `${ends}.len()`],
      };
    case "handle":
    case "callback":
      throw new Error(`a callback is given no ${type.kind}`);
    default: {
      const argument = type.kind === "struct-pointer" ? `&${name}` : name;
      if (type.kind !== "struct-pointer" && isPlain(type)) return { lines: [], args: [argument] };
      const rust = type.kind === "struct-pointer" ? type.name : valueType(type);
      const sent = optional
        ? `${name}.map_or_else(abi::zero::<${rust}>, abi::Cross::send)`
        : `abi::Cross::send(${name})`;
      return { lines: [`${BODY}let ${name} = ${sent};`], args: [argument] };
    }
  }
}
