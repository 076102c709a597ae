import type { Shape } from "../../idl/bridge/bridge.ts";
import type { LoweredOperation } from "../../lower/lowered.ts";
import { madeHandle } from "./facts.ts";
import { planHandles } from "./handle-plan.ts";
import { exportedName, localName, receiverVariable } from "./names.ts";
import { callArguments, preparation } from "./operation-arguments.ts";
import { type CallbackUse, callbackUses } from "./operation-callbacks.ts";
import { isRegistered, operationDocumentation } from "./operation-documentation.ts";
import { type IteratorModel, iteratorOf } from "./operation-iterator.ts";
import { resultValue } from "./operation-result.ts";
import type { Modelling, Scene } from "./operation-scene.ts";
import { paramTexts, resultTexts } from "./operation-signature.ts";
import { thunkName } from "./thunks.ts";
import type { GoTypes } from "./types.ts";

/** A Go function around one symbol, as `operation.hbs` prints it. Every text is complete Go. */
export interface OperationModel {
  readonly doc: readonly string[];
  readonly head: string;
  /** `Store.Put`: how errors call it. */
  readonly op: string;
  /** What stands in front of the error where the call failed: `nil, false, `. */
  readonly zeros: string;
  readonly handshake: boolean;
  readonly slots: { readonly name: string; readonly limit: number; readonly waits: boolean } | null;
  readonly absent: readonly { readonly name: string; readonly message: string }[];
  readonly statements: readonly string[];
  /** The only handle is its receiver's, which any number of calls may use. */
  readonly receiver: string | null;
  readonly uses: string | null;
  readonly callbacks: readonly CallbackUse[];
  readonly cancel: boolean;
  readonly newThread: boolean;
  readonly thread: string | null;
  readonly result: string;
  readonly call: string;
  readonly into: { readonly element: string; readonly optional: boolean; readonly repeats: boolean } | null;
  readonly because: string;
  readonly optional: boolean;
  /** What the result is where there is one. */
  readonly value: string | null;
  /** Functions that the handle keeps which is being made. */
  readonly keeps: readonly string[];
  readonly iterator: IteratorModel | null;
}

/** The Go functions of an operation: one for each shape of its result. */
export function modelOperation(lowered: LoweredOperation, modelling: Modelling): readonly OperationModel[] {
  return lowered.symbols.map((symbol) => modelSymbol({ ...modelling, of: lowered, symbol }));
}

/** `Get`, `GetAppend`, `GetView`; `NewStore` and `OpenStore` of constructors. */
function operationName(
  { operation, handle }: LoweredOperation,
  shape: Shape | "none",
  types: GoTypes,
): string {
  const plain = operation.goName ?? exportedName(operation.name);
  const isPlainConstructor = operation.kind === "constructor" && operation.goName === null && handle !== null;
  const whole = isPlainConstructor ? `${plain}${types.named(handle.name)}` : plain;
  return whole + (shape === "into" ? "Append" : shape === "visit" ? "View" : "");
}

function modelSymbol(scene: Scene): OperationModel {
  const { of, symbol, types, facts, tier } = scene;
  const { operation, handle } = of;
  const name = operationName(of, symbol.shape, types);
  const made = madeHandle(operation, handle);
  const params = paramTexts(scene);
  const results = resultTexts(scene);
  const isMethod = operation.kind === "method" && handle !== null;
  const self = handle === null ? "" : receiverVariable(handle);
  const receiver = isMethod ? `(${self} *${types.named(handle.name)}) ` : "";
  const op = isMethod ? `${types.named(handle.name)}.${name}` : name;
  const plan = planHandles(scene);
  const callbacks = callbackUses(scene);
  const repeats = !consumes(of) && !operation.params.some((param) => isRegistered(param));
  return {
    doc: operationDocumentation(of, symbol.shape, name, facts, types, tier),
    head: `func ${receiver}${name}(${params}) ${results.signature}`,
    op,
    zeros: results.zeros,
    handshake: !isMethod,
    slots:
      operation.maxInFlight === null || tier === "raw"
        ? null
        : { name: slotsName(of), limit: operation.maxInFlight, waits: operation.cancel },
    absent: absentChecks(scene),
    statements: operation.params.flatMap((param) => preparation(param, operation.params, types)),
    receiver: plan.receiver,
    uses: plan.uses,
    callbacks,
    keeps: callbacks.filter(({ kept }) => kept).map(({ call }) => call),
    cancel: operation.cancel && tier === "safe",
    newThread: plan.newThread,
    thread: plan.thread,
    result: `C.goResult_${symbol.symbol}`,
    call: `C.${thunkName(symbol.symbol)}(${callArguments(scene).join(", ")})`,
    into:
      symbol.shape === "into"
        ? { element: results.element, optional: operation.returns?.optional ?? false, repeats }
        : null,
    because: operation.cancel && tier === "safe" ? ".because(ctx)" : "",
    optional: operation.returns?.optional ?? false,
    value: resultValue(scene, made, plan),
    iterator: iteratorOf(scene, name, receiver),
  };
}

/** The channel that bounds how many calls of an operation are in flight. */
export function slotsName({ operation, handle }: LoweredOperation): string {
  const owner = handle === null ? "" : handle.name;
  return `slots${owner}${exportedName(operation.name)}`;
}

function absentChecks({ of: { operation } }: Scene): OperationModel["absent"] {
  return operation.params.flatMap((param) => {
    if (param.optional) return [];
    const name = localName(param.name);
    if (param.type.kind === "callback") return [{ name, message: `${param.name}: no function` }];
    return param.type.kind === "handle" ? [{ name, message: `${param.name}: no ${param.type.name}` }] : [];
  });
}

function consumes({ operation }: LoweredOperation): boolean {
  return operation.receiver === "own" || operation.params.some(({ transfer }) => transfer === "owned");
}
