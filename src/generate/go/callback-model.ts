import type { BridgeParam } from "../../idl/bridge/bridge.ts";
import type { LoweredBridge, LoweredCallback, LoweredParam } from "../../lower/lowered.ts";
import { typeSymbol } from "../../lower/symbols.ts";
import { documentation } from "./documentation.ts";
import { callbackExport } from "./export-names.ts";
import { derivedName, localName } from "./names.ts";
import { callbackParamType, shortened } from "./operation-signature.ts";
import { cItem, cType, fromC, type GoTypes, goItem, goType, structReader, toC } from "./types.ts";

/** A callback: its type in Go, and the function that the library calls. */
export interface CallbackModel {
  readonly doc: readonly string[];
  readonly name: string;
  /** `func(key, value []byte) bool`. */
  readonly signature: string;
  readonly exported: string;
  /** Parameters of the exported function. */
  readonly params: string;
  /** `calling` or `registered`. */
  readonly state: string;
  readonly run: string;
  readonly statements: readonly string[];
  readonly args: string;
  readonly goesOn: boolean;
  /** What the function gives is written there, by an assignment; null if it gives none. */
  readonly result: { readonly type: string; readonly value: string } | null;
}

export function modelCallback(
  { callback, params }: LoweredCallback,
  lowered: LoweredBridge,
  types: GoTypes,
  stacked: ReadonlySet<string>,
): CallbackModel {
  const name = types.named(callback.name);
  const isScoped = callback.scope === "call";
  const { returns } = callback;
  const typed = callback.params.map(
    (param) => [localName(param.name), callbackParamType(param, types)] as const,
  );
  const result = returns === null ? "" : returns === "continue" ? " bool" : ` ${goType(types, returns)}`;
  return {
    doc: documentation(
      name,
      callback,
      `${name} is a function that the library calls.`,
      callbackFacts(callback, name),
    ),
    name,
    signature: `func(${shortened(typed)})${result}`,
    exported: callbackExport(lowered.bridge, callback.name),
    params: [
      "ctx C.uintptr_t",
      ...params.slice(1).map((param) => exportParam(param, callback.params, types, lowered)),
    ].join(", "),
    state: isScoped ? "calling" : "registered",
    run: isScoped
      ? callback.thread === "same" && !stacked.has(callback.name)
        ? "run"
        : "runAnywhere"
      : "run",
    statements: callback.params.flatMap((param) => optionalStatements(param, callback.params, types)),
    args: callback.params.map((param) => callbackArgument(param, callback.params, types)).join(", "),
    goesOn: returns === "continue",
    result:
      returns === null || returns === "continue"
        ? null
        : { type: goType(types, returns), value: toC(types, returns, "returned") },
  };
}

function callbackFacts(callback: LoweredCallback["callback"], name: string): readonly string[] {
  const shows = callback.params.some(({ type }) => type.kind === "bytes" || type.kind === "list");
  return [
    ...(callback.returns === "continue" ? [`A ${name} returns whether to go on.`] : []),
    ...(shows
      ? ["Slices that it is given belong to the library: they are read-only, and valid until it returns."]
      : []),
    ...(callback.thread === "any" ? ["It may be called from any thread, also from several at once."] : []),
    ...(callback.scope === "registered" ? ["The library keeps it; a panic in it is logged."] : []),
  ];
}

/** A parameter of the exported function: its name differs from what Go's own are called. */
function exportParam(
  { param, stands }: LoweredParam,
  beside: readonly BridgeParam[],
  types: GoTypes,
  { bridge }: LoweredBridge,
): string {
  if (stands.kind === "result") {
    if (param.type.kind !== "pointer") throw new Error("a result is written through a pointer");
    const { to } = param.type;
    return `result *${to.kind === "named" ? `C.${to.name}` : cScalar(to)}`;
  }
  if (stands.kind !== "param") return `${param.name} C.uintptr_t`;
  const { of, part } = stands;
  const local = localName(of.name);
  const derived = (ending: string): string => derivedName(of.name, ending, beside);
  switch (part) {
    case "present":
      return `${derivedName(`has_${of.name}`, "", beside)} C.uint8_t`;
    case "pointer":
      return `${local} *${of.type.kind === "list" ? cItem(of.type.of) : "C.uint8_t"}`;
    case "length":
      return `${derived("Len")} C.size_t`;
    case "ends":
      return `${derived("Ends")} *C.uint64_t`;
    case "count":
      return `${derived("Count")} C.size_t`;
    default:
      return of.type.kind === "struct-pointer"
        ? `${local} *C.${typeSymbol(bridge.prefix, of.type.name)}`
        : `${local} ${cType(types, of.type)}`;
  }
}

const C_NAMES: Readonly<Record<string, string>> = {
  f32: "float",
  f64: "double",
  usize: "size_t",
  isize: "intptr_t",
};

function cScalar(type: { readonly kind: string; readonly name?: unknown }): string {
  const name = String(type.name);
  const short = /^([iu])(8|16|32|64)$/.exec(name);
  return `C.${short === null ? (C_NAMES[name] ?? name) : `${short[1] === "u" ? "u" : ""}int${short[2]}_t`}`;
}

/** An optional value is shown through a pointer. */
function optionalStatements(
  param: BridgeParam,
  beside: readonly BridgeParam[],
  types: GoTypes,
): readonly string[] {
  const { type } = param;
  if (!param.optional) return [];
  const value = derivedName(param.name, "Value", beside);
  return [
    `var ${value} ${callbackParamType(param, types)}`,
    `if ${derivedName(`has_${param.name}`, "", beside)} != 0 {`,
    ...(type.kind === "bytes" || type.kind === "list"
      ? [`\t${value} = ${presentSlice(param, beside, types)}`]
      : [`\tshown := ${plainArgument(param, beside, types)}`, `\t${value} = &shown`]),
    "}",
  ];
}

/** Nil would say that there is none. */
function presentSlice(param: BridgeParam, beside: readonly BridgeParam[], types: GoTypes): string {
  const { type } = param;
  const plain = plainArgument(param, beside, types);
  return type.kind === "list" && (type.of === "bytes" || type.of === "text") ? plain : `notNil(${plain})`;
}

function callbackArgument(param: BridgeParam, beside: readonly BridgeParam[], types: GoTypes): string {
  return param.optional ? derivedName(param.name, "Value", beside) : plainArgument(param, beside, types);
}

function plainArgument({ name, type }: BridgeParam, beside: readonly BridgeParam[], types: GoTypes): string {
  const local = localName(name);
  const derived = (ending: string): string => derivedName(name, ending, beside);
  switch (type.kind) {
    case "bytes":
      return `viewOf(${local}, ${derived("Len")})`;
    case "text":
    case "path":
      return `string(viewOf(${local}, ${derived("Len")}))`;
    case "list":
      if (type.of === "bytes" || type.of === "text") {
        const unpack = type.of === "bytes" ? "unpack" : "unpackText";
        return `${unpack}(viewOf(${local}, ${derived("Len")}), endsOf(${derived("Ends")}, ${derived("Count")}))`;
      }
      return `viewNumbers[${goItem(type.of)}](unsafe.Pointer(${local}), ${derived("Len")})`;
    case "struct-pointer":
      return `${structReader(type.name)}(${local})`;
    default:
      return fromC(types, type, local);
  }
}
