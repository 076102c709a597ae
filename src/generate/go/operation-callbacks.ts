import type { LoweredOperation } from "../../lower/lowered.ts";
import { handlesOf } from "./facts.ts";
import { derivedName, localName, nameScope, receiverVariable } from "./names.ts";
import type { Scene } from "./operation-scene.ts";
import { viewsItems } from "./operation-signature.ts";

export interface CallbackUse {
  readonly call: string;
  readonly context: string;
  readonly make: string;
  readonly scoped: boolean;
  /** The function, if it may be nil. */
  readonly optional: string | null;
  /** The handle that keeps it, whose calls are refused while it runs. */
  readonly keeper: string | null;
  /** The handle that is being made keeps it. */
  readonly kept: boolean;
}

export function callbackUses(scene: Scene): readonly CallbackUse[] {
  const { of, symbol, types, facts, tier } = scene;
  const { operation, handle } = of;
  const isOneByOne = tier === "safe" && handlesOf(operation, handle).some((name) => facts.needsTurn(name));
  const turns = isOneByOne ? ", turns: turnsOf(uses)" : "";
  const named = operation.params.flatMap((param): readonly CallbackUse[] => {
    if (param.type.kind !== "callback") return [];
    const callback = facts.callback(param.type.name);
    const scoped = callback.scope === "call";
    const local = localName(param.name);
    const name = types.named(callback.name);
    const keeps =
      tier === "safe" && param.retained === "handle" && handle !== null && facts.needsTurn(handle.name);
    const isMethod = operation.kind === "method";
    return [
      {
        call: derivedName(param.name, "Call", operation.params),
        context: derivedName(param.name, "Ctx", operation.params),
        scoped,
        make: scoped ? `&calling[${name}]{f: ${local}${turns}}` : `&registered[${name}]{f: ${local}}`,
        optional: param.optional && !scoped ? local : null,
        keeper: keeps && isMethod ? `${receiverVariable(handle)}.h` : null,
        kept: keeps && !isMethod,
      },
    ];
  });
  if (symbol.shape !== "visit") return named;
  const f = viewsItems(operation.returns?.type)
    ? "view"
    : "func(item []byte) bool { view(item); return true }";
  const make = `&calling[func([]byte) bool]{f: ${f}${turns}}`;
  const view = {
    call: viewName("Call", of),
    context: viewName("Ctx", of),
    scoped: true,
    make,
    optional: null,
    keeper: null,
    kept: false,
  };
  return [...named, view];
}

/** The state of the function that a result is shown to. */
export function viewName(ending: string, { operation }: LoweredOperation): string {
  return nameScope(operation.params.map(({ name }) => localName(name)))(`view${ending}`);
}
