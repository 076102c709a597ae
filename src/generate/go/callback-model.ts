import type { BridgeCallback, BridgeParam } from "../../idl/bridge/bridge.ts";
import { isNumber, isPacked } from "../../idl/bridge/list-item.ts";
import { capitalized } from "../../idl/bridge/names.ts";
import { valueGiven } from "../../idl/bridge/operations.ts";
import type { LoweredCallback, StandsFor } from "../../lower/lowered.ts";
import type { Tier } from "../generated-file.ts";
import { documentation } from "./documentation.ts";
import { callbackExport } from "./export-names.ts";
import type { Facts } from "./facts.ts";
import { derivedName, exportedParam, localName } from "./names.ts";
import { paramType, shortened } from "./operation-signature.ts";
import { withArticle } from "./sentences.ts";
import { alignColumns } from "./type-models.ts";
import { cItem, cType, fromC, type GoTypes, goItem, goType, structReader, toC } from "./types.ts";

/** A callback: its type in Go, and the function that the library calls. */
export interface CallbackModel {
  readonly doc: readonly string[];
  readonly name: string;
  /** The name with an article. */
  readonly article: string;
  /** `func(key, value []byte) bool`. */
  readonly signature: string;
  readonly exported: string;
  /** Parameters of the exported function. */
  readonly params: string;
  /** The type of its state: `callsOfVisit`. */
  readonly calls: string;
  /** What the state begins with: `guarded`, `calling` or `registered`. */
  readonly state: string;
  readonly registered: boolean;
  /** All of its callbacks run in one goroutine. */
  readonly reused: boolean;
  /** Its thread is told in which calls it is, by a number; `isLoaded`: that changes while it is read. */
  readonly numbered: boolean;
  readonly isLoaded: boolean;
  /** The members of the state beside what it begins with. */
  readonly members: readonly string[];
  /** The type of what it is shown, and the members of that. */
  readonly given: string;
  readonly shown: readonly string[];
  readonly statements: readonly string[];
  /** What its parameters are of what crossed: `viewOf(key, keyLen)`. */
  readonly values: string;
  /** The same as it is handed to the function: `given.key`. */
  readonly args: string;
  readonly gives: boolean;
  readonly goesOn: boolean;
  /** What the function gave, as it crosses; null if it gives nothing to cross. */
  readonly result: string | null;
}

/** `callsOfVisit`: the type of what calls a callback. */
export function callsType(name: string): string {
  return `callsOf${name}`;
}

/** Whether the functions of a callback run in one goroutine for each call of the library, on the thread of that. */
export function isReused({ scope, thread }: BridgeCallback): boolean {
  return scope === "call" && thread === "same";
}

/** A callback that an operation takes. */
export function modelCallback(
  { callback, params }: LoweredCallback,
  types: GoTypes,
  facts: Facts,
  tier: Tier,
): CallbackModel {
  const name = types.named(callback.name);
  const goesOn = callback.returns === "continue";
  const value = valueGiven(callback);
  const typed = callback.params.map((param) => [localName(param.name), paramType(param, types)] as const);
  const result = goesOn ? "bool" : value === null ? null : goType(types, value);
  const reused = isReused(callback);
  const numbered = tier === "safe" && facts.numbered.has(callback.name);
  const given = `givenTo${name}`;
  const values = callback.params.map((param) => callbackArgument(param, callback.params, types));
  return {
    doc: documentation(name, callback, {
      voice: "is",
      fallback: `${name} is a function that the library calls.`,
      facts: callbackFacts(callback, name),
    }),
    name,
    article: withArticle(name),
    signature: `func(${shortened(typed)})${result === null ? "" : ` ${result}`}`,
    exported: callbackExport(types.bridge, callback.name),
    params: [
      ...(numbered ? ["turn *C.uint64_t"] : []),
      "ctx C.uintptr_t",
      ...params.slice(1).flatMap(({ stands }) => exportParam(stands, callback.params, types)),
      ...(value === null ? [] : [`result *${cType(types, value)}`]),
    ].join(", "),
    calls: callsType(name),
    state: callback.scope === "registered" ? "registered" : reused ? "guarded" : "calling",
    registered: callback.scope === "registered",
    reused,
    numbered,
    isLoaded: callback.scope === "registered",
    members: members([
      ["f", name],
      ...(typed.length === 0 ? [] : [["given", given] as const]),
      ...(result === null ? [] : [["gives", result] as const]),
    ]),
    given,
    shown: members(typed),
    statements: callback.params.flatMap((param) => optionalStatements(param, callback.params, types)),
    values: typed.map(([local], index) => `${local}: ${values[index]}`).join(", "),
    args: typed.map(([local]) => `given.${local}`).join(", "),
    gives: result !== null,
    goesOn,
    result: value === null ? null : toC(types, value, `${reused ? "call" : "on"}.gives`),
  };
}

/** Members of a struct in the columns of gofmt. */
function members(typed: readonly (readonly [string, string])[]): readonly string[] {
  return alignColumns(typed.map((cells) => ({ doc: [], cells }))).map(({ line }) => line);
}

/** Where coroutines of Go are switched, the thread must be as locked as where they were made (runtime, `coroswitch`). */
const COROUTINES =
  "must leave its thread as it found it, locked or not (runtime.LockOSThread), and go on with no iter.Pull that began outside of it: else Go ends the process.";

function callbackFacts(callback: LoweredCallback["callback"], name: string): readonly string[] {
  const shows = callback.params.some(({ type }) => type.kind === "bytes" || type.kind === "list");
  return [
    ...(callback.returns === "continue"
      ? [`${capitalized(withArticle(name))} returns whether to go on.`]
      : []),
    ...(shows
      ? ["Slices that it is given belong to the library: they are read-only, and valid until it returns."]
      : []),
    ...(callback.thread === "any" ? ["It may be called from any thread, also from several at once."] : []),
    ...(callback.scope === "registered" ? ["The library keeps it; a panic in it is logged."] : []),
    `${capitalized(withArticle(name))} ${COROUTINES}`,
  ];
}

/** A parameter of the exported function: its name differs from what Go's own are called. */
function exportParam(stands: StandsFor, beside: readonly BridgeParam[], types: GoTypes): readonly string[] {
  if (stands.kind !== "param") return [];
  const { of, part } = stands;
  const local = exportedParam(of.name);
  const derived = (ending: string): string => derivedParam(of.name, ending, beside);
  switch (part) {
    case "present":
      return [`${derivedParam(`has_${of.name}`, "", beside)} C.uint8_t`];
    case "pointer":
      return [`${local} *${of.type.kind === "list" ? cItem(of.type.of) : "C.uint8_t"}`];
    case "length":
      return [`${derived("Len")} C.size_t`];
    case "ends":
      return [`${derived("Ends")} *C.uint64_t`];
    case "count":
      return [`${derived("Count")} C.size_t`];
    default:
      return [`${local} ${of.type.kind === "struct-pointer" ? "*" : ""}${cType(types, of.type)}`];
  }
}

/** An optional value is shown through a pointer. */
function optionalStatements(
  param: BridgeParam,
  beside: readonly BridgeParam[],
  types: GoTypes,
): readonly string[] {
  const { type } = param;
  if (!param.optional) return [];
  const value = derivedParam(param.name, "Value", beside);
  return [
    `var ${value} ${paramType(param, types)}`,
    `if ${derivedParam(`has_${param.name}`, "", beside)} != 0 {`,
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
  return isPacked(type) ? plain : `notNil(${plain})`;
}

function callbackArgument(param: BridgeParam, beside: readonly BridgeParam[], types: GoTypes): string {
  return param.optional ? derivedParam(param.name, "Value", beside) : plainArgument(param, beside, types);
}

function plainArgument({ name, type }: BridgeParam, beside: readonly BridgeParam[], types: GoTypes): string {
  const local = exportedParam(name);
  const derived = (ending: string): string => derivedParam(name, ending, beside);
  switch (type.kind) {
    case "bytes":
      return `viewOf(${local}, ${derived("Len")})`;
    case "text":
    case "path":
      return `string(viewOf(${local}, ${derived("Len")}))`;
    case "list":
      if (!isNumber(type.of)) {
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

function derivedParam(name: string, ending: string, beside: readonly BridgeParam[]): string {
  return derivedName(name, ending, beside, exportedParam);
}
