import type { BridgeParam, BridgeType } from "../../idl/bridge/bridge.ts";
import { madeHandle } from "../../idl/bridge/operations.ts";
import { localName } from "./names.ts";
import type { Scene } from "./operation-scene.ts";
import { type GoTypes, goItem, goType, isPointedAt } from "./types.ts";

/** The Go type of a parameter of an operation or of a callback. */
export function paramType(param: BridgeParam, types: GoTypes): string {
  const type = goType(types, param.type);
  return param.optional && isPointedAt(param.type) ? `*${type}` : type;
}

/** The parameters of a Go function, as they are declared. */
export function paramTexts({ of: { operation }, symbol, types, tier }: Scene): string {
  const typed: (readonly [string, string])[] = [];
  if (operation.cancel) typed.push(tier === "safe" ? ["ctx", "context.Context"] : ["cancel", "*Cancel"]);
  if (symbol.shape === "into") typed.push(["dst", `[]${elementType(operation.returns?.type)}`]);
  for (const param of operation.params) typed.push([localName(param.name), paramType(param, types)]);
  if (symbol.shape === "visit") typed.push(["view", viewType(operation.returns?.type)]);
  return shortened(typed);
}

/** `key []byte, value []byte` is `key, value []byte`. */
export function shortened(typed: readonly (readonly [string, string])[]): string {
  return typed
    .map(([name, type], index) => (typed[index + 1]?.[1] === type ? name : `${name} ${type}`))
    .join(", ");
}

/** Whether all items are shown, one by one. */
export function viewsItems(type: BridgeType | undefined): boolean {
  return type?.kind === "list";
}

function viewType(type: BridgeType | undefined): string {
  return viewsItems(type) ? "func(item []byte) bool" : "func(result []byte)";
}

/** What a slice is made of that a result is appended to. */
export function elementType(type: BridgeType | undefined): string {
  return type?.kind === "list" ? goItem(type.of) : "byte";
}

interface ResultTexts {
  readonly signature: string;
  /** What stands in front of the error where the call failed: `nil, false, `. */
  readonly zeros: string;
  /** What a slice is made of that the result is appended to. */
  readonly element: string;
}

/** What a Go function gives. */
export function resultTexts(scene: Scene): ResultTexts {
  const { of, symbol, types } = scene;
  const { returns } = of.operation;
  const made = madeHandle(of);
  const element = elementType(returns?.type);
  const optional = returns?.optional ?? false;
  const found = optional ? "found bool, " : "";
  const absent = optional ? "false, " : "";
  if (symbol.shape === "visit" || (returns === null && made === null))
    return optional
      ? { signature: `(${found}err error)`, zeros: absent, element }
      : { signature: "error", zeros: "", element };
  const type =
    symbol.shape === "into"
      ? `[]${element}`
      : returns === null
        ? `*${types.named(made ?? "")}`
        : goType(types, returns.type);
  const zero = symbol.shape === "into" ? "dst" : zeroOf(returns?.type ?? null, type, scene);
  return optional
    ? { signature: `(result ${type}, found bool, err error)`, zeros: `${zero}, false, `, element }
    : { signature: `(${type}, error)`, zeros: `${zero}, `, element };
}

function zeroOf(type: BridgeType | null, text: string, { types }: Scene): string {
  switch (type?.kind) {
    case "scalar":
      return type.name === "bool" ? "false" : "0";
    case "enum":
      return "0";
    case "struct":
      return `${types.named(type.name)}{}`;
    case "text":
    case "path":
      return '""';
    case "array":
      return `${text}{}`;
    default:
      return "nil";
  }
}

export { paramType as callbackParamType };
