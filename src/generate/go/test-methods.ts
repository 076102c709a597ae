import type { Bridge, Handle, Operation } from "../../idl/bridge/bridge.ts";
import { callbackNamed } from "../../lower/parts.ts";
import { domainModels } from "./error-models.ts";
import { handlesOf } from "./facts.ts";
import type { OperationModel } from "./operation-model.ts";
import type { Scene } from "./operation-scene.ts";
import { viewsItems } from "./operation-signature.ts";
import { type CallModel, memberLines, modelGoodCall } from "./test-call.ts";
import { countCalls } from "./test-functions.ts";

/** A method of the package, or a loop over one, as its test describes it. */
export interface MethodModel extends CallModel {
  readonly test: string;
  /** Members of a `mockMethod`, a line for each. */
  readonly members: readonly string[];
  readonly traits: readonly Trait[];
  readonly limit: number;
}

/** What is the case with some methods and not with others. */
const TRAITS = [
  "mockFinds",
  "mockLeavesOut",
  "mockConsumes",
  "mockCallsBack",
  "mockStops",
  "mockHears",
  "mockHearsStop",
  "mockRegisters",
  "mockNests",
  "mockAppends",
  "mockOnce",
  "mockCancels",
  "mockTurns",
  "mockPinned",
  "mockShakesHands",
] as const;
export type Trait = (typeof TRAITS)[number];

/** A symbol's method and, where its function says whether to go on, the loop over it. */
export function modelMethods(
  scene: Scene,
  model: OperationModel,
  names: (wanted: string) => string,
): readonly MethodModel[] {
  const method = modelMethod(scene, model, names, false);
  return model.iterator === null ? [method] : [method, modelMethod(scene, model, names, true)];
}

function modelMethod(
  scene: Scene,
  model: OperationModel,
  names: (wanted: string) => string,
  isLoop: boolean,
): MethodModel {
  const { of, symbol, facts, tier, lowered } = scene;
  const { operation, handle } = of;
  const safe = tier === "safe";
  const call = modelGoodCall(scene, model, isLoop);
  const counts = countCalls(operation, symbol.shape);
  const callbacks = operation.params.flatMap(({ type }) =>
    type.kind === "callback" ? [callbackNamed(lowered.bridge, type.name)] : [],
  );
  const scoped = callbacks.filter(({ scope }) => scope === "call");
  const stops = scoped.some(({ returns }) => returns === "continue");
  const used = handlesOf(operation, handle);
  const turns = safe && used.some((name) => facts.needsTurn(name));
  const isKept = model.callbacks.every(({ scoped: isScoped, keeper }) => isScoped || keeper !== null);
  const has: Readonly<Record<Trait, boolean>> = {
    mockFinds: !isLoop && (operation.returns?.optional ?? false),
    mockLeavesOut: operation.params.some(({ optional }) => optional),
    mockConsumes: consumes(operation),
    mockCallsBack: symbol.shape === "visit" || scoped.length > 0,
    mockStops: stops || (symbol.shape === "visit" && viewsItems(operation.returns?.type)),
    mockHears: scoped.length > 0,
    mockHearsStop: stops,
    mockRegisters: callbacks.length > scoped.length,
    mockNests: callbacks.length > scoped.length && (!turns || isKept),
    mockAppends: symbol.shape === "into",
    mockOnce: model.into !== null && !model.into.repeats,
    mockCancels: operation.cancel,
    mockTurns: turns,
    mockPinned: used.some((name) => facts.needsThread(name)),
    mockShakesHands: model.handshake,
  };
  const traits = TRAITS.filter((trait) => has[trait]);
  const limit = safe ? (operation.maxInFlight ?? 0) : 0;
  const codes = codeNames(lowered.bridge, operation.errors);
  const refused = model.absent
    .map(({ message }) => `"${message}"`)
    .filter((message) => (call.loop?.range ?? call.call).includes(message));
  return {
    ...call,
    test: names(`TestBridge${model.op.replace(".", "")}${isLoop ? "All" : ""}`),
    traits,
    limit,
    members: memberLines({
      op: `"${model.op}"`,
      symbol: `"${symbol.symbol}"`,
      traits: traits.length === 0 ? null : traits.join(" | "),
      panics: panicOf(handle, operation),
      codes: codes === "" ? null : `[]Code{${codes}}`,
      limit: limit === 0 ? null : String(limit),
      calls:
        counts.all === 0
          ? null
          : `mockCalls{all: ${counts.all}, absent: ${counts.absent}, stopped: ${counts.stopped}}`,
      refused: refused.length === 0 ? null : `[]string{${refused.join(", ")}}`,
    }),
  };
}

function consumes({ receiver, params }: Operation): boolean {
  return receiver === "own" || params.some(({ transfer }) => transfer === "owned");
}

function codeNames(bridge: Bridge, domain: string | null): string {
  const index = bridge.errors.findIndex(({ name }) => name === domain);
  return (domainModels(bridge)[index]?.texts ?? []).map(({ name }) => name).join(", ");
}

function panicOf(handle: Handle | null, { receiver }: Operation): "mockEnds" | "mockGoesOn" | "mockPoisons" {
  if (handle?.onPanic === "abort") return "mockEnds";
  const stays = receiver === null || receiver === "own" || handle?.onPanic !== "poison";
  return stays ? "mockGoesOn" : "mockPoisons";
}
