import { describe, expect, it } from "vitest";
import { groupHashes, symbolHashes } from "../../../src/generate/handshake/symbol-hashes.ts";
import type { Bridge, BridgeStruct, Handle, Operation } from "../../../src/idl/bridge/bridge.ts";
import { lowerBridge } from "../../../src/lower/lower-bridge.ts";
import {
  bridgeWith,
  callbackWith,
  functionWith,
  handleWith,
  operationWith,
  paramOf,
  resultOf,
  span,
} from "../../lower/build-bridge.ts";

const LINUX = "x86_64-unknown-linux-gnu";

const OPTIONS: BridgeStruct = {
  name: "Options",
  by: "pointer",
  sized: true,
  fields: [
    { name: "cache", type: { kind: "scalar", name: "u64" }, span },
    { name: "mode", type: { kind: "enum", name: "Mode" }, span },
  ],
  span,
};
const RECT: BridgeStruct = {
  name: "Rect",
  by: "value",
  sized: false,
  fields: [
    { name: "x", type: { kind: "scalar", name: "u32" }, span },
    { name: "y", type: { kind: "scalar", name: "u32" }, span },
  ],
  span,
};

const OPEN = operationWith({
  name: "open",
  kind: "constructor",
  receiver: null,
  params: [
    paramOf("path", { kind: "text" }),
    paramOf("options", { kind: "struct-pointer", name: "Options" }),
  ],
  errors: "Code",
});
const PUT = operationWith({
  name: "put",
  params: [
    paramOf("key", { kind: "bytes" }),
    paramOf("at", { kind: "struct", name: "Rect" }),
    paramOf("each", { kind: "callback", name: "Visit" }),
    paramOf("other", { kind: "handle", name: "Store" }),
  ],
  returns: resultOf({ kind: "bytes" }, ["owned"]),
  errors: "Code",
});

const BASE = bridgeWith({
  errors: [
    {
      name: "Code",
      codes: [
        { name: "not_found", value: 1n, span },
        { name: "io", value: 2n, span },
      ],
      span,
    },
  ],
  structs: [OPTIONS, RECT],
  enums: [
    {
      name: "Mode",
      flags: false,
      repr: "u32",
      open: false,
      variants: [
        { name: "slow", value: 0n, span },
        { name: "fast", value: 1n, span },
      ],
      span,
    },
  ],
  callbacks: [callbackWith()],
  handles: [handleWith({ operations: [OPEN, PUT] })],
  functions: [functionWith({ name: "sum", params: [paramOf("n", { kind: "scalar", name: "u64" })] })],
});

function withOperation(operation: Operation, change: Partial<Operation>): Bridge {
  const [handle] = BASE.handles;
  if (handle === undefined) throw new Error("no handle");
  const operations = handle.operations.map((one) => (one === operation ? { ...one, ...change } : one));
  return { ...BASE, handles: [{ ...handle, operations }] };
}

function withHandle(change: Partial<Handle>): Bridge {
  return { ...BASE, handles: BASE.handles.map((handle) => ({ ...handle, ...change })) };
}

function withStruct(struct: BridgeStruct, change: Partial<BridgeStruct>): Bridge {
  return {
    ...BASE,
    structs: BASE.structs.map((one) => (one === struct ? { ...one, ...change } : one)),
  };
}

function withVariant(change: Bridge["enums"][number]["variants"][number]): Bridge {
  return { ...BASE, enums: BASE.enums.map((one) => ({ ...one, variants: [...one.variants, change] })) };
}

function hashesOf(bridge: Bridge, target: typeof LINUX | "i686-unknown-linux-gnu" = LINUX) {
  return symbolHashes(lowerBridge(bridge), target);
}

/** Symbols of the base whose hash another bridge does not have. */
function changedBy(bridge: Bridge): readonly string[] {
  const now = hashesOf(bridge);
  return [...hashesOf(BASE)].flatMap(([symbol, hash]) => (now.get(symbol) === hash ? [] : [symbol]));
}

const [KEY, AT, EACH, OTHER] = PUT.params;
if (KEY === undefined || AT === undefined || EACH === undefined || OTHER === undefined) {
  throw new Error("no parameters");
}

const CHANGES: readonly (readonly [string, Bridge, readonly string[]])[] = [
  [
    "the type of a parameter",
    { ...BASE, functions: [functionWith({ params: [paramOf("n", { kind: "scalar", name: "i64" })] })] },
    ["kv_sum"],
  ],
  ["a parameter more", withOperation(PUT, { params: [...PUT.params, KEY] }), ["kv_store_put"]],
  ["the order of parameters", withOperation(PUT, { params: [KEY, EACH, AT, OTHER] }), ["kv_store_put"]],
  ["cancellation", withOperation(PUT, { cancel: true }), ["kv_store_put"]],
  [
    "an optional parameter",
    withOperation(PUT, { params: [{ ...KEY, optional: true }, AT, EACH, OTHER] }),
    ["kv_store_put"],
  ],
  [
    "text for bytes",
    withOperation(PUT, { params: [{ ...KEY, type: { kind: "text" } }, AT, EACH, OTHER] }),
    ["kv_store_put"],
  ],
  [
    "a handle that is consumed",
    withOperation(PUT, { params: [KEY, AT, EACH, { ...OTHER, transfer: "owned" }] }),
    ["kv_store_put"],
  ],
  [
    "a handle that may be absent",
    withOperation(PUT, { params: [KEY, AT, EACH, { ...OTHER, optional: true }] }),
    ["kv_store_put"],
  ],
  ["a receiver that is consumed", withOperation(PUT, { receiver: "own" }), ["kv_store_put"]],
  [
    "a shape that is gone",
    withOperation(PUT, { returns: resultOf({ kind: "bytes" }, ["into"]) }),
    ["kv_buf_free", "kv_store_put"],
  ],
  [
    "the threads of a handle",
    withHandle({ threads: "exclusive" }),
    ["kv_store_free", "kv_store_open", "kv_store_put"],
  ],
  [
    "a field of a struct by value",
    withStruct(RECT, {
      fields: [...RECT.fields, { name: "z", type: { kind: "scalar", name: "u32" }, since: "2", span }],
    }),
    ["kv_store_put"],
  ],
  ["the order of fields", withStruct(RECT, { fields: [...RECT.fields].reverse() }), ["kv_store_put"]],
  [
    "a field of a sized struct that does not say since when",
    withStruct(OPTIONS, {
      fields: [...OPTIONS.fields, { name: "z", type: { kind: "scalar", name: "u32" }, span }],
    }),
    ["kv_store_open"],
  ],
  [
    "a variant that does not say since when",
    withVariant({ name: "exact", value: 2n, span }),
    ["kv_store_open"],
  ],
  [
    "the value of a code",
    {
      ...BASE,
      errors: BASE.errors.map((domain) => ({
        ...domain,
        codes: domain.codes.map((code) => (code.name === "io" ? { ...code, value: 3n } : code)),
      })),
    },
    ["kv_store_open", "kv_store_put"],
  ],
  ["no domain of errors", withOperation(OPEN, { errors: null }), ["kv_store_open"]],
  [
    "a parameter of a callback",
    { ...BASE, callbacks: [callbackWith({ params: [paramOf("key", { kind: "bytes" })] })] },
    ["kv_store_put"],
  ],
  ["the threads of a callback", { ...BASE, callbacks: [callbackWith({ thread: "any" })] }, ["kv_store_put"]],
];

const SAME: readonly (readonly [string, Bridge])[] = [
  ["documentation", { ...withOperation(PUT, { doc: "Puts.", deprecated: "no", since: "0.2.0" }) }],
  ["the version and the major", { ...BASE, version: "9.9.9", abiMajor: 2 }],
  [
    "names of parameters",
    withOperation(PUT, { params: [{ ...KEY, name: "clé" }, { ...AT, name: "type" }, EACH, OTHER] }),
  ],
  [
    "names in Go and Rust",
    {
      ...withOperation(PUT, { goName: "Set" }),
      rust: { ...BASE.rust, crate: "other" },
      go: { ...BASE.go, package: "other" },
    },
  ],
  ["the order of operations", withHandle({ operations: [PUT, OPEN] })],
  ["where the type is", withHandle({ implement: "crate::other::Store", onPanic: "keep" })],
  ["blocking, stack and limits", withOperation(PUT, { blocking: true, stack: 1n, maxInFlight: 1 })],
  ["targets", { ...BASE, targets: [LINUX] }],
  ["an operation more", withHandle({ operations: [OPEN, PUT, operationWith({ name: "sync" })] })],
  [
    "a later field of a sized struct",
    withStruct(OPTIONS, {
      fields: [...OPTIONS.fields, { name: "z", type: { kind: "scalar", name: "u64" }, since: "0.4.0", span }],
    }),
  ],
  [
    "a default",
    withStruct(RECT, {
      fields: RECT.fields.map((field) => ({ ...field, default: { kind: "integer", value: 7n } })),
    }),
  ],
  ["a later variant", withVariant({ name: "exact", value: 2n, since: "0.4.0", span })],
  [
    "a later code",
    {
      ...BASE,
      errors: BASE.errors.map((domain) => ({
        ...domain,
        codes: [...domain.codes, { name: "full", value: 9n, since: "0.4.0", span }],
      })),
    },
  ],
];

/** Hashes of a sized struct's users with more fields, by 32 bits and since when they are there. */
function hashWithLater(...since: readonly string[]): string | undefined {
  const narrow = { kind: "scalar", name: "u32" } as const;
  const fields = since.map((version, index) => ({ name: `z${index}`, type: narrow, since: version, span }));
  const bridge = withStruct(OPTIONS, { fields: [...OPTIONS.fields.slice(0, 1), ...fields] });
  return hashesOf(bridge).get("kv_store_open");
}

describe("the hash of a symbol", () => {
  it("knows later fields of a sized struct that its size does not tell of", () => {
    // 8 bytes of size, 8 of the first field: the second narrow one lies where the first left padding.
    expect(hashWithLater("0.4.0")).toBe(hashWithLater());
    expect(hashWithLater("0.4.0", "0.4.0")).toBe(hashWithLater());
    expect(hashWithLater("0.4.0", "0.5.0")).not.toBe(hashWithLater("0.4.0"));
    expect(hashWithLater("0.4.0", "0.5.0", "0.6.0")).toBe(hashWithLater("0.4.0", "0.5.0"));
  });

  it.each(CHANGES)("changes with %s", (_, bridge, symbols) => {
    expect(changedBy(bridge)).toEqual(symbols);
  });

  it.each(SAME)("does not change with %s", (_, bridge) => {
    expect(changedBy(bridge)).toEqual([]);
  });

  it("depends on the target where memory does", () => {
    const wide = hashesOf(BASE);
    const narrow = hashesOf(BASE, "i686-unknown-linux-gnu");
    expect(narrow.get("kv_store_put")).not.toBe(wide.get("kv_store_put"));
    expect(narrow.get("kv_live")).toBe(wide.get("kv_live"));
  });

  it("is there for every function, sorted, in hexadecimal digits", () => {
    const hashes = hashesOf(BASE);
    expect([...hashes.keys()]).toEqual([...lowerBridge(BASE).contract.functions.keys()].sort());
    for (const hash of hashes.values()) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is the same for targets that lay out the same", () => {
    const bridge: Bridge = {
      ...BASE,
      targets: ["aarch64-apple-darwin", "i686-unknown-linux-gnu", "x86_64-unknown-linux-gnu"],
    };
    expect(groupHashes(lowerBridge(bridge)).map(({ targets }) => targets)).toEqual([
      ["aarch64-apple-darwin", "x86_64-unknown-linux-gnu"],
      ["i686-unknown-linux-gnu"],
    ]);
  });
});
