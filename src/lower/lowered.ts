import type { Bridge, BridgeCallback, BridgeParam, Shape } from "../idl/bridge/bridge.ts";
import type { OwnedOperation } from "../idl/bridge/operations.ts";
import type { Contract } from "../idl/contract.ts";
import type { Param } from "../idl/type.ts";

/** A bridge with the symbols that follow from it: what all generators, `extract` and `diff` work on. */
export interface LoweredBridge {
  /** With final names: those that were changed, wherever they stand. */
  readonly bridge: Bridge;
  /** Every symbol and type, with its meaning; without the handshake. */
  readonly contract: Contract;
  /** Handles by name, their operations by name, and then the free functions. */
  readonly operations: readonly LoweredOperation[];
  readonly callbacks: readonly LoweredCallback[];
  /** Types and functions of the bridge itself that are needed. */
  readonly support: Support;
  /** Names that were changed, to be said. */
  readonly renamed: readonly Renamed[];
}

/** Which parts every library has only if something in it needs them. */
export interface Support {
  /** `PREFIXbuf`: owned bytes. */
  readonly buffers: boolean;
  /** `PREFIXlist`: owned items, packed. */
  readonly lists: boolean;
  /** `PREFIXcancel`. */
  readonly cancel: boolean;
  /** `PREFIXvisit_bytes`: the callback of the shape `visit`. */
  readonly visits: boolean;
}

export interface LoweredOperation extends OwnedOperation {
  /** One for each shape of the result. */
  readonly symbols: readonly LoweredSymbol[];
}

export interface LoweredSymbol {
  readonly symbol: string;
  readonly shape: Shape | "none";
  readonly params: readonly LoweredParam[];
}

export interface LoweredParam {
  /** As the contract has it, with its meaning and its final name. */
  readonly param: Param & { readonly name: string };
  readonly stands: StandsFor;
}

/** What of the operation a parameter of its symbol is. */
export type StandsFor =
  | { readonly kind: "receiver" }
  | { readonly kind: "cancel" }
  /** Of a callback: its first parameter. */
  | { readonly kind: "context" }
  | { readonly kind: "param"; readonly of: BridgeParam; readonly part: ParamPart }
  | { readonly kind: "result"; readonly part: ResultPart }
  | { readonly kind: "error" };

/**
 * `present` says whether an optional one is given; `value` is the whole of it; `pointer` and `length` are a slice; `ends`
 * and `count` belong to packed items; `call` and `context` to a callback that is valid for the call.
 */
export type ParamPart = "present" | "value" | "pointer" | "length" | "ends" | "count" | "call" | "context";
/** `found` says whether there is an optional one; `destination`, `capacity` and `needed` belong to `into`. */
export type ResultPart = "value" | "found" | "destination" | "capacity" | "needed" | "call" | "context";

export interface LoweredCallback {
  readonly callback: BridgeCallback;
  /** Name of its type in C. */
  readonly symbol: string;
  /** `context` first, then what its parameters are, then `result` if it gives back a value. */
  readonly params: readonly LoweredParam[];
}

export interface Renamed {
  readonly from: string;
  readonly to: string;
  /** Why: the language whose word it is, or what it collides with. */
  readonly why: string;
}
