import type {
  Bridge,
  BridgeCallback,
  BridgeParam,
  BridgeType,
  Handle,
  Operation,
  OperationResult,
  Shape,
} from "../../src/idl/bridge/bridge.ts";
import type { Span } from "../../src/source/source-file.ts";

/** Bridges made by hand, of which a test says only what it is about. */

export const span: Span = { file: { path: "kv.ffi.yaml", text: "" }, start: 0, end: 0 };

export function bridgeWith(parts: Partial<Bridge> = {}): Bridge {
  return {
    name: "kv",
    prefix: "kv_",
    version: "0.3.0",
    abiMajor: 1,
    lowering: 1,
    targets: ["aarch64-apple-darwin", "x86_64-unknown-linux-gnu"],
    rust: {
      crate: "kv-ffi",
      edition: "2024",
      msrv: "1.85",
      functions: "crate::imp::Functions",
      target: "target",
    },
    go: { module: "example.com/kv", package: "kv", link: "target" },
    errors: [],
    structs: [],
    enums: [],
    callbacks: [],
    handles: [],
    constants: [],
    functions: [],
    span,
    ...parts,
  };
}

export function handleWith(parts: Partial<Handle> = {}): Handle {
  return {
    name: "Store",
    implement: "crate::imp::Store",
    threads: "sync",
    onPanic: "poison",
    borrows: [],
    operations: [],
    span,
    ...parts,
  };
}

export function operationWith(parts: Partial<Operation> = {}): Operation {
  return {
    name: "put",
    kind: "method",
    receiver: "ref",
    params: [],
    returns: null,
    errors: null,
    cancel: false,
    blocking: false,
    stack: null,
    maxInFlight: null,
    goName: null,
    span,
    ...parts,
  };
}

export function functionWith(parts: Partial<Operation> = {}): Operation {
  return operationWith({ name: "sum", kind: "function", receiver: null, ...parts });
}

export function paramOf(name: string, type: BridgeType, parts: Partial<BridgeParam> = {}): BridgeParam {
  return { name, type, optional: false, max: null, transfer: "borrowed", retained: null, span, ...parts };
}

export function resultOf(type: BridgeType, shapes: readonly Shape[], optional = false): OperationResult {
  return { type, optional, shapes, span };
}

export function callbackWith(parts: Partial<BridgeCallback> = {}): BridgeCallback {
  return {
    name: "Visit",
    scope: "call",
    thread: "same",
    params: [paramOf("key", { kind: "bytes" }), paramOf("n", { kind: "scalar", name: "u64" })],
    returns: "continue",
    span,
    ...parts,
  };
}

export const TICK = callbackWith({
  name: "Tick",
  scope: "registered",
  thread: "any",
  params: [paramOf("done", { kind: "scalar", name: "u64" })],
  returns: null,
});

/** The bridge of one handle with one operation, or of one function. */
export function bridgeOfOperation(operation: Operation, parts: Partial<Bridge> = {}): Bridge {
  if (operation.kind === "function") return bridgeWith({ functions: [operation], ...parts });
  return bridgeWith({ handles: [handleWith({ operations: [operation] })], ...parts });
}
