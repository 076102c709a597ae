import type { Bridge, BridgeCallback, Handle, Operation, ValueType } from "./bridge.ts";

/** An operation, and the handle that it belongs to; null for a free function. */
export interface OwnedOperation {
  readonly operation: Operation;
  readonly handle: Handle | null;
}

/** All operations: of the handles by their order, and then the free functions. */
export function operationsOf({ handles, functions }: Bridge): readonly OwnedOperation[] {
  return [
    ...handles.flatMap((handle) => handle.operations.map((operation) => ({ operation, handle }))),
    ...functions.map((operation) => ({ operation, handle: null })),
  ];
}

/** The names of the handles that an operation is called with, its own first, each as often as it is passed. */
export function handlesTaken({ operation, handle }: OwnedOperation): readonly string[] {
  const own = operation.kind === "method" && handle !== null ? [handle.name] : [];
  return [...own, ...operation.params.flatMap(({ type }) => (type.kind === "handle" ? [type.name] : []))];
}

/** The name of the handle that an operation gives: a constructor its own; null for none. */
export function madeHandle({ operation, handle }: OwnedOperation): string | null {
  const { kind, returns } = operation;
  if (kind === "constructor") return handle?.name ?? null;
  return returns?.type.kind === "handle" ? returns.type.name : null;
}

/** Whether a call of an operation consumes a handle, whatever the outcome. */
export function consumesHandle({ receiver, params }: Operation): boolean {
  return receiver === "own" || params.some(({ transfer }) => transfer === "owned");
}

/** Whether a call of an operation may be made again where its result did not fit: it consumes and registers nothing. */
export function mayRepeat(operation: Operation): boolean {
  return !consumesHandle(operation) && operation.params.every(({ retained }) => retained === null);
}

/** The names of the callbacks that some operation takes. */
export function callbacksTaken(operations: readonly Operation[]): ReadonlySet<string> {
  const params = operations.flatMap((operation) => operation.params);
  return new Set(params.flatMap(({ type }) => (type.kind === "callback" ? [type.name] : [])));
}

/** What a callback gives back beside whether to go on; null for nothing. */
export function valueGiven({ returns }: BridgeCallback): ValueType | null {
  return returns === "continue" ? null : returns;
}
