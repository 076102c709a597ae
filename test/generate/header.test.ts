import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readIgnoreComments } from "../../src/findings/ignore-comments.ts";
import { commentLines } from "../../src/generate/c/comment.ts";
import { renderHeader } from "../../src/generate/c/generate-c.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { anyBridge } from "../idl/random-bridge.ts";
import { readHeaderText } from "./read-header-text.ts";
import { TEMPLATES } from "./templates.ts";
import { withoutMeaning } from "./without-meaning.ts";

function headerOf(text: string): string {
  return renderHeader(lowerBridge(readBridge({ path: "kv.ffi.yaml", text })), TEMPLATES);
}

const HEAD = `bridge: 1
lowering: 1
name: "kv"
prefix: "kv_"
version: "0.3.0"
abi_major: 2
targets: [aarch64-apple-darwin, i686-unknown-linux-gnu]
rust: {crate: kv-ffi, edition: 2024, msrv: "1.85"}
go: {module: "example.com/kv", package: kv}
`;

describe("the C header", () => {
  it("declares, read by our own C reader, what the bridge lowers to, whatever the bridge", () => {
    fc.assert(
      fc.property(anyBridge, (bridge) => {
        const lowered = lowerBridge(bridge);
        const read = readHeaderText(renderHeader(lowered, TEMPLATES), lowered.contract.targets);
        expect(read.gaps).toEqual([]);
        expect(withoutMeaning(read.contract)).toEqual(withoutMeaning(lowered.contract));
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it("leaves its own handshake to the linker: a symbol with the major version in its name", () => {
    const text = headerOf(HEAD);
    expect(text).toContain("extern const uint8_t kv_abi_2;");
    expect(text).toContain("const char *kv_abi(void);");
  });

  it("asserts layouts for the targets on which they differ", () => {
    const text = headerOf(`${HEAD}functions:\n  sum: {params: {data: bytes}, returns: bytes}\n`);
    expect(text).toContain(
      "#if (defined(__linux__) && defined(__i386__))\nKV_STATIC_ASSERT(sizeof(kv_buf) == 12,",
    );
    expect(text).toContain(
      "#if (defined(__APPLE__) && defined(__aarch64__))\nKV_STATIC_ASSERT(sizeof(kv_buf) == 24,",
    );
  });

  it("lets no documentation end its comment, begin another or move the terminal", () => {
    const lines = commentLines(["a */ int x; /* b \u001b[31m \u202e \\", "second"]);
    expect(lines).toEqual(["/**", " * a * / int x; / * b [31m \\", " * second", " */"]);
  });

  it("lets no documentation be an annotation", () => {
    const lines = commentLines([
      "Adds. @ffi handshake",
      "@ffi ignore symbol-undefined -- no",
      "//ffi:ignore x -- no",
    ]);
    expect(lines.join("\n")).not.toMatch(/@ffi|\*\/(?!$)/);
    const text = `${lines.join("\n")}\nvoid f(void);\n`;
    const read = readIgnoreComments([{ path: "kv.h", text }], new Set(["symbol-undefined"]));
    expect(read).toEqual({ waivers: [], invalid: [] });
  });

  it("breaks long documentation at words", () => {
    const lines = commentLines([Array(40).fill("word").join(" ")]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.length).toBe(5);
  });
});

describe("what the C header says beside prototypes", () => {
  const text = headerOf(`${HEAD}errors:
  Code: {full: 1}
  BusError: {late: 2}
enums:
  Mode: {variants: {slow: -1, fast: 4}}
structs:
  Point: {by: value, fields: {x: "f64", y: "f64"}}
  Options:
    by: pointer
    sized: true
    fields:
      limit: {type: "u64", default: 64, doc: "The most."}
      mode: {type: Mode, default: fast}
      ratio: {type: "f32", default: "0.5"}
      corners: "[Point; 2]"
callbacks:
  Tick: {scope: registered, thread: any, params: {done: "u64"}}
  Near: {scope: registered, thread: same}
  Visit: {scope: call, thread: same, params: {key: bytes}, returns: continue}
  Weigh: {scope: call, thread: any, returns: "f64"}
handles:
  Store:
    implement: "crate::imp::Store"
    threads: exclusive
    ops:
      open: {kind: constructor, params: {options: Options}, errors: BusError}
      on_tick: {self: ref, params: {tick: {type: Tick, retained: handle}}}
      put: {self: mut, params: {key: {type: bytes, max: 9}, rows: {type: list<u32>, optional: true}}, errors: Code}
      rows: {self: ref, returns: {type: list<u32>, optional: true, shapes: [owned, into]}}
      merge: {self: ref, params: {other: {type: Store, transfer: owned}, items: {type: list<text>, max: 5}}}
functions:
  sum: {params: {visit: Visit, weigh: Weigh}, blocking: true}
`);

  it.each<[string, string]>([
    ["the codes of which domain", "Returns 0, a kv_bus_error, or one of the bridge's own codes."],
    ["that there is none", "Returns 0 or one of the bridge's own codes."],
    ["how long an argument may be", "key_len is 9 at most."],
    ["how many items there may be", "items_count is 5 at most."],
    ["what lengths count", "rows_len counts numbers, not bytes."],
    ["what an absent argument is", "has_x is 1 if x is there; if it is 0, x is not looked at."],
    ["what frees a buffer, and its length", "to be freed by kv_buf_free.\n * Its len is in bytes."],
    ["what frees a handle", "*result is the caller's, to be freed by kv_store_free."],
    ["where there is none", "in numbers as dst_len is"],
    ["what is consumed", "Takes other, whatever the outcome"],
    ["how long a callback is kept", "Keeps tick until store is freed, or drops it before."],
    ["what a callback returns", "Returns 0 to go on, 1 to stop, a negative number if it failed."],
    ["and where it gives something", "Writes *result and returns 0, or a negative number if it failed."],
    ["its thread", "Called on the thread of the call that took it, until that returns."],
    ["or its threads", "Called on any thread, by several at once, until the call that took it returns."],
    ["the thread of one that is kept", "Called on the thread that handed it over, until it is dropped."],
    [
      "what ends it",
      "/** Called once, on any thread, when the library has no use for it any more; may be null. */",
    ],
    ["fields", "  /** The most. */\n  uint64_t limit;"],
    [
      "what a struct begins as",
      "#define KV_OPTIONS_INIT {sizeof(kv_options), UINT64_C(64), KV_MODE_FAST, 0.5f, {{0, 0}}}",
    ],
    ["that reading an error succeeds", "Writes what an error says to *parts and returns 0."],
    ["what belongs together", "/* Store */\n"],
  ])("says %s", (_, said) => {
    expect(text).toContain(said);
  });

  it("says nothing of what there is not", () => {
    expect(headerOf(HEAD)).not.toMatch(/has_x|Callbacks get|begin with size|x_count|_INIT/);
  });
});

describe("constants in the C header", () => {
  const VALUES: readonly (readonly [written: string, text: string])[] = [
    ['{type: "u8", value: 255}', "UINT8_C(255)"],
    ['{type: "i64", value: -9223372036854775808}', "(-INT64_C(9223372036854775807) - 1)"],
    ['{type: "i32", value: -5}', "(-INT32_C(5))"],
    ['{type: "bool", value: true}', "1"],
    ['{type: "f32", value: "0.5"}', "0.5f"],
    ['{type: string, value: "a\\"b\\\\?"}', '"a\\042b\\134\\077"'],
  ];
  it.each(VALUES)("%s", (written, text) => {
    expect(headerOf(`${HEAD}constants:\n  K: ${written}\n`)).toContain(`#define KV_K ${text}\n`);
  });
});
