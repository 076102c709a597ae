import type { BridgeCallback, BridgeParam } from "../../idl/bridge/bridge.ts";
import type { LoweredOperation } from "../../lower/lowered.ts";
import { callsType } from "./callback-model.ts";
import { type Facts, hasTurns } from "./facts.ts";
import { derivedName, localName, nameScope, receiverVariable, slotsName } from "./names.ts";
import type { Scene } from "./operation-scene.ts";
import { viewsItems } from "./operation-signature.ts";

/** A function that is given to the library for a call or for longer. */
export interface CallbackUse {
  readonly call: string;
  readonly context: string;
  readonly make: string;
  readonly scoped: boolean;
  /** The function, if it may be nil. */
  readonly optional: string | null;
  /** The handle that keeps it, whose calls wait for themselves while it runs. */
  readonly keeper: string | null;
  /** The handle that is being made keeps it. */
  readonly kept: boolean;
}

/** The functions that a call gives to the library: its callbacks, and what a result is shown to. */
export function callbackUses(scene: Scene): readonly CallbackUse[] {
  const { of, symbol } = scene;
  const named = of.operation.params.flatMap((param): readonly CallbackUse[] =>
    param.type.kind === "callback" ? [callbackUse(param, scene.facts.callback(param.type.name), scene)] : [],
  );
  if (symbol.shape !== "visit") return named;
  const shows = viewsItems(of.operation.returns?.type) ? "viewingItems" : "viewing";
  const view = {
    call: viewName("Call", of),
    context: viewName("Ctx", of),
    scoped: true,
    make: `&${shows}{f: view}`,
    optional: null,
    keeper: null,
    kept: false,
  };
  return [...named, view];
}

function callbackUse(param: BridgeParam, callback: BridgeCallback, scene: Scene): CallbackUse {
  const { of, types, facts, tier } = scene;
  const { operation, handle } = of;
  const scoped = callback.scope === "call";
  const local = localName(param.name);
  const number = scoped && tier === "safe" && callback.thread === "any" ? callNumbers(of, facts) : "";
  const keeps =
    tier === "safe" && param.retained === "handle" && handle !== null && facts.needsTurn(handle.name);
  const isMethod = operation.kind === "method";
  return {
    call: derivedName(param.name, "Call", operation.params),
    context: derivedName(param.name, "Ctx", operation.params),
    scoped,
    make: `&${callsType(types.named(callback.name))}{${number}f: ${local}}`,
    optional: param.optional ? local : null,
    keeper: keeps && isMethod ? `${receiverVariable(handle)}.h` : null,
    kept: keeps && !isMethod,
  };
}

/** What tells the threads of a callback in which call they are. */
function callNumbers(of: LoweredOperation, facts: Facts): string {
  const turns = hasTurns(of, facts) ? "call.number" : "0";
  const slots = of.operation.maxInFlight === null ? "0" : `${slotsName(of)}.number`;
  return turns === slots ? "" : `calling: calling{numbers: [2]uint64{${turns}, ${slots}}}, `;
}

/** The state of the function that a result is shown to. */
export function viewName(ending: string, { operation }: LoweredOperation): string {
  return nameScope(operation.params.map(({ name }) => localName(name)))(`view${ending}`);
}
