import { refuse } from "../read-context.ts";
import type { Bridge, BridgeCallback, Handle, Operation } from "./bridge.ts";

interface Known {
  readonly handles: ReadonlyMap<string, Handle>;
  readonly callbacks: ReadonlyMap<string, BridgeCallback>;
}

/** Refuses what would have to run on two threads at once, or on another one than it may. */
export function checkThreads(bridge: Bridge): void {
  const known: Known = {
    handles: new Map(bridge.handles.map((item) => [item.name, item])),
    callbacks: new Map(bridge.callbacks.map((item) => [item.name, item])),
  };
  for (const handle of bridge.handles) {
    checkParentThreads(known, handle);
    for (const operation of handle.operations) checkOperation(known, operation, handle);
  }
  for (const operation of bridge.functions) checkOperation(known, operation, null);
}

function isPinned(known: Known, name: string): boolean {
  return known.handles.get(name)?.threads === "pinned";
}

function checkParentThreads(known: Known, handle: Handle): void {
  const parent = handle.borrows.find((name) => isPinned(known, name));
  if (parent === undefined || handle.threads === "pinned") return;
  refuse(
    handle.span,
    `\`${handle.name}\` is \`${handle.threads}\` and borrows \`${parent}\`, which one thread alone may use: its ops have no way to it`,
    `write \`threads: pinned\` on \`${handle.name}\``,
  );
}

function checkOperation(known: Known, operation: Operation, owner: Handle | null): void {
  const pinned = pinnedOf(known, operation, owner);
  const second = pinned[1];
  if (second !== undefined)
    refuse(
      operation.span,
      `\`${operation.name}\` takes two pinned handles, \`${pinned[0]}\` and \`${second}\`, and each has a thread of its own`,
      "take one of them alone, or write another `threads` on one",
    );
  if (operation.stack !== null) checkStack(known, operation, owner, pinned[0]);
}

/** The pinned handles that an operation uses, by name, as often as it does. */
function pinnedOf(known: Known, operation: Operation, owner: Handle | null): readonly string[] {
  const receiver = operation.kind === "method" && owner !== null ? [owner.name] : [];
  const params = operation.params.flatMap(({ type }) => (type.kind === "handle" ? [type.name] : []));
  return [...receiver, ...params].filter((name) => isPinned(known, name));
}

/** An operation with a stack of its own runs on a thread of its own. */
function checkStack(
  known: Known,
  operation: Operation,
  owner: Handle | null,
  pinned: string | undefined,
): void {
  const runs = `\`${operation.name}\` has a stack of its own, and so runs on another thread than its caller's`;
  const made = operation.kind === "constructor" ? owner?.name : undefined;
  const returned = operation.returns?.type.kind === "handle" ? operation.returns.type.name : undefined;
  const bound = pinned ?? [made, returned].find((name) => name !== undefined && isPinned(known, name));
  if (bound !== undefined)
    refuse(
      operation.span,
      `${runs}; \`${bound}\` is pinned to one`,
      "take `stack` away, or write another `threads`",
    );
  for (const { type, span } of operation.params) {
    if (type.kind !== "callback" || known.callbacks.get(type.name)?.thread !== "same") continue;
    refuse(
      span,
      `${runs}; \`${type.name}\` may be called on that one alone`,
      `write \`thread: any\` on \`${type.name}\`, or take \`stack\` away`,
    );
  }
  if (operation.returns?.shapes.includes("visit"))
    refuse(
      operation.returns.span,
      `${runs}; the shape \`visit\` shows the result on that one`,
      "take `visit` or `stack` away",
    );
}
