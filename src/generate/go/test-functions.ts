import type { BridgeParam, Operation, OperationResult } from "../../idl/bridge/bridge.ts";
import { localName, nameScope } from "./names.ts";
import type { Scene } from "./operation-scene.ts";
import { callbackParamType, shortened, viewsItems } from "./operation-signature.ts";
import { ITEMS, sampleValue } from "./test-values.ts";
import { type GoTypes, goType, isPointedAt } from "./types.ts";

/** A function that a test gives to a method. Every text is complete Go. */
export interface FunctionModel {
  readonly local: string;
  /** `func(key, value []byte) bool`. */
  readonly head: string;
  /** Tells the test what it was given, and what that is to be. */
  readonly tells: string;
  readonly goesOn: boolean;
  /** What it returns, if that is a value. */
  readonly gives: string | null;
}

/** The function that stands for a parameter; `local` is how the test calls it. */
export function functionOf({ type }: BridgeParam, local: string, { types, facts }: Scene): FunctionModel {
  if (type.kind !== "callback") throw new Error(`${type.kind} is no function`);
  const { params, returns, scope } = facts.callback(type.name);
  const names = testNames([]);
  const typed = params.map((param) => [names(param.name), callbackParamType(param, types)] as const);
  const result = returns === null ? "" : returns === "continue" ? " bool" : ` ${goType(types, returns)}`;
  const given = typed.map(([name]) => name).join(", ");
  const wanted = params.map((param) => presentValue(param, types)).join(", ");
  return {
    local,
    head: `func(${shortened(typed)})${result}`,
    tells: `r.${scope === "call" ? "called" : "told"}(mockArgs{${given}}, mockArgs{${wanted}})`,
    goesOn: returns === "continue",
    gives:
      returns === null || returns === "continue"
        ? null
        : sampleValue(types, { type: returns, max: null, name: "result" }),
  };
}

/** A value where it may be left out: behind a pointer, unless nil says that it is not there. */
export function presentValue(param: BridgeParam, types: GoTypes): string {
  const value = sampleValue(types, param);
  return param.optional && isPointedAt(param.type) ? `mockPointer(${value})` : value;
}

/** The function that a result is shown to. */
export function viewFunction({ type }: OperationResult, types: GoTypes, local: string): FunctionModel {
  const isList = viewsItems(type);
  const shown = isList
    ? ITEMS.map((item) => `"${item}"`)
    : [bytesOf(type, types).slice("[]byte(".length, -1)];
  return {
    local,
    head: `func(item []byte)${isList ? " bool" : ""}`,
    tells: `r.shown(item, ${shown.join(", ")})`,
    goesOn: isList,
    gives: null,
  };
}

/** The result of a text, of a path or of bytes as a slice of bytes. */
export function bytesOf(type: OperationResult["type"], types: GoTypes): string {
  const value = sampleValue(types, { type, max: null, name: "result" });
  return type.kind === "text" || type.kind === "path" ? `[]byte(${value})` : value;
}

/** How often functions are called in a good call, and where they say that they want no more. */
export function countCalls(
  { params, returns }: Operation,
  shape: string,
): { readonly all: number; readonly absent: number; readonly stopped: number } {
  const functions = params.filter(({ type }) => type.kind === "callback");
  const items = shape !== "visit" ? 0 : viewsItems(returns?.type) ? ITEMS.length : 1;
  const present = functions.filter(({ optional }) => !optional).length;
  return {
    all: functions.length + items,
    absent: present + items,
    stopped: functions.length + Math.min(items, 1),
  };
}

/** What bodies of tests call by these names. */
const TEST_WORDS: readonly string[] = (
  "r t err result found item made bytes io maps math reflect testing time slices sync log errors context cgo " +
  "runtime strings atomic"
).split(" ");

/** Local names of one body of a test, apart from each other and from what tests themselves use. */
export function testNames(reserved: readonly string[]): (name: string) => string {
  const names = nameScope([...TEST_WORDS, ...reserved]);
  return (name) => {
    const local = localName(name);
    return names(/^(?:mock|bridge)/.test(local) ? `${local}_` : local);
  };
}
