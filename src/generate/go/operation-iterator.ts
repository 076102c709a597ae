import type { BridgeCallback, BridgeParam, BridgeType } from "../../idl/bridge/bridge.ts";
import { madeHandle } from "../../idl/bridge/operations.ts";
import type { LoweredOperation, LoweredSymbol } from "../../lower/lowered.ts";
import { commentLines } from "./documentation.ts";
import type { Facts } from "./facts.ts";
import { localName } from "./names.ts";
import type { Scene } from "./operation-scene.ts";
import { paramType, shortened } from "./operation-signature.ts";

/** A loop over what an operation shows. */
export interface IteratorModel {
  readonly doc: readonly string[];
  readonly head: string;
  readonly yields: string;
  readonly call: string;
}

/** The function that is the body of a loop. */
interface Body {
  readonly param: BridgeParam;
  readonly callback: BridgeCallback;
}

/**
 * An operation with one function that says whether to go on is a loop in Go, if what it gives beside that may be left out.
 * The body of a loop runs on one thread at a time: a function that any thread may call is none.
 */
export function loopBody(of: LoweredOperation, { shape }: LoweredSymbol, facts: Facts): Body | null {
  const [param, second] = of.operation.params.filter(({ type }) => type.kind === "callback");
  if (shape === "into" || shape === "visit" || param === undefined || second !== undefined) return null;
  if (param.type.kind !== "callback" || param.optional || !mayBeLeftOut(of)) return null;
  const callback = facts.callback(param.type.name);
  const { scope, returns, thread, params } = callback;
  if (scope !== "call" || returns !== "continue" || thread === "any") return null;
  return params.length === 1 || params.length === 2 ? { param, callback } : null;
}

/** The loop of an operation; null if it is none. `called` is how the operation is called itself. */
export function iteratorOf(
  scene: Scene,
  { name, receiver, called }: { readonly name: string; readonly receiver: string; readonly called: string },
): IteratorModel | null {
  const { of, symbol, types, facts, tier } = scene;
  const { operation } = of;
  const body = tier === "raw" ? null : loopBody(of, symbol, facts);
  if (body === null) return null;
  const { params } = body.callback;
  const yielded = params.map((param) => paramType(param, types));
  const typed: (readonly [string, string])[] = [
    ...(operation.cancel ? [["ctx", "context.Context"] as const] : []),
    ...operation.params
      .filter((param) => param !== body.param)
      .map((param) => [localName(param.name), paramType(param, types)] as const),
    ["err", "*error"],
  ];
  const args = operation.params.map((param) =>
    param === body.param ? yielding(params, yielded) : localName(param.name),
  );
  const blanks = symbol.shape === "none" ? "" : operation.returns?.optional ? "_, _, " : "_, ";
  return {
    doc: commentLines(loopTexts(name, symbol, params)),
    head: `func ${receiver}${name}All(${shortened(typed)}) iter.Seq${yielded.length === 2 ? "2" : ""}[${yielded.join(", ")}]`,
    yields: `func(yield func(${yielded.join(", ")}) bool)`,
    call: `${blanks}failed := ${called}(${[...(operation.cancel ? ["ctx"] : []), ...args].join(", ")})`,
  };
}

function loopTexts(
  name: string,
  { shape }: LoweredSymbol,
  params: readonly BridgeParam[],
): readonly string[] {
  const left = shape === "none" ? "" : ` What ${name} returns beside its error is left out.`;
  const copies = params.some(({ type }) => isView(type))
    ? [`What it gives may be kept: it is a copy of what ${name} shows without one.`]
    : [];
  return [
    `${name}All is ${name} as a loop. It sets *err to nil when the loop begins, and to why ${name} failed when it is over, unless the body has set it by then.${left}`,
    ...copies,
    "The body runs in a callback of the library. iter.Pull cannot take the loop apart, and the body must leave its thread as it found it, locked or not (runtime.LockOSThread): else Go ends the process.",
  ];
}

/** What the operation shows things to: the body of the loop, which may keep them. */
function yielding(params: readonly BridgeParam[], types: readonly string[]): string {
  if (!params.some(({ type }) => isView(type))) return "yield";
  const typed = params.map((_, index) => [LOOP_LOCALS[index] ?? "", types[index] ?? ""] as const);
  const copies = params.map(({ type }, index) => copied(type, LOOP_LOCALS[index] ?? ""));
  return `func(${shortened(typed)}) bool { return yield(${copies.join(", ")}) }`;
}

/** Two are as many as a loop has. */
const LOOP_LOCALS = ["a", "b"];

/** Whether a callback is shown memory of the library; texts are strings of Go. */
function isView(type: BridgeType): boolean {
  return type.kind === "bytes" || (type.kind === "list" && type.of !== "text");
}

/** Whether a callback is shown a list of what belongs to the library. */
export function isViews(type: BridgeType): boolean {
  return type.kind === "list" && type.of === "bytes";
}

function copied(type: BridgeType, local: string): string {
  if (isViews(type)) return `cloneItems(${local})`;
  return isView(type) ? `slices.Clone(${local})` : local;
}

/** Whether nothing is lost but a number where nobody takes the result: it is not an object, nor owned memory. */
function mayBeLeftOut(of: LoweredOperation): boolean {
  if (madeHandle(of) !== null) return false;
  const { returns } = of.operation;
  return returns === null || returns.type.kind === "scalar" || returns.type.kind === "enum";
}
