import type { BridgeParam, BridgeType } from "../../idl/bridge/bridge.ts";
import type { LoweredBridge, LoweredSymbol, ParamPart } from "../../lower/lowered.ts";
import { callbackNamed } from "../../lower/parts.ts";
import { borrowedType, findStruct, implementPath, isNumber, isPlain } from "./bridge-types.ts";
import { printCall } from "./print-rust.ts";

/** How a shim takes one parameter of an operation, and what the implementation is given. */
export interface Received {
  /** Before anything can fail: what is owned from now on is dropped on every path. */
  readonly first: readonly string[];
  readonly checks: readonly string[];
  readonly argument: string;
  /** As the trait declares it. */
  readonly type: string;
  /** After the implementation returned, before its errors. */
  readonly after: readonly string[];
}

/** The indentation of statements in a shim. */
export const BODY = " ".repeat(12);
/** The same before the body, where nothing may fail. */
export const FRONT = " ".repeat(8);
const STEP = "    ";

const statement = (callee: string, args: readonly string[], tail = "?;", indent = BODY): readonly string[] =>
  printCall({ head: "", callee, args, tail }, indent);

const binding = (
  name: string,
  callee: string,
  args: readonly string[],
  tail = "?;",
  indent = BODY,
): readonly string[] => printCall({ head: `let ${name} = `, callee, args, tail }, indent);

/** Names of the parts of a parameter in the symbol. */
function partNames(symbol: LoweredSymbol, param: BridgeParam): (part: ParamPart) => string {
  const names = new Map(
    symbol.params.flatMap(({ param: { name }, stands }) =>
      stands.kind === "param" && stands.of === param ? [[stands.part, name] as const] : [],
    ),
  );
  return (part) => {
    const name = names.get(part);
    if (name === undefined) throw new Error(`${symbol.symbol} has no ${part} of ${param.name}`);
    return name;
  };
}

/** How the parameter is taken in this symbol. */
export function receiveParam(lowered: LoweredBridge, symbol: LoweredSymbol, param: BridgeParam): Received {
  const part = partNames(symbol, param);
  switch (param.type.kind) {
    case "handle":
      return receiveHandle(lowered, param, param.type.name);
    case "callback":
      return receiveCallback(lowered, param, part, param.type.name);
    default:
      return receiveValue(lowered, param, part, param.type);
  }
}

function receiveHandle({ bridge }: LoweredBridge, param: BridgeParam, handle: string): Received {
  const { name, optional, transfer } = param;
  const path = implementPath(bridge, handle);
  const quoted = `"${name}"`;
  if (transfer === "owned") {
    return {
      first: binding(name, "abi::own", [name], ";", FRONT),
      checks: binding(`(${name}, _kept)`, optional ? `${name}.take_optional` : `${name}.take`, [quoted]),
      argument: name,
      type: optional ? `Option<${path}>` : path,
      after: [],
    };
  }
  return {
    first: [],
    checks: binding(name, optional ? "abi::optional_argument" : "abi::argument", [name, quoted]),
    argument: optional ? `${name}.as_deref()` : `&${name}`,
    type: optional ? `Option<&${path}>` : `&${path}`,
    after: [],
  };
}

function receiveCallback(
  { bridge }: LoweredBridge,
  param: BridgeParam,
  part: (part: ParamPart) => string,
  type: string,
): Received {
  const { name, optional } = param;
  const quoted = `"${name}"`;
  const callback = callbackNamed(bridge, type);
  if (callback.scope === "registered") {
    const check = (indent: string): readonly string[] => statement(`${name}.check`, [quoted], "?;", indent);
    if (!optional) {
      return {
        first: binding(name, `${type}::owned`, [name], ";", FRONT),
        checks: check(BODY),
        argument: name,
        type,
        after: [],
      };
    }
    const has = part("present");
    return {
      first: binding(name, `${type}::owned_if`, [has, name], ";", FRONT),
      checks: [
        ...statement("abi::value::<bool>", [has, `"${has}"`]),
        `${BODY}if let Some(${name}) = &${name} {`,
        ...check(BODY + STEP),
        `${BODY}}`,
      ],
      argument: name,
      type: `Option<${type}>`,
      after: [],
    };
  }
  const [call, context] = [part("call"), part("context")];
  const isShared = callback.thread === "any";
  const borrowed = isShared ? `&${type}<'_>` : `&mut ${type}<'_>`;
  const local = isShared ? name : `mut ${name}`;
  const take = [call, context, quoted];
  if (!optional) {
    return {
      first: [],
      checks: binding(local, `${type}::borrowed`, take),
      argument: isShared ? `&${name}` : `&mut ${name}`,
      type: borrowed,
      after: statement(`${name}.course.finish`, [quoted]),
    };
  }
  return {
    first: [],
    checks: optionally(local, part("present"), [
      ...binding(name, `${type}::borrowed`, take, "?;", BODY + STEP),
      `${BODY}${STEP}Some(${name})`,
    ]),
    argument: isShared ? `${name}.as_ref()` : `${name}.as_mut()`,
    type: `Option<${borrowed}>`,
    after: [
      `${BODY}if let Some(${name}) = &${name} {`,
      ...statement(`${name}.course.finish`, [quoted], "?;", BODY + STEP),
      `${BODY}}`,
    ],
  };
}

/** `let x = if has_x { .. } else { None };` */
function optionally(local: string, has: string, some: readonly string[]): readonly string[] {
  const line = `${BODY}let ${local} = if abi::value(${has}, "${has}")? {`;
  return [line, ...some, `${BODY}} else {`, `${BODY}${STEP}None`, `${BODY}};`];
}

type Plain = Exclude<BridgeType, { readonly kind: "handle" | "callback" }>;

function receiveValue(
  lowered: LoweredBridge,
  param: BridgeParam,
  part: (part: ParamPart) => string,
  type: Plain,
): Received {
  const { name, optional } = param;
  const rust = borrowedType(type);
  const indent = optional ? BODY + STEP : BODY;
  const checks = [...boundLines(param, part, type, indent), ...valueLines(lowered, name, part, type, indent)];
  return {
    first: [],
    checks: optional ? optionally(name, part("present"), [...checks, `${BODY}${STEP}Some(${name})`]) : checks,
    argument: name,
    type: optional ? `Option<${rust}>` : rust,
    after: [],
  };
}

/** The greatest length is held against what the caller says before anything is read. */
function boundLines(
  { name, max }: BridgeParam,
  part: (part: ParamPart) => string,
  type: Plain,
  indent: string,
): readonly string[] {
  if (max === null) return [];
  const isPacked = type.kind === "list" && !isNumber(type.of);
  const length = part(isPacked ? "count" : "length");
  return statement("abi::at_most", [length, String(max), `"${name}"`], "?;", indent);
}

function valueLines(
  { bridge }: LoweredBridge,
  name: string,
  part: (part: ParamPart) => string,
  type: Plain,
  indent: string,
): readonly string[] {
  const quoted = `"${name}"`;
  const slice = (callee: string): readonly string[] =>
    binding(name, callee, [part("pointer"), part("length"), quoted], "?;", indent);
  switch (type.kind) {
    case "bytes":
      return slice("abi::items");
    case "text":
      return slice("abi::text");
    case "path":
      return slice("abi::path");
    case "list": {
      if (isNumber(type.of)) return slice("abi::items");
      const packed = type.of === "text" ? "PackedText::receive" : "Packed::receive";
      const args = [part("pointer"), part("length"), part("ends"), part("count"), quoted];
      return binding(name, packed, args, "?;", indent);
    }
    case "struct-pointer": {
      const read = findStruct(bridge, type.name).sized ? "abi::sized_pointee" : "abi::pointee";
      return [
        ...binding(name, read, [name, quoted], "?;", indent),
        ...binding(`${name}: ${type.name}`, "abi::value", [name, quoted], "?;", indent),
      ];
    }
    default:
      if (isPlain(type)) return [];
      return binding(`${name}: ${borrowedType(type)}`, "abi::value", [name, quoted], "?;", indent);
  }
}

export { binding, statement };
