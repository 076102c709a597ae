import type { Bridge, Handle } from "../../idl/bridge/bridge.ts";
import type { LoweredBridge, LoweredOperation, LoweredParam } from "../../lower/lowered.ts";
import { findHandle } from "./bridge-types.ts";
import type { Bad } from "./test-bad-values.ts";
import {
  isKeepable,
  isPoisonable,
  keeperName,
  type Makers,
  madeHandle,
  poisonerName,
} from "./test-handles.ts";

/**
 * Which calls of an operation may use its handle: `AtOnce` any, `OneByOne`, `OneThread` those on the thread that made it,
 * and `Unknown` where there is no handle, or others that are needed too have a say.
 */
export function turnsOf({ bridge }: LoweredBridge, low: LoweredOperation): string {
  const { handle, operation } = low;
  if (handle === null || operation.receiver === null) return "Unknown";
  if (handle.threads === "pinned") return "OneThread";
  if (
    operation.receiver === "own" ||
    othersNeeded(bridge, handle, low).some(({ threads }) => threads === "pinned")
  )
    return "Unknown";
  if (handle.threads === "exclusive") return "OneByOne";
  return handle.borrows.every((parent) => findHandle(bridge, parent).threads === "sync")
    ? "AtOnce"
    : "Unknown";
}

/** Handles that a call uses or makes beside the one that it is of. */
function othersNeeded(bridge: Bridge, { borrows }: Handle, low: LoweredOperation): readonly Handle[] {
  const made = madeHandle(low);
  const shown = low.operation.params.flatMap(({ type }) => (type.kind === "handle" ? [type.name] : []));
  return [...borrows, ...shown, ...(made === null ? [] : [made])].map((name) => findHandle(bridge, name));
}

/** A handle that is shown or consumed, after a panic in an earlier call of it. */
export function poisonedHandles(
  lowered: LoweredBridge,
  { handle }: LoweredOperation,
  { param, stands }: LoweredParam,
  makers: Makers,
): readonly Bad[] {
  const type = takenHandle(handle, stands);
  if (type === null || !isPoisonable(lowered, type, makers)) return [];
  return [{ place: param.name, change: `tools::${poisonerName(type)}(call.${param.name});` }];
}

/** A handle that is consumed though another one keeps it. */
export function keptHandles(
  lowered: LoweredBridge,
  { handle }: LoweredOperation,
  { param, stands }: LoweredParam,
  makers: Makers,
): readonly Bad[] {
  const type = takenHandle(handle, stands);
  if (type === null || param.transfer !== "owned" || !isKeepable(lowered, type, makers)) return [];
  const change = `let other = tools::${keeperName(type)}(call.${param.name}); call.held_for_the_test.push(Box::new(other));`;
  return [{ place: param.name, change }];
}

function takenHandle(handle: Handle | null, stands: LoweredParam["stands"]): string | null {
  if (stands.kind === "param") return stands.of.type.kind === "handle" ? stands.of.type.name : null;
  return stands.kind === "receiver" ? (handle?.name ?? null) : null;
}
