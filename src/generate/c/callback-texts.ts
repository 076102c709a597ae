import type { BridgeCallback } from "../../idl/bridge/bridge.ts";
import { callbacksTaken, valueGiven } from "../../idl/bridge/operations.ts";
import type { LoweredBridge } from "../../lower/lowered.ts";

/** What a callback returns, and where and until when it is called. */
export function callbackTexts(callback: BridgeCallback, lowered: LoweredBridge): readonly string[] {
  return [returnText(callback), callText(callback, lowered)];
}

function returnText(callback: BridgeCallback): string {
  const failed = "a negative number if it failed";
  if (callback.returns === "continue") return `Returns 0 to go on, 1 to stop, ${failed}.`;
  return valueGiven(callback) === null
    ? `Returns 0, or ${failed}.`
    : `Writes *result and returns 0, or ${failed}.`;
}

function callText({ name, scope, thread }: BridgeCallback, { operations }: LoweredBridge): string {
  if (scope === "registered")
    return thread === "any"
      ? "Called on any thread, by several at once, until it is dropped."
      : "Called on the thread that handed it over, until it is dropped.";
  if (thread === "any")
    return "Called on any thread, by several at once, until the call that took it returns.";
  const stacked = operations.flatMap(({ operation }) => (operation.stack === null ? [] : [operation]));
  return callbacksTaken(stacked).has(name)
    ? "Called on one thread, not always the caller's, until the call that took it returns."
    : "Called on the thread of the call that took it, until that returns.";
}

/** What is said of the fields of a registered callback. */
export function fieldTextsOf({ thread }: BridgeCallback): Readonly<Record<string, string>> {
  const where = thread === "any" ? "on any thread" : "on the thread that handed it over";
  return {
    drop: `Called once, ${where}, when the library has no use for it any more; may be null.`,
    ctx: "What call and drop are given.",
  };
}
