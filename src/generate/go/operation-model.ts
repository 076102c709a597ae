import type { Handle, Operation, Shape } from "../../idl/bridge/bridge.ts";
import { madeHandle, mayRepeat } from "../../idl/bridge/operations.ts";
import { constructorWords, goOperationName, goTypeName } from "../../lower/go-words.ts";
import type { LoweredOperation } from "../../lower/lowered.ts";
import { waitedFor } from "./facts.ts";
import { planHandles, usedHandles } from "./handle-plan.ts";
import { exportedName, localName, receiverVariable, slotsName } from "./names.ts";
import { callArguments, preparation } from "./operation-arguments.ts";
import { type CallbackUse, callbackUses } from "./operation-callbacks.ts";
import { operationDocumentation } from "./operation-documentation.ts";
import { type IteratorModel, iteratorOf } from "./operation-iterator.ts";
import { resultValue } from "./operation-result.ts";
import type { Modelling, Scene } from "./operation-scene.ts";
import { paramTexts, resultTexts } from "./operation-signature.ts";
import { resultName, thunkName } from "./thunks.ts";
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
  readonly slots: { readonly name: string; readonly stop: string } | null;
  readonly absent: readonly { readonly name: string; readonly message: string }[];
  readonly statements: readonly string[];
  /** The only handle is its receiver's, which any number of calls may use. */
  readonly receiver: string | null;
  /** The arguments of `begin`, where there is more to do. */
  readonly uses: string | null;
  readonly callbacks: readonly CallbackUse[];
  readonly cancel: boolean;
  /** The thread of the handle that is made, as an expression. */
  readonly on: string | null;
  readonly thread: string | null;
  readonly result: string;
  readonly call: string;
  /** How a result is appended to a slice; `repeats`: the call may be made again where there was no room. */
  readonly into: { readonly element: string; readonly optional: boolean; readonly repeats: boolean } | null;
  /** Handles that the call has consumed, where nothing but their pointers says so. */
  readonly forgets: readonly { readonly handle: string; readonly optional: boolean }[];
  readonly because: string;
  readonly optional: boolean;
  /** What the result is where there is one. */
  readonly value: string | null;
  /** The object is made before its parents are left: nobody may consume them in between. */
  readonly early: { readonly type: string; readonly make: string } | null;
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
  const whole = operation.goName ?? plainName(operation, handle, types);
  return whole + (shape === "into" ? "Append" : shape === "visit" ? "View" : "");
}

function plainName(operation: Operation, handle: Handle | null, types: GoTypes): string {
  if (operation.kind !== "constructor" || handle === null)
    return exportedName(goOperationName(operation.name));
  const type = goTypeName(handle.name);
  return constructorWords(operation, handle)
    .map((word) => (word === type ? types.named(handle.name) : exportedName(word)))
    .join("");
}

function modelSymbol(scene: Scene): OperationModel {
  const { of, symbol, types, facts, tier } = scene;
  const { operation, handle } = of;
  const name = operationName(of, symbol.shape, types);
  const made = madeHandle(of);
  const params = paramTexts(scene);
  const results = resultTexts(scene);
  const isMethod = operation.kind === "method" && handle !== null;
  const self = handle === null ? "" : receiverVariable(handle);
  const receiver = isMethod ? `(${self} *${types.named(handle.name)}) ` : "";
  const op = isMethod ? `${types.named(handle.name)}.${name}` : name;
  const plan = planHandles(scene);
  const callbacks = callbackUses(scene);
  const value = resultValue(scene, made);
  const isEarly = tier === "safe" && made !== null && facts.keepsConsumed(made);
  return {
    doc: operationDocumentation(of, symbol.shape, name, facts, types, tier),
    head: `func ${receiver}${name}(${params}) ${results.signature}`,
    op,
    zeros: results.zeros,
    handshake: !isMethod,
    slots:
      operation.maxInFlight === null || tier === "raw"
        ? null
        : { name: slotsName(of), stop: operation.cancel ? "ctx.Done()" : "nil" },
    absent: absentChecks(scene),
    statements: operation.params.flatMap((param) => preparation(param, operation.params, types)),
    receiver: plan.receiver,
    uses: plan.uses,
    callbacks,
    keeps: callbacks.filter(({ kept }) => kept).map(({ call }) => call),
    cancel: operation.cancel && tier === "safe",
    on: plan.on,
    thread: plan.thread,
    result: `C.${resultName(symbol.symbol)}`,
    call: `C.${thunkName(symbol.symbol)}(${[...callArguments(scene), ...numberArguments(scene)].join(", ")})`,
    into:
      symbol.shape === "into"
        ? {
            element: results.element,
            optional: operation.returns?.optional ?? false,
            repeats: mayRepeat(operation),
          }
        : null,
    forgets:
      tier === "raw"
        ? usedHandles(of).flatMap(({ at, owned, optional }) =>
            owned ? [{ handle: optional ? at : at.slice(1), optional }] : [],
          )
        : [],
    because: operation.cancel && tier === "safe" ? ".because(ctx)" : "",
    optional: operation.returns?.optional ?? false,
    value: isEarly ? "made" : value,
    early: isEarly && value !== null ? { type: types.named(made), make: value } : null,
    iterator: iteratorOf(scene, { name, receiver, called: isMethod ? `${self}.${name}` : name }),
  };
}

/** The numbers by which the library's thread knows the call. */
function numberArguments({ of, symbol, facts, tier }: Scene): readonly string[] {
  if (tier === "raw") return [];
  return waitedFor(of, symbol.shape, facts).map((what) =>
    what === "turns" ? "C.uint64_t(call.number)" : `C.uint64_t(${slotsName(of)}.number)`,
  );
}

function absentChecks({ of: { operation } }: Scene): OperationModel["absent"] {
  return operation.params.flatMap((param) => {
    if (param.optional) return [];
    const name = localName(param.name);
    if (param.type.kind === "callback") return [{ name, message: `${param.name}: no function` }];
    return param.type.kind === "handle" ? [{ name, message: `${param.name}: no ${param.type.name}` }] : [];
  });
}
