import { describe, expect, it } from "vitest";
import type { Bridge, BridgeStruct, BridgeType, Operation } from "../../src/idl/bridge/bridge.ts";
import type { Contract } from "../../src/idl/contract.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import {
  bridgeOfOperation,
  bridgeWith,
  callbackWith,
  functionWith,
  handleWith,
  operationWith,
  paramOf,
  resultOf,
  span,
  TICK,
} from "./build-bridge.ts";
import { describeItem, documentedRows, membersOf } from "./describe-contract.ts";

const STORE = "store: *const kv_store nullable=false transfer=borrowed";
const ERR = "err: *mut *mut kv_error out_nullable=true role=out transfer=owned";

const RECT: BridgeStruct = {
  name: "Rect",
  by: "value",
  sized: false,
  fields: [{ name: "x", type: { kind: "scalar", name: "u32" }, span }],
  span,
};
const OPTIONS: BridgeStruct = {
  name: "OpenOptions",
  by: "pointer",
  sized: true,
  fields: [
    { name: "cache_bytes", type: { kind: "scalar", name: "u64" }, span },
    { name: "read_only", type: { kind: "scalar", name: "bool" }, span },
    { name: "mode", type: { kind: "enum", name: "Mode" }, span },
    { name: "key", type: { kind: "array", of: { kind: "scalar", name: "u8" }, length: 16 }, span },
  ],
  span,
};
/** Everything that operations of the table name. */
const ITEMS = {
  structs: [OPTIONS, RECT],
  enums: [
    {
      name: "Mode",
      flags: false,
      repr: "u32",
      open: false,
      variants: [{ name: "fast", value: 1n, since: "0.2.0", span }],
      span,
    },
  ],
  callbacks: [TICK, callbackWith()],
} satisfies Partial<Bridge>;

function contractOf(operation: Operation): Contract {
  return lowerBridge(bridgeOfOperation(operation, ITEMS)).contract;
}

/** The parameters that one of the operation's stands for. */
function crossing(
  type: BridgeType,
  parts: Parameters<typeof paramOf>[2] = {},
  name = "b",
): readonly string[] {
  const contract = contractOf(operationWith({ params: [paramOf(name, type, parts)] }));
  return membersOf(contract, "kv_store_put").slice(1, -1);
}

/** The parameters of a result in its shapes, by symbol. */
function results(returns: Operation["returns"], symbol: string): readonly string[] {
  return membersOf(contractOf(operationWith({ name: "get", returns })), symbol).slice(1, -1);
}

const BYTES: BridgeType = { kind: "bytes" };
const HANDLE: BridgeType = { kind: "handle", name: "Store" };
const FOUND = "found: *mut u8 out_nullable=false role=out";

/** What each row of BRIDGE.md comes to: the first is what is, the second what is to be. */
const ROWS: Readonly<Record<string, () => void>> = {
  "Names: handle `Store`": () => {
    const bridge = bridgeWith({
      handles: [handleWith({ threads: "exclusive" }), handleWith({ name: "TxnLog", borrows: ["Store"] })],
    });
    const { contract } = lowerBridge(bridge);
    expect(describeItem(contract, "kv_store")).toBe("opaque destructor=kv_store_free threads=exclusive");
    expect(describeItem(contract, "kv_txn_log")).toBe(
      'opaque borrows=["kv_store"] destructor=kv_txn_log_free threads=sync',
    );
  },
  "Names: `void kv_store_free(kv_store *store)`": () => {
    const { contract } = lowerBridge(bridgeWith({ handles: [handleWith()] }));
    expect(membersOf(contract, "kv_store_free")).toEqual([
      "store: *mut kv_store nullable=true transfer=owned",
    ]);
    expect(describeItem(contract, "kv_store_free")).toBe("-> void");
  },
  "Names: op `put` of it": () => {
    const contract = contractOf(
      operationWith({ returns: resultOf(BYTES, ["owned", "into", "visit"]), doc: "Puts.", since: "1" }),
    );
    for (const symbol of ["kv_store_put", "kv_store_put_into", "kv_store_put_visit"]) {
      expect(describeItem(contract, symbol)).toBe(
        '-> i32 doc=Puts. error={"kind":"status","ok":0,"out":"err"} since=1',
      );
    }
    expect(
      contractOf(
        operationWith({ returns: resultOf({ kind: "list", of: "bytes" }, ["batch"]) }),
      ).functions.has("kv_store_put"),
    ).toBe(true);
    expect(
      contractOf(operationWith({ returns: resultOf(BYTES, ["into"]) })).functions.has("kv_store_put"),
    ).toBe(false);
  },
  "Names: function `sum`": () => {
    expect(membersOf(contractOf(functionWith()), "kv_sum")).toEqual([ERR]);
  },
  "Names: struct `OpenOptions`": () => {
    const { contract } = lowerBridge(bridgeWith(ITEMS));
    expect(membersOf(contract, "kv_open_options")).toEqual([
      ...["size: usize", "cache_bytes: u64", "read_only: u8", "mode: kv_mode", "key: [u8; 16]"],
    ]);
    expect(membersOf(contract, "kv_rect")).toEqual(["x: u32"]);
  },
  "Names: enum or flags `Mode`, variant `fast`": () => {
    const { contract } = lowerBridge(bridgeWith(ITEMS));
    expect(describeItem(contract, "kv_mode")).toBe("alias u32");
    expect(describeItem(contract, "KV_MODE_FAST")).toBe("u32 1 since=0.2.0");
  },
  "Names: error domain `Code`, code `io`": () => {
    const errors = [{ name: "Code", codes: [{ name: "io", value: 4n, span }], span }];
    const { contract } = lowerBridge(bridgeWith({ errors }));
    expect(describeItem(contract, "kv_code")).toBe("alias i32");
    expect(describeItem(contract, "KV_CODE_IO")).toBe("i32 4");
  },
  "Names: callback `Visit`, scope call": () => {
    const { contract } = lowerBridge(bridgeWith(ITEMS));
    expect(describeItem(contract, "kv_visit")).toBe("callback");
    expect(membersOf(contract, "kv_visit")).toEqual([
      ...[
        "ctx: usize user_data=true",
        "key: *const u8 empty=null-ok slice=key_len string=bytes",
        "key_len: usize",
        "n: u64",
      ],
    ]);
  },
  "Names: callback `Tick`, registered": () => {
    const { contract } = lowerBridge(bridgeWith(ITEMS));
    expect(describeItem(contract, "kv_tick")).toBe("struct threads=sync");
    expect(membersOf(contract, "kv_tick")).toEqual([
      ...[
        "call: fn(usize, u64) -> i32",
        "drop: fn(usize)",
        'ctx: usize user_data=["call"] user_data_free=drop',
      ],
    ]);
  },
  "Names: constant `MAX_KEY`": () => {
    const constants = [
      { name: "MAX_KEY", type: "u32", value: 4096n, span },
      { name: "NAME", type: "string", value: "kv", span },
      { name: "STRICT", type: "bool", value: true, span },
    ] as const;
    const { contract } = lowerBridge(bridgeWith({ constants }));
    expect(["KV_MAX_KEY", "KV_NAME", "KV_STRICT"].map((name) => describeItem(contract, name))).toEqual([
      "u32 4096",
      "string kv",
      "bool 1",
    ]);
  },
  "Parameters: `self: ref`": () => {
    expect(membersOf(contractOf(operationWith()), "kv_store_put")).toEqual([STORE, ERR]);
  },
  "Parameters: `self: mut`; `own`": () => {
    const receiver = (self: "mut" | "own") =>
      membersOf(contractOf(operationWith({ receiver: self })), "kv_store_put")[0];
    expect(receiver("mut")).toBe("store: *mut kv_store nullable=false transfer=borrowed");
    expect(receiver("own")).toBe("store: *mut kv_store nullable=false transfer=owned");
  },
  "Parameters: `cancel: true`": () => {
    const contract = contractOf(
      operationWith({ cancel: true, params: [paramOf("n", { kind: "scalar", name: "u8" })] }),
    );
    expect(membersOf(contract, "kv_store_put")).toEqual([
      STORE,
      "cancel: *const kv_cancel nullable=true",
      "n: u8",
      ERR,
    ]);
  },
  "Parameters: number, `isize`, `usize`": () => {
    expect(crossing({ kind: "scalar", name: "f64" })).toEqual(["b: f64"]);
    expect(crossing({ kind: "scalar", name: "isize" })).toEqual(["b: isize"]);
  },
  "Parameters: `bool`": () => expect(crossing({ kind: "scalar", name: "bool" })).toEqual(["b: u8"]),
  "Parameters: `char32`": () => expect(crossing({ kind: "scalar", name: "char32" })).toEqual(["b: u32"]),
  "Parameters: enum, flags": () => expect(crossing({ kind: "enum", name: "Mode" })).toEqual(["b: kv_mode"]),
  "Parameters: struct by value": () =>
    expect(crossing({ kind: "struct", name: "Rect" })).toEqual(["b: kv_rect"]),
  "Parameters: struct by pointer": () => {
    expect(crossing({ kind: "struct-pointer", name: "OpenOptions" })).toEqual([
      "b: *const kv_open_options nullable=false",
    ]);
  },
  "Parameters: `bytes`, `text`, `path`": () => {
    const slice = (string: string) => [
      `b: *const u8 empty=null-ok max=none slice=b_len string=${string}`,
      "b_len: usize",
    ];
    expect(crossing(BYTES)).toEqual(slice("bytes"));
    expect(crossing({ kind: "text" })).toEqual(slice("utf8"));
    expect(crossing({ kind: "path" })).toEqual(slice("bytes"));
  },
  "Parameters: `list<NUMBER>`": () => {
    expect(crossing({ kind: "list", of: "u16" })).toEqual([
      "b: *const u16 empty=null-ok max=none slice=b_len",
      "b_len: usize",
    ]);
  },
  "Parameters: `list<bytes>`, `list<text>`": () => {
    expect(crossing({ kind: "list", of: "text" })).toEqual([
      ...["b: *const u8 empty=null-ok slice=b_len string=utf8", "b_len: usize"],
      ...["b_ends: *const u64 empty=null-ok max=none slice=b_count", "b_count: usize"],
    ]);
  },
  "Parameters: `max`": () => {
    const limited = crossing({ kind: "list", of: "u16" }, { max: 9n });
    expect(limited).toEqual(["b: *const u16 empty=null-ok max=9 slice=b_len", "b_len: usize"]);
  },
  "Parameters: handle": () => {
    expect(crossing(HANDLE)).toEqual(["b: *const kv_store nullable=false transfer=borrowed"]);
    expect(crossing(HANDLE, { transfer: "owned" })).toEqual([
      "b: *mut kv_store nullable=false transfer=owned",
    ]);
  },
  "Parameters: callback, scope call": () => {
    expect(crossing({ kind: "callback", name: "Visit" })).toEqual([
      "b: kv_visit retained=call",
      'b_ctx: usize user_data=["b"]',
    ]);
  },
  "Parameters: callback, registered": () => {
    expect(crossing({ kind: "callback", name: "Tick" }, { retained: "forever" })).toEqual([
      "b: kv_tick retained=forever transfer=owned",
    ]);
  },
  "Parameters: `optional: true`": () => {
    expect(crossing(HANDLE, { optional: true })).toEqual([
      "b: *const kv_store nullable=true transfer=borrowed",
    ]);
    expect(crossing(BYTES, { optional: true })[0]).toBe("has_b: u8");
    expect(crossing({ kind: "scalar", name: "u8" }, { optional: true })).toEqual(["has_b: u8", "b: u8"]);
  },
  "Results: `value`": () => {
    const value = (type: BridgeType) => results(resultOf(type, ["value"]), "kv_store_get");
    expect(value({ kind: "scalar", name: "bool" })).toEqual(["result: *mut u8 out_nullable=false role=out"]);
    expect(value({ kind: "struct", name: "Rect" })).toEqual([
      "result: *mut kv_rect out_nullable=false role=out",
    ]);
    const made = "result: *mut *mut kv_store nullable=false out_nullable=false role=out transfer=owned";
    expect(value(HANDLE)).toEqual([made]);
    const open = operationWith({ name: "open", kind: "constructor", receiver: null });
    expect(membersOf(contractOf(open), "kv_store_open")).toEqual([made, ERR]);
  },
  "Results: `owned`": () => {
    expect(results(resultOf({ kind: "list", of: "u64" }, ["owned"]), "kv_store_get")).toEqual([
      "result: *mut kv_buf out_nullable=false role=out transfer=owned",
    ]);
  },
  "Results: `into`": () => {
    expect(results(resultOf({ kind: "text" }, ["into"], true), "kv_store_get_into")).toEqual([
      ...["dst: *mut u8 empty=null-ok role=out slice=dst_len string=utf8", "dst_len: usize"],
      "needed: *mut usize out_nullable=false role=out",
    ]);
    expect(results(resultOf({ kind: "list", of: "u64" }, ["into"]), "kv_store_get_into")[0]).toBe(
      "dst: *mut u64 empty=null-ok role=out slice=dst_len",
    );
  },
  "Results: `visit`": () => {
    expect(results(resultOf(BYTES, ["visit"], true), "kv_store_get_visit")).toEqual([
      ...["visit: kv_visit_bytes retained=call", 'visit_ctx: usize user_data=["visit"]', FOUND],
    ]);
  },
  "Results: `batch`": () => {
    expect(results(resultOf({ kind: "list", of: "bytes" }, ["batch"]), "kv_store_get")).toEqual([
      "result: *mut kv_list out_nullable=false role=out string=bytes transfer=owned",
    ]);
  },
  "Results: `optional: true`": () => {
    expect(results(resultOf(BYTES, ["owned"], true), "kv_store_get").at(-1)).toBe(FOUND);
    expect(results(resultOf(HANDLE, ["value"], true), "kv_store_get")).toEqual([
      ...["result: *mut *mut kv_store nullable=true out_nullable=false role=out transfer=owned", FOUND],
    ]);
  },
  "What every library has: `struct kv_error` (opaque), `void kv_error_free(kv_error *error)`, `int32_t kv_error_read(const kv_error *error, kv_error_parts *parts)` with `struct kv_error_parts {int32_t code; const uint8_t *message; size_t message_len; const uint8_t *detail; size_t detail_len}`, which borrows from the error":
    () => {
      const { contract } = lowerBridge(bridgeWith());
      expect(describeItem(contract, "kv_error")).toBe("opaque destructor=kv_error_free");
      expect(membersOf(contract, "kv_error_free")).toEqual([
        "error: *mut kv_error nullable=true transfer=owned",
      ]);
      expect(membersOf(contract, "kv_error_read")).toEqual([
        "error: *const kv_error nullable=false",
        "parts: *mut kv_error_parts lifetime=error out_nullable=false role=out transfer=borrowed",
      ]);
      expect(
        membersOf(contract, "kv_error_parts").map((field) => field.split(/(?<=: .*) (?=\w+=)/)[0]),
      ).toEqual([
        ...[
          "code: i32",
          "message: *const u8",
          "message_len: usize",
          "detail: *const u8",
          "detail_len: usize",
        ],
      ]);
    },
  "What every library has: constants `KV_PANIC`, `KV_BAD_CALL`, `KV_POISONED`, `KV_CALLBACK`, `KV_CANCELLED`":
    () => {
      const { contract } = lowerBridge(bridgeWith());
      const names = ["KV_PANIC", "KV_BAD_CALL", "KV_POISONED", "KV_CALLBACK", "KV_CANCELLED"];
      expect(names.map((name) => contract.constants.get(name)?.[0]?.value)).toEqual([
        -1n,
        -2n,
        -3n,
        -4n,
        -5n,
      ]);
    },
  "What every library has: `int64_t kv_live(const uint8_t *kind, size_t kind_len)`: how many there are of `store`, `buf`, `list`, `error`, `cancel`, or of a registered callback; -1 for an unknown kind":
    () => {
      const { contract } = lowerBridge(bridgeWith());
      expect(membersOf(contract, "kv_live")).toEqual([
        "kind: *const u8 empty=null-ok slice=kind_len string=utf8",
        "kind_len: usize",
      ]);
      expect(describeItem(contract, "kv_live")).toBe("-> i64");
      expect([...contract.functions.keys()]).toEqual(["kv_error_free", "kv_error_read", "kv_live"]);
    },
  "What every library has: `struct kv_buf {uint8_t *ptr; size_t len; size_t cap}`, `void kv_buf_free(kv_buf buf)`":
    () => {
      const contract = contractOf(operationWith({ returns: resultOf(BYTES, ["owned"]) }));
      expect(describeItem(contract, "kv_buf")).toBe("struct destructor=kv_buf_free");
      expect(membersOf(contract, "kv_buf")).toEqual([
        "ptr: *mut u8 capacity=cap empty=null-ok slice=len",
        "len: usize",
        "cap: usize",
      ]);
      expect(membersOf(contract, "kv_buf_free")).toEqual(["buf: kv_buf transfer=owned"]);
    },
  "What every library has: `struct kv_list {uint8_t *ptr; size_t len; size_t cap; uint64_t *ends; size_t count; size_t ends_cap}`, `void kv_list_free(kv_list list)`":
    () => {
      const contract = contractOf(
        operationWith({ returns: resultOf({ kind: "list", of: "text" }, ["batch"]) }),
      );
      expect(describeItem(contract, "kv_list")).toBe("struct destructor=kv_list_free");
      expect(
        membersOf(contract, "kv_list").map((field) =>
          field
            .split(" ")
            .slice(0, 3)
            .join(" ")
            .replace(/ \w+=.*/, ""),
        ),
      ).toEqual([
        ...["ptr: *mut u8", "len: usize", "cap: usize", "ends: *mut u64", "count: usize", "ends_cap: usize"],
      ]);
      expect(membersOf(contract, "kv_list_free")).toEqual(["list: kv_list transfer=owned"]);
    },
  "What every library has: `kv_cancel` (opaque), `kv_cancel *kv_cancel_new(void)`, `void kv_cancel_set(const kv_cancel *cancel)`, `void kv_cancel_free(kv_cancel *cancel)`":
    () => {
      const contract = contractOf(operationWith({ cancel: true }));
      expect(describeItem(contract, "kv_cancel")).toBe("opaque destructor=kv_cancel_free threads=sync");
      expect(describeItem(contract, "kv_cancel_new")).toBe("-> *mut kv_cancel nullable=false transfer=owned");
      expect(membersOf(contract, "kv_cancel_set")).toEqual(["cancel: *const kv_cancel nullable=true"]);
      expect(membersOf(contract, "kv_cancel_free")).toEqual([
        "cancel: *mut kv_cancel nullable=true transfer=owned",
      ]);
    },
  "What every library has: `int32_t (*kv_visit_bytes)(uintptr_t ctx, const uint8_t *item, size_t item_len)`":
    () => {
      const contract = contractOf(operationWith({ returns: resultOf(BYTES, ["visit"]) }));
      expect(membersOf(contract, "kv_visit_bytes")).toEqual([
        ...["ctx: usize user_data=true", "item: *const u8 empty=null-ok slice=item_len", "item_len: usize"],
      ]);
    },
  "The handshake: `uint8_t kv_abi_1`": () => {
    expect(lowerBridge(bridgeWith()).contract.statics.size).toBe(0);
  },
  "The handshake: `const char *kv_abi(void)`": () => {
    expect(lowerBridge(bridgeWith()).contract.functions.has("kv_abi")).toBe(false);
  },
};

describe("lowering 1", () => {
  it("is tested row by row", () => {
    expect([...documentedRows()].sort()).toEqual(Object.keys(ROWS).sort());
  });

  it.each(Object.entries(ROWS))("%s", (_, holds) => holds());

  it("gives callbacks a place for their value", () => {
    const callback = callbackWith({ params: [], returns: { kind: "scalar", name: "bool" } });
    const { contract } = lowerBridge(bridgeWith({ callbacks: [callback] }));
    expect(membersOf(contract, "kv_visit")).toEqual([
      "ctx: usize user_data=true",
      "result: *mut u8 out_nullable=false role=out",
    ]);
  });
});
