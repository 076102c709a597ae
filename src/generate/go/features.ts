import type { BridgeParam, BridgeType } from "../../idl/bridge/bridge.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { callbackNamed } from "../../lower/parts.ts";
import type { Tier } from "../generated-file.ts";
import { type Facts, handlesOf, madeHandle } from "./facts.ts";
import { usedCallbacks, useOfStructs } from "./type-models.ts";
import { isPointedAt } from "./types.ts";

/** What the package needs helpers for: one that nothing calls would be found by linters. */
export interface Features {
  readonly handles: boolean;
  readonly bytes: boolean;
  readonly bools: boolean;
  readonly packs: boolean;
  readonly unpacks: boolean;
  readonly unpacksText: boolean;
  readonly endsViews: boolean;
  readonly numberViews: boolean;
  readonly notNil: boolean;
  readonly takesBytes: boolean;
  readonly takesText: boolean;
  readonly takesNumbers: boolean;
  readonly takesItems: boolean;
  readonly takesTexts: boolean;
  readonly cancel: boolean;
  /** Errors say why a context ended. */
  readonly causes: boolean;
  readonly turns: boolean;
  readonly threads: boolean;
  readonly sharedThreads: boolean;
  readonly takes: boolean;
  readonly uses: boolean;
  readonly optionalHandles: boolean;
  readonly optionalThreads: boolean;
  readonly guards: boolean;
  readonly scoped: boolean;
  readonly reused: boolean;
  readonly alone: boolean;
  /** Results are shown by another thread than the call's. */
  readonly visitsAnywhere: boolean;
  readonly registered: boolean;
  readonly keepers: boolean;
}

export function featuresOf(lowered: LoweredBridge, facts: Facts, tier: Tier): Features {
  const { bridge, operations, support } = lowered;
  const safe = tier === "safe";
  const all = operations.map(({ operation }) => operation);
  const params = all.flatMap((operation) => operation.params);
  const used = usedCallbacks(bridge);
  const callbacks = bridge.callbacks.filter(({ name }) => used.has(name));
  const shown = callbacks.flatMap((callback) => callback.params);
  const results = operations.flatMap(({ operation, symbols }) =>
    symbols.map(({ shape }) => ({ shape, type: operation.returns?.type })),
  );
  const gives = (shape: string, test: (type: BridgeType) => boolean): boolean =>
    results.some((result) => result.shape === shape && result.type !== undefined && test(result.type));
  const isPlainList = (type: BridgeType): boolean =>
    type.kind === "list" && type.of !== "bytes" && type.of !== "text";
  const isListOf =
    (item: string) =>
    (type: BridgeType): boolean =>
      type.kind === "list" && type.of === item;
  const isPacked = (type: BridgeType): boolean => type.kind === "list" && !isPlainList(type);
  const isText = (type: BridgeType): boolean => type.kind === "text" || type.kind === "path";
  const given = useOfStructs(lowered).given;
  const boolFields = bridge.structs.some(
    ({ name, fields }) => given.has(name) && fields.some(({ type }) => isBool(innermost(type))),
  );
  const isHeld = ({ type, optional }: BridgeParam): boolean =>
    optional && type.kind !== "handle" && !isPointedAt(type);
  const turned = (name: string): boolean => safe && facts.needsTurn(name);
  const scoped = callbacks.some(({ scope }) => scope === "call");
  const stacked = new Set(
    all
      .flatMap((operation) => (operation.stack === null ? [] : operation.params))
      .flatMap(({ type }) => (type.kind === "callback" ? [type.name] : [])),
  );
  const calling = callbacks.filter(({ scope }) => scope === "call");
  const threaded = bridge.handles.some(({ name }) => facts.needsThread(name));
  const visitsStacked = operations.some(
    ({ operation, symbols }) => operation.stack !== null && symbols.some(({ shape }) => shape === "visit"),
  );
  const uses =
    safe &&
    operations.some(({ operation, handle }) => {
      const names = handlesOf(operation, handle);
      const isOptional = operation.params.some(({ type, optional }) => type.kind === "handle" && optional);
      const isTaken =
        operation.receiver === "own" || operation.params.some(({ transfer }) => transfer === "owned");
      return names.length > 1 || (names.length === 1 && (isOptional || isTaken || names.some(turned)));
    });
  return {
    handles: bridge.handles.length > 0,
    bytes:
      params.some(({ type }) => type.kind === "bytes" || isPacked(type)) ||
      gives("into", (type) => !isPlainList(type)),
    bools:
      boolFields ||
      params.some((param) => isHeld(param) || isBool(param.type)) ||
      callbacks.some(({ returns }) => returns !== null && returns !== "continue" && isBool(returns)),
    packs: params.some(({ type }) => isPacked(type)),
    unpacks: gives("batch", isListOf("bytes")) || shown.some(({ type }) => isListOf("bytes")(type)),
    unpacksText: gives("batch", isListOf("text")) || shown.some(({ type }) => isListOf("text")(type)),
    endsViews: gives("batch", () => true) || shown.some(({ type }) => isPacked(type)),
    numberViews: gives("owned", isPlainList) || shown.some(({ type }) => isPlainList(type)),
    notNil: shown.some((param) => param.optional && (param.type.kind === "bytes" || isPlainList(param.type))),
    takesBytes: gives("owned", ({ kind }) => kind === "bytes"),
    takesText: gives("owned", isText),
    takesNumbers: gives("owned", isPlainList),
    takesItems: gives("batch", isListOf("bytes")),
    takesTexts: gives("batch", isListOf("text")),
    cancel: support.cancel,
    causes: safe && support.cancel,
    turns: uses && bridge.handles.some(({ name }) => turned(name)),
    threads: safe && threaded,
    sharedThreads:
      safe &&
      operations.some(({ operation, handle }) => {
        const made = madeHandle(operation, handle);
        return (
          made !== null &&
          facts.needsThread(made) &&
          handlesOf(operation, handle).some((name) => facts.needsThread(name))
        );
      }),
    takes:
      safe &&
      all.some(
        ({ receiver, params: own }) => receiver === "own" || own.some(({ transfer }) => transfer === "owned"),
      ),
    uses,
    optionalHandles: params.some(({ type, optional }) => type.kind === "handle" && optional),
    optionalThreads:
      safe &&
      operations.some(({ operation, handle }) => {
        const first = handlesOf(operation, handle).find((name) => facts.needsThread(name));
        return operation.kind !== "method" || (handle !== null && !facts.needsThread(handle.name))
          ? operation.params.some(
              ({ type, optional }) => type.kind === "handle" && optional && type.name === first,
            )
          : false;
      }),
    guards: callbacks.length > 0 || support.visits,
    scoped: scoped || support.visits,
    reused:
      calling.some(({ name, thread }) => thread === "same" && !stacked.has(name)) ||
      (support.visits && !visitsStacked),
    alone:
      calling.some(({ name, thread }) => thread === "any" || stacked.has(name)) ||
      (support.visits && visitsStacked),
    visitsAnywhere: visitsStacked,
    registered: callbacks.some(({ scope }) => scope === "registered"),
    keepers:
      safe &&
      operations.some(
        ({ operation, handle }) =>
          handle !== null &&
          facts.needsTurn(handle.name) &&
          operation.params.some(
            ({ type, retained }) =>
              retained === "handle" &&
              type.kind === "callback" &&
              callbackNamed(bridge, type.name).scope === "registered",
          ),
      ),
  };
}

function isBool(type: BridgeType): boolean {
  return type.kind === "scalar" && type.name === "bool";
}

function innermost(type: BridgeType): BridgeType {
  return type.kind === "array" ? innermost(type.of) : type;
}
