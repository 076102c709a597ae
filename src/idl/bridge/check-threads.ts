import { refuse } from "../read-context.ts";
import type { Bridge, BridgeCallback, Handle } from "./bridge.ts";
import { handlesTaken, madeHandle, type OwnedOperation, operationsOf } from "./operations.ts";

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
  for (const handle of bridge.handles) checkParentThreads(known, handle);
  for (const owned of operationsOf(bridge)) checkOperation(known, owned);
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

function checkOperation(known: Known, owned: OwnedOperation): void {
  const { operation } = owned;
  const [pinned, second] = handlesTaken(owned).filter((name) => isPinned(known, name));
  if (second !== undefined)
    refuse(
      operation.span,
      `\`${operation.name}\` takes two pinned handles, \`${pinned}\` and \`${second}\`, and each has a thread of its own`,
      "take one of them alone, or write another `threads` on one",
    );
  if (operation.stack !== null) checkStack(known, owned, pinned);
}

/** An operation with a stack of its own runs on a thread of its own. */
function checkStack(known: Known, owned: OwnedOperation, pinned: string | undefined): void {
  const { operation } = owned;
  const runs = `\`${operation.name}\` has a stack of its own, and so runs on another thread than its caller's`;
  const made = madeHandle(owned);
  const bound = pinned ?? (made !== null && isPinned(known, made) ? made : undefined);
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
