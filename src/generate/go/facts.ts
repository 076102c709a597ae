import type { Bridge, BridgeCallback, Handle, Operation, Shape } from "../../idl/bridge/bridge.ts";
import { findCallback, findHandle } from "../../idl/bridge/find-item.ts";
import {
  callbacksTaken,
  handlesTaken,
  madeHandle as madeBy,
  type OwnedOperation,
} from "../../idl/bridge/operations.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";

/** What follows from a bridge for the Go that calls it. */
export interface Facts {
  /** Whether a call of the operation may call a Go function: it must not be given pointers into Go's stack then. */
  readonly calls: (operation: Operation, shape: Shape | "none") => boolean;
  /** Whether calls of the handle wait for each other, or for those of its parents. */
  readonly needsTurn: (handle: string) => boolean;
  /** Whether a call of some operation waits for its turn. */
  readonly hasAnyTurns: boolean;
  /** Whether calls of the handle, or of its parents, run on one thread. */
  readonly needsThread: (handle: string) => boolean;
  readonly handle: (name: string) => Handle;
  readonly callback: (name: string) => BridgeCallback;
  /** Callbacks that an operation takes: the others are no part of the package. */
  readonly takenCallbacks: ReadonlySet<string>;
  /** Callbacks that may run on another thread than a call that others wait for, and would wait for it there. */
  readonly numbered: ReadonlySet<string>;
  /** Whether some handle keeps those of the name alive. */
  readonly isKept: (handle: string) => boolean;
  /** Whether the handle keeps one alive that some operation consumes. */
  readonly keepsConsumed: (handle: string) => boolean;
}

/** Reckons what follows from a bridge for all of its operations. */
export function factsOf({ bridge, operations }: LoweredBridge): Facts {
  // Safe Rust can hand a callback that it owns to any thread and any handle, so one of them is enough.
  const isRegistered = operations.some(({ operation }) =>
    operation.params.some(({ retained }) => retained !== null),
  );
  const family = (name: string): readonly Handle[] => familyOf(name, bridge);
  const needsTurn = (name: string): boolean => family(name).some(({ threads }) => threads !== "sync");
  const consumed = new Set(operations.flatMap(handlesConsumed));
  return {
    calls: ({ params }, shape) =>
      isRegistered || shape === "visit" || params.some(({ type }) => type.kind === "callback"),
    needsTurn,
    hasAnyTurns: operations.some((of) => hasTurns(of, { needsTurn })),
    needsThread: (name) => family(name).some(({ threads }) => threads === "pinned"),
    handle: (name) => findHandle(bridge, name),
    callback: (name) => findCallback(bridge, name),
    takenCallbacks: callbacksTaken(operations.map(({ operation }) => operation)),
    numbered: numberedCallbacks(bridge, operations, needsTurn),
    isKept: (name) => bridge.handles.some(({ borrows }) => borrows.includes(name)),
    keepsConsumed: (name) => family(name).some((one) => one.name !== name && consumed.has(one.name)),
  };
}

/** Whether a call of an operation waits for its turn. */
export function hasTurns(of: OwnedOperation, { needsTurn }: Pick<Facts, "needsTurn">): boolean {
  return handlesTaken(of).some(needsTurn);
}

/**
 * What calls of an operation wait for while another call has it, which may have called Go: the turns of its handles, and a
 * place among those in flight. The thread of a call must know that it is in there.
 */
export function waitedFor(
  of: OwnedOperation,
  shape: Shape | "none",
  facts: Facts,
): readonly ("turns" | "slots")[] {
  if (!facts.calls(of.operation, shape)) return [];
  return [
    ...(hasTurns(of, facts) ? (["turns"] as const) : []),
    ...(of.operation.maxInFlight === null ? [] : (["slots"] as const)),
  ];
}

/** Those that any thread may call: for calls that others wait for, or kept by an object that they wait for. */
function numberedCallbacks(
  bridge: Bridge,
  operations: readonly OwnedOperation[],
  needsTurn: Facts["needsTurn"],
): ReadonlySet<string> {
  return new Set(
    operations.flatMap((of) => {
      const keeper = of.handle !== null && needsTurn(of.handle.name);
      return of.operation.params.flatMap(({ type, retained }) => {
        if (type.kind !== "callback" || findCallback(bridge, type.name).thread !== "any") return [];
        const isKept = retained === "handle" && keeper;
        const isWaitedFor = of.operation.maxInFlight !== null || hasTurns(of, { needsTurn });
        return isKept || (retained === null && isWaitedFor) ? [type.name] : [];
      });
    }),
  );
}

function handlesConsumed({ operation, handle }: OwnedOperation): readonly string[] {
  const own = operation.receiver === "own" && handle !== null ? [handle.name] : [];
  const given = operation.params.flatMap(({ type, transfer }) =>
    type.kind === "handle" && transfer === "owned" ? [type.name] : [],
  );
  return [...own, ...given];
}

/** A handle, its parents, theirs, and so on. */
function familyOf(name: string, bridge: Bridge): readonly Handle[] {
  const found = new Map<string, Handle>();
  const visit = (one: string): void => {
    if (found.has(one)) return;
    const handle = findHandle(bridge, one);
    found.set(one, handle);
    for (const parent of handle.borrows) visit(parent);
  };
  visit(name);
  return [...found.values()];
}

/** The handles that an operation is called with. */
export function handlesOf(operation: Operation, handle: Handle | null): readonly string[] {
  return handlesTaken({ operation, handle });
}

/** The handle that an operation gives. */
export function madeHandle(operation: Operation, handle: Handle | null): string | null {
  return madeBy({ operation, handle });
}
