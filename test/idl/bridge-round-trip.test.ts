import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { callbacksTaken, operationsOf } from "../../src/idl/bridge/operations.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { writeBridge } from "../../src/idl/bridge/write-bridge.ts";
import { placeOf } from "../../src/source/source-file.ts";
import { exampleText } from "./example-bridge.ts";
import { anyBridge, bridgeOf } from "./random-bridge.ts";
import { textAt, withoutSpans } from "./without-spans.ts";

const documented = exampleText();

function read(text: string): Bridge {
  return readBridge({ path: "kv.ffi.yaml", text });
}

describe("the documented bridge", () => {
  const bridge = read(documented);

  it("is read, with its tables sorted and what is declared in order as declared", () => {
    expect(bridge).toMatchObject({
      name: "kv",
      prefix: "kv_",
      abiMajor: 1,
      rust: { crate: "kv-ffi", edition: "2024", msrv: "1.85", functions: "crate::imp::Functions" },
      go: { module: "example.com/kv", package: "kv", link: "target" },
    });
    expect(bridge.handles[0]?.operations.map(({ name }) => name)).toStrictEqual([
      "compact",
      "get",
      "keys",
      "on_tick",
      "open",
      "put",
      "scan",
    ]);
    const open = bridge.handles[0]?.operations.find(({ name }) => name === "open");
    expect(open?.params.map(({ name, type }) => [name, type.kind])).toStrictEqual([
      ["path", "text"],
      ["options", "struct-pointer"],
    ]);
  });

  it("comes back the same from its written form, which is written again byte for byte", () => {
    const written = writeBridge(bridge);
    expect(withoutSpans(read(written))).toStrictEqual(withoutSpans(bridge));
    expect(writeBridge(read(written))).toBe(written);
  });

  it("quotes texts and types that are no single identifier, and leaves out what is said by default", () => {
    const written = writeBridge(bridge);
    expect(written).toContain(
      '      keys: {self: ref, params: {prefix: bytes}, returns: "list<bytes>", errors: Code}\n',
    );
    expect(written).toContain('rust: {crate: kv-ffi, edition: 2024, msrv: "1.85"}\n');
  });

  it("gives every item, field, code, op, parameter and result its place", () => {
    const [store] = bridge.handles;
    const get = store?.operations.find(({ name }) => name === "get");
    expect(textAt(store?.span)).toBe("Store");
    expect(textAt(get?.params[0]?.span)).toBe("key");
    expect(textAt(get?.returns?.span)).toBe("{type: bytes, optional: true, shapes: [owned, into]}");
    const code = bridge.errors[0]?.codes[1];
    expect(code && placeOf(code.span)).toMatchObject({ line: 11, column: 24 });
  });
});

describe("what a bridge may say", () => {
  it("is what the library is for, and where Cargo builds it", () => {
    const bridge = read(
      documented
        .replace('version: "0.3.0"', 'version: "0.3.0"\ndoc: "Keys and values."')
        .replace('msrv: "1.85"}', 'msrv: "1.85", target: "../target"}'),
    );
    expect(bridge).toMatchObject({ doc: "Keys and values.", rust: { target: "../target" } });
    expect(withoutSpans(read(writeBridge(bridge)))).toStrictEqual(withoutSpans(bridge));
    expect(read(documented).rust.target).toBe("target");
  });

  it("is a number with a fraction, exact as it is written, and a character by itself", () => {
    const { constants, structs } = read(
      `${documented}constants:
  A: {type: "f64", value: 0.10}
  B: {type: "f32", value: -1.5e-9}
  C: {type: char32, value: "|"}
  D: {type: char32, value: 252}
  E: {type: char32, value: "😀"}
  F: {type: char32, value: "7"}
`.replace('{type: "u64", default: 0}', '{type: "f64", default: 2.50}'),
    );
    expect(constants.map(({ value }) => value)).toEqual(["0.10", "-1.5e-9", 0x7cn, 252n, 0x1f600n, 0x37n]);
    expect(structs[0]?.fields[0]?.default).toEqual({ kind: "float", text: "2.50" });
  });

  it("is several flags by one name", () => {
    const { enums } = read(`${documented}flags:\n  Access: {variants: {all: 3, read: 1, write: 2}}\n`);
    expect(enums[0]?.variants.map(({ name }) => name)).toEqual(["read", "write", "all"]);
  });

  it("is in which order domains come, which a canonical text keeps", () => {
    const bridge = read(documented.replace("  Code: {", "  Zeros: {zero: 9}\n  Code: {"));
    expect(bridge.errors.map(({ name }) => name)).toEqual(["Zeros", "Code"]);
    expect(read(writeBridge(bridge)).errors.map(({ name }) => name)).toEqual(["Zeros", "Code"]);
  });
});

describe("what is written and read again", () => {
  it("is the same bridge, and the same text", () => {
    fc.assert(
      fc.property(anyBridge, (bridge) => {
        const text = writeBridge(bridge);
        const back = read(text);
        expect(withoutSpans(back)).toStrictEqual(withoutSpans(bridge));
        expect(writeBridge(back)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it("is so for bridges that follow from a number", () => {
    for (let seed = 0; seed < 60; seed++) {
      const bridge = bridgeOf(seed);
      expect(withoutSpans(read(writeBridge(bridge)))).toStrictEqual(withoutSpans(bridge));
    }
  });

  it("keeps documented domains, codes and parameters", () => {
    const text = documented
      .replace("Code: {not_found: 1,", 'Code: {codes: {not_found: {value: 1, doc: "None."},')
      .replace("io: 4}", 'io: 4}, doc: "All."}')
      .replace("params: {key: bytes}", 'params: {key: {type: bytes, doc: "What."}}');
    const bridge = read(text);
    expect(bridge.errors[0]).toMatchObject({ doc: "All.", codes: [{ doc: "None." }, {}, {}, {}] });
    expect(writeBridge(read(writeBridge(bridge)))).toBe(writeBridge(bridge));
  });

  it("may be JSON, with exact integers as decimal strings", () => {
    const bridge = read(
      JSON.stringify({
        bridge: 1,
        lowering: 1,
        name: "kv",
        prefix: "kv_",
        version: "0.3.0",
        abi_major: 1,
        targets: ["x86_64-unknown-linux-gnu"],
        rust: { crate: "kv-ffi", edition: "2021", msrv: "1.70" },
        go: { module: "example.com/kv", package: "kv" },
        constants: { MAX: { type: "u64", value: "18446744073709551615" } },
      }),
    );
    expect(bridge.constants[0]?.value).toBe(18_446_744_073_709_551_615n);
  });
});

describe("random bridges", () => {
  it("hold every kind of type, op, shape, callback and thread", () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed++) for (const fact of factsOf(bridgeOf(seed))) seen.add(fact);
    for (const fact of EXPECTED) expect(seen).toContain(fact);
  });
});

const EXPECTED = [
  ..."scalar enum struct struct-pointer bytes text path list handle callback"
    .split(" ")
    .map((kind) => `param ${kind}`),
  ..."scalar enum struct bytes text path list handle".split(" ").map((kind) => `result ${kind}`),
  ..."scalar enum struct array".split(" ").map((kind) => `field ${kind}`),
  ..."value owned into visit batch".split(" ").map((shape) => `shape ${shape}`),
  ..."ref mut own".split(" ").map((receiver) => `self ${receiver}`),
  ..."sync exclusive pinned".split(" ").map((threads) => `threads ${threads}`),
  ..."poison keep abort".split(" ").map((policy) => `panic ${policy}`),
  ..."call same,call any,registered same,registered any".split(",").map((kind) => `callback ${kind}`),
  ..."handle forever".split(" ").map((kept) => `retained ${kept}`),
  ...[
    "constructor",
    "function",
    "cancel",
    "stack",
    "in flight",
    "go",
    "optional",
    "max",
    "owned",
    "parent",
    "sized",
  ],
];

function factsOf(bridge: Bridge): readonly string[] {
  const ops = operationsOf(bridge).map(({ operation }) => operation);
  const taken = callbacksTaken(ops);
  const used = bridge.callbacks.filter(({ name }) => taken.has(name));
  const params = ops.flatMap((op) => op.params);
  return [
    ...params.map(({ type }) => `param ${type.kind}`),
    ...params.flatMap(({ retained }) => (retained === null ? [] : [`retained ${retained}`])),
    ...params.flatMap(({ optional }) => (optional ? ["optional"] : [])),
    ...params.flatMap(({ max }) => (max === null ? [] : ["max"])),
    ...params.flatMap(({ transfer }) => [transfer]),
    ...ops.flatMap(({ returns }) => (returns === null ? [] : [`result ${returns.type.kind}`])),
    ...ops.flatMap(({ returns }) => returns?.shapes.map((shape) => `shape ${shape}`) ?? []),
    ...ops.map(({ kind }) => kind),
    ...ops.flatMap(({ receiver }) => (receiver === null ? [] : [`self ${receiver}`])),
    ...ops.flatMap((op) => [
      ...(op.cancel ? ["cancel"] : []),
      ...(op.stack === null ? [] : ["stack"]),
      ...(op.maxInFlight === null ? [] : ["in flight"]),
      ...(op.goName === null ? [] : ["go"]),
    ]),
    ...bridge.structs.flatMap(({ fields, sized }) => [
      ...fields.map(({ type }) => `field ${type.kind}`),
      ...(sized ? ["sized"] : []),
    ]),
    ...bridge.handles.flatMap(({ threads, onPanic, borrows }) => [
      `threads ${threads}`,
      `panic ${onPanic}`,
      ...(borrows.length > 0 ? ["parent"] : []),
    ]),
    ...used.map(({ scope, thread }) => `callback ${scope} ${thread}`),
  ];
}
