import type { BridgeParam, BridgeType } from "../../idl/bridge/bridge.ts";
import { findCallback, findStruct } from "../../idl/bridge/find-item.ts";
import { isNumber, isPacked } from "../../idl/bridge/list-item.ts";
import type { LoweredBridge, LoweredSymbol, ParamPart } from "../../lower/lowered.ts";
import { borrowedType, freshName, implementPath, isPlain } from "./bridge-types.ts";
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
/** What `if .. else ..` on one line may have in columns: `single_line_if_else_max_width` of rustfmt. */
const CHOICE_WIDTH = 50;

/** A call that is a statement of its own. */
export function statement(
  callee: string,
  args: readonly string[],
  tail = "?;",
  indent = BODY,
): readonly string[] {
  return printCall({ head: "", callee, args, tail }, indent);
}

/** A call whose result gets a name. */
export function binding(
  name: string,
  callee: string,
  args: readonly string[],
  tail = "?;",
  indent = BODY,
): readonly string[] {
  return printCall({ head: `let ${name} = `, callee, args, tail }, indent);
}

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
    case "callback": {
      const { name, scope, thread } = findCallback(lowered.bridge, param.type.name);
      return scope === "registered"
        ? receiveRegistered(param, part, name)
        : receiveScoped(symbol, param, part, { type: name, isShared: thread === "any" });
    }
    default:
      return receiveValue(lowered, symbol, param, param.type);
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

/** What is registered is owned at once: it is dropped on every path. */
function receiveRegistered(
  { name, optional }: BridgeParam,
  part: (part: ParamPart) => string,
  type: string,
): Received {
  const check = (indent: string): readonly string[] =>
    statement(`${name}.check`, [`"${name}"`], "?;", indent);
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

/** What is valid for the call alone is borrowed, and asked afterwards how it went. */
function receiveScoped(
  symbol: LoweredSymbol,
  { name, optional }: BridgeParam,
  part: (part: ParamPart) => string,
  { type, isShared }: { readonly type: string; readonly isShared: boolean },
): Received {
  const borrowed = isShared ? `&${type}<'_>` : `&mut ${type}<'_>`;
  const local = isShared ? name : `mut ${name}`;
  const take = [part("call"), part("context"), `"${name}"`];
  const finish = (indent: string): readonly string[] =>
    statement(`${name}.course.finish`, [`"${name}"`], "?;", indent);
  if (!optional) {
    return {
      first: [],
      checks: binding(local, `${type}::borrowed`, take),
      argument: isShared ? `&${name}` : `&mut ${name}`,
      type: borrowed,
      after: finish(BODY),
    };
  }
  return {
    first: [],
    checks: optionally(
      local,
      presenceOf(symbol, part),
      binding(name, `${type}::borrowed`, take, "?;", BODY + STEP),
      name,
    ),
    argument: isShared ? `${name}.as_ref()` : `${name}.as_mut()`,
    type: `Option<${borrowed}>`,
    after: [`${BODY}if let Some(${name}) = &${name} {`, ...finish(BODY + STEP), `${BODY}}`],
  };
}

/** Whether an optional parameter is there: its name in the symbol, and that of a local which hides no parameter. */
interface Presence {
  readonly has: string;
  readonly given: string;
}

function presenceOf(symbol: LoweredSymbol, part: (part: ParamPart) => string): Presence {
  const taken = new Set(symbol.params.map(({ param }) => param.name));
  return { has: part("present"), given: freshName("given", taken) };
}

/** `let given: bool = has_x; let x = if given { .. } else { None };`, where no name makes the condition too long. */
function optionally(
  local: string,
  { has, given }: Presence,
  checks: readonly string[],
  name: string,
): readonly string[] {
  const check = binding(`${given}: bool`, "abi::value", [has, `"${has}"`]);
  const choice = `if ${given} { Some(${name}) } else { None }`;
  if (checks.length === 0 && choice.length <= CHOICE_WIDTH)
    return [...check, `${BODY}let ${local} = ${choice};`];
  return [
    ...check,
    `${BODY}let ${local} = if ${given} {`,
    ...checks,
    `${BODY}${STEP}Some(${name})`,
    `${BODY}} else {`,
    `${BODY}${STEP}None`,
    `${BODY}};`,
  ];
}

type Plain = Exclude<BridgeType, { readonly kind: "handle" | "callback" }>;

function receiveValue(
  lowered: LoweredBridge,
  symbol: LoweredSymbol,
  param: BridgeParam,
  type: Plain,
): Received {
  const { name, optional } = param;
  const part = partNames(symbol, param);
  const rust = borrowedType(type);
  const indent = optional ? BODY + STEP : BODY;
  const checks = [...boundLines(param, part, type, indent), ...valueLines(lowered, name, part, type, indent)];
  return {
    first: [],
    checks: optional ? optionally(name, presenceOf(symbol, part), checks, name) : checks,
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
  const length = part(isPacked(type) ? "count" : "length");
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
