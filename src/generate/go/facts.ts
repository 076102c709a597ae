import type { BridgeCallback, Handle, Operation, Shape } from "../../idl/bridge/bridge.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";
import { callbackNamed } from "../../lower/parts.ts";

/** What follows from a bridge for the Go that calls it. */
export interface Facts {
  /** Whether a call of the operation may call a Go function: it must not be given pointers into Go's stack then. */
  readonly calls: (operation: Operation, shape: Shape | "none") => boolean;
  /** Whether calls of the handle wait for each other, or for those of its parents. */
  readonly needsTurn: (handle: string) => boolean;
  /** Whether calls of the handle, or of its parents, run on one thread. */
  readonly needsThread: (handle: string) => boolean;
  readonly handle: (name: string) => Handle;
  readonly callback: (name: string) => BridgeCallback;
}

export function factsOf({ bridge }: LoweredBridge): Facts {
  const handles = new Map(bridge.handles.map((handle) => [handle.name, handle]));
  const handleNamed = (name: string): Handle => {
    const handle = handles.get(name);
    if (handle === undefined) throw new Error(`the bridge has no handle ${name}`);
    return handle;
  };
  const operations = [...bridge.handles.flatMap((handle) => handle.operations), ...bridge.functions];
  // Safe Rust can hand a callback that it owns to any thread and any handle, so one of them is enough.
  const isRegistered = operations.some(({ params }) => params.some(({ retained }) => retained !== null));
  const family = (name: string): readonly Handle[] => familyOf(name, handleNamed);
  return {
    calls: ({ params }, shape) =>
      isRegistered || shape === "visit" || params.some(({ type }) => type.kind === "callback"),
    needsTurn: (name) => family(name).some(({ threads }) => threads !== "sync"),
    needsThread: (name) => family(name).some(({ threads }) => threads === "pinned"),
    handle: handleNamed,
    callback: (name) => callbackNamed(bridge, name),
  };
}

/** A handle, its parents, theirs, and so on. */
function familyOf(name: string, handleNamed: (name: string) => Handle): readonly Handle[] {
  const found = new Map<string, Handle>();
  const visit = (one: string): void => {
    if (found.has(one)) return;
    const handle = handleNamed(one);
    found.set(one, handle);
    for (const parent of handle.borrows) visit(parent);
  };
  visit(name);
  return [...found.values()];
}

/** The handles that an operation is called with. */
export function handlesOf(operation: Operation, handle: Handle | null): readonly string[] {
  const own = operation.kind === "method" && handle !== null ? [handle.name] : [];
  return [...own, ...operation.params.flatMap(({ type }) => (type.kind === "handle" ? [type.name] : []))];
}

/** The handle that an operation gives. */
export function madeHandle(operation: Operation, handle: Handle | null): string | null {
  if (operation.kind === "constructor") return handle?.name ?? null;
  return operation.returns?.type.kind === "handle" ? operation.returns.type.name : null;
}
