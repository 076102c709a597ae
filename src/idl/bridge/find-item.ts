import type { Bridge, BridgeCallback, BridgeStruct, Handle } from "./bridge.ts";

function find<T extends { readonly name: string }>(items: readonly T[], kind: string, name: string): T {
  const found = items.find((item) => item.name === name);
  if (found === undefined) throw new Error(`the bridge has no ${kind} ${name}`);
  return found;
}

/** The handle of a name. Throws an `Error` if there is none, which no bridge that was read allows. */
export function findHandle({ handles }: Bridge, name: string): Handle {
  return find(handles, "handle", name);
}

/** The struct of a name. Throws an `Error` if there is none, which no bridge that was read allows. */
export function findStruct({ structs }: Bridge, name: string): BridgeStruct {
  return find(structs, "struct", name);
}

/** The callback of a name. Throws an `Error` if there is none, which no bridge that was read allows. */
export function findCallback({ callbacks }: Bridge, name: string): BridgeCallback {
  return find(callbacks, "callback", name);
}
