import type { Bridge } from "../../idl/bridge/bridge.ts";

/**
 * Go functions that C calls are symbols of the whole program, so their names begin with the bridge's prefix; a capital
 * keeps them apart from its symbols, which have none.
 */
function begin({ prefix }: Bridge): string {
  return `${prefix.replace(/_$/, "")}Go`;
}

/** `kvGoVisit`. */
export function callbackExport(bridge: Bridge, callback: string): string {
  return `${begin(bridge)}On${callback}`;
}

/** Forgets a registered callback. */
export function dropExport(bridge: Bridge): string {
  return `${begin(bridge)}Drop`;
}

/** Ends the goroutine in which the callbacks of one call ran. */
export function endExport(bridge: Bridge): string {
  return `${begin(bridge)}End`;
}

/** The callback of the shape `visit`. */
export function visitExport(bridge: Bridge): string {
  return `${begin(bridge)}Item`;
}
