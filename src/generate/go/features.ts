import type { BridgeCallback, BridgeParam, BridgeType, Handle, Shape } from "../../idl/bridge/bridge.ts";
import { isPacked } from "../../idl/bridge/list-item.ts";
import { consumesHandle, handlesTaken, madeHandle, valueGiven } from "../../idl/bridge/operations.ts";
import type { LoweredBridge, LoweredOperation } from "../../lower/lowered.ts";
import type { Tier } from "../generated-file.ts";
import { isReused } from "./callback-model.ts";
import { type Facts, waitedFor } from "./facts.ts";
import { isViews, loopBody } from "./operation-iterator.ts";
import { viewsItems } from "./operation-signature.ts";
import { useOfStructs } from "./type-models.ts";
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
  /** Loops give copies of lists that the library shows. */
  readonly clonesItems: boolean;
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
  /** Objects are made of others. */
  readonly parents: boolean;
  /** Objects are counted that keep others alive which calls consume. */
  readonly children: boolean;
  /** A limit of calls in flight. */
  readonly slots: boolean;
  /** Turns and limits have numbers, by which threads know in which calls they are. */
  readonly numbers: boolean;
  /** A call may come from a callback of another one that it would wait for. */
  readonly reentrant: boolean;
  readonly guards: boolean;
  readonly scoped: boolean;
  readonly reused: boolean;
  /** Callbacks that have a goroutine of their own each. */
  readonly alone: boolean;
  readonly scopedAlone: boolean;
  /** Results are shown as a whole, or item by item. */
  readonly visitsWhole: boolean;
  readonly visitsItems: boolean;
  readonly registered: boolean;
  /** Functions that calls with turns give to the library, and those that objects with turns keep. */
  readonly numbered: boolean;
  readonly keepers: boolean;
}

/** Which of its helpers the package of a bridge needs. */
export function featuresOf(lowered: LoweredBridge, facts: Facts, tier: Tier): Features {
  return {
    ...valueFeatures(lowered, facts),
    ...objectFeatures(lowered, facts, tier === "safe"),
    ...callbackFeatures(lowered, facts, tier === "safe"),
    cancel: lowered.support.cancel,
    causes: tier === "safe" && lowered.support.cancel,
    clonesItems: tier === "safe" && lowered.operations.some((one) => clonesItems(one, facts)),
  };
}

/** Whether a loop is shown lists of what belongs to the library. */
function clonesItems(of: LoweredOperation, facts: Facts): boolean {
  return of.symbols.some(
    (symbol) => loopBody(of, symbol, facts)?.callback.params.some(({ type }) => isViews(type)) ?? false,
  );
}

type ValueFeatures = Pick<
  Features,
  | "bytes"
  | "bools"
  | "packs"
  | "unpacks"
  | "unpacksText"
  | "endsViews"
  | "numberViews"
  | "notNil"
  | "takesBytes"
  | "takesText"
  | "takesNumbers"
  | "takesItems"
  | "takesTexts"
>;

/** What arguments, results, and what callbacks are shown and give have to be converted by. */
function valueFeatures(lowered: LoweredBridge, facts: Facts): ValueFeatures {
  const { bridge, operations } = lowered;
  const params = operations.flatMap(({ operation }) => operation.params);
  const callbacks = callbacksIn(lowered, facts);
  const shown = callbacks.flatMap((callback) => callback.params);
  const isShown = (test: (type: BridgeType) => boolean): boolean => shown.some(({ type }) => test(type));
  const gives = (wanted: Shape, test: (type: BridgeType) => boolean): boolean =>
    operations.some(
      ({ operation: { returns }, symbols }) =>
        returns !== null && symbols.some(({ shape }) => shape === wanted) && test(returns.type),
    );
  const { given } = useOfStructs(lowered, facts);
  const boolFields = bridge.structs.some(
    ({ name, fields }) => given.has(name) && fields.some(({ type }) => isBool(innermost(type))),
  );
  const boolResults = callbacks.some((callback) => {
    const value = valueGiven(callback);
    return value !== null && isBool(value);
  });
  return {
    bytes:
      params.some(({ type }) => type.kind === "bytes" || isPacked(type)) ||
      gives("into", (type) => !isNumbers(type)),
    bools: boolFields || boolResults || params.some((param) => saysPresence(param) || isBool(param.type)),
    packs: params.some(({ type }) => isPacked(type)),
    unpacks: gives("batch", isListOf("bytes")) || isShown(isListOf("bytes")),
    unpacksText: gives("batch", isListOf("text")) || isShown(isListOf("text")),
    endsViews: gives("batch", () => true) || isShown(isPacked),
    numberViews: gives("owned", isNumbers) || isShown(isNumbers),
    notNil: shown.some(({ type, optional }) => optional && (type.kind === "bytes" || isNumbers(type))),
    takesBytes: gives("owned", ({ kind }) => kind === "bytes"),
    takesText: gives("owned", ({ kind }) => kind === "text" || kind === "path"),
    takesNumbers: gives("owned", isNumbers),
    takesItems: gives("batch", isListOf("bytes")),
    takesTexts: gives("batch", isListOf("text")),
  };
}

type ObjectFeatures = Pick<
  Features,
  | "handles"
  | "turns"
  | "threads"
  | "sharedThreads"
  | "takes"
  | "uses"
  | "optionalHandles"
  | "optionalThreads"
  | "parents"
  | "children"
  | "slots"
  | "numbers"
  | "reentrant"
>;

/** What keeps objects from being used after their end, by two calls at once, or on another thread. */
function objectFeatures(
  { bridge, operations }: LoweredBridge,
  facts: Facts,
  isSafe: boolean,
): ObjectFeatures {
  const { needsThread } = facts;
  const uses = isSafe && operations.some((one) => usesSeveral(one, facts));
  const turns = isSafe && facts.hasAnyTurns;
  const made = operations.flatMap((one) => madeHandle(one) ?? []);
  const children = isSafe && made.some(facts.keepsConsumed);
  const slots = isSafe && operations.some(({ operation }) => operation.maxInFlight !== null);
  const reentrant =
    isSafe &&
    operations.some((one) => one.symbols.some(({ shape }) => waitedFor(one, shape, facts).length > 0));
  return {
    handles: bridge.handles.length > 0,
    turns,
    parents: isSafe && made.some((name) => takesParents(facts.handle(name), facts, turns)),
    children,
    slots,
    numbers: turns || (slots && reentrant),
    reentrant,
    threads: isSafe && bridge.handles.some(({ name }) => needsThread(name)),
    sharedThreads: isSafe && operations.some((one) => sharesThread(one, facts)),
    takes: isSafe && operations.some(({ operation }) => consumesHandle(operation)),
    uses,
    optionalHandles: operations.some(({ operation }) => operation.params.some(isOptionalHandle)),
    optionalThreads: isSafe && operations.some((one) => mayHaveNoThread(one, facts)),
  };
}

/** Whether a call needs more than to enter the one handle that it is called with. */
function usesSeveral(owned: LoweredOperation, { needsTurn }: Facts): boolean {
  const [first, second] = handlesTaken(owned);
  if (first === undefined) return false;
  const { operation } = owned;
  return (
    second !== undefined ||
    needsTurn(first) ||
    consumesHandle(operation) ||
    operation.params.some(isOptionalHandle)
  );
}

/** Whether a call makes an object that belongs to the thread of another one. */
function sharesThread(owned: LoweredOperation, { needsThread }: Facts): boolean {
  const made = madeHandle(owned);
  return made !== null && needsThread(made) && handlesTaken(owned).some(needsThread);
}

/** Whether the thread of a call is that of a handle which may be absent. */
function mayHaveNoThread(owned: LoweredOperation, { needsThread }: Facts): boolean {
  const { operation, handle } = owned;
  if (operation.kind === "method" && handle !== null && needsThread(handle.name)) return false;
  const first = handlesTaken(owned).find(needsThread);
  return operation.params.some(
    (param) => isOptionalHandle(param) && param.type.kind === "handle" && param.type.name === first,
  );
}

/** Whether an object is told what it was made of: for the turns of that, or to be counted. */
export function takesParents(
  { name, borrows }: Handle,
  { needsTurn, keepsConsumed }: Facts,
  turns: boolean,
): boolean {
  return borrows.length > 0 && ((turns && borrows.some(needsTurn)) || keepsConsumed(name));
}

type CallbackFeatures = Pick<
  Features,
  | "guards"
  | "scoped"
  | "reused"
  | "alone"
  | "scopedAlone"
  | "visitsWhole"
  | "visitsItems"
  | "registered"
  | "numbered"
  | "keepers"
>;

/** How functions of Go are called by the library. */
function callbackFeatures(lowered: LoweredBridge, facts: Facts, isSafe: boolean): CallbackFeatures {
  const { operations, support } = lowered;
  const callbacks = callbacksIn(lowered, facts);
  const scoped = callbacks.filter(({ scope }) => scope === "call");
  const registered = callbacks.some(({ scope }) => scope === "registered");
  const shown = operations.flatMap(({ operation: { returns }, symbols }) =>
    returns !== null && symbols.some(({ shape }) => shape === "visit") ? [returns.type] : [],
  );
  const visitsItems = shown.some(viewsItems);
  const visitsWhole = !shown.every(viewsItems);
  const scopedAlone = visitsWhole || scoped.some((callback) => !isReused(callback));
  return {
    guards: callbacks.length > 0 || support.visits,
    scoped: scoped.length > 0 || support.visits,
    reused: visitsItems || scoped.some(isReused),
    alone: scopedAlone || registered,
    scopedAlone,
    visitsWhole,
    visitsItems,
    registered,
    numbered: isSafe && scoped.some(({ name }) => facts.numbered.has(name)),
    keepers:
      isSafe &&
      operations.some(
        ({ operation, handle }) =>
          handle !== null &&
          facts.needsTurn(handle.name) &&
          operation.params.some(({ retained }) => retained === "handle"),
      ),
  };
}

/** The callbacks that are a part of the package. */
function callbacksIn({ bridge }: LoweredBridge, { takenCallbacks }: Facts): readonly BridgeCallback[] {
  return bridge.callbacks.filter(({ name }) => takenCallbacks.has(name));
}

function isListOf(item: "bytes" | "text"): (type: BridgeType) => boolean {
  return (type) => type.kind === "list" && type.of === item;
}

function isNumbers(type: BridgeType): boolean {
  return type.kind === "list" && !isPacked(type);
}

function isOptionalHandle({ type, optional }: BridgeParam): boolean {
  return type.kind === "handle" && optional;
}

/** Whether a byte beside a parameter says that it is there, by whether a slice or function is nil. */
function saysPresence({ type, optional }: BridgeParam): boolean {
  return optional && type.kind !== "handle" && !isPointedAt(type);
}

function isBool(type: BridgeType): boolean {
  return type.kind === "scalar" && type.name === "bool";
}

function innermost(type: BridgeType): BridgeType {
  return type.kind === "array" ? innermost(type.of) : type;
}
