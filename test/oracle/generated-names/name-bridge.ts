import type {
  Bridge,
  BridgeParam,
  BridgeType,
  NamedValue,
  Operation,
} from "../../../src/idl/bridge/bridge.ts";
import { readBridge } from "../../../src/idl/bridge/read-bridge.ts";
import { writeBridge } from "../../../src/idl/bridge/write-bridge.ts";
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

/** Names of parameters of one operation. */
const TOGETHER = 30;

const PLAIN: readonly BridgeType[] = [
  { kind: "bytes" },
  { kind: "scalar", name: "u32" },
  { kind: "text" },
  { kind: "list", of: "bytes" },
  { kind: "enum", name: "Mode" },
  { kind: "list", of: "f64" },
  { kind: "scalar", name: "bool" },
  { kind: "list", of: "text" },
  { kind: "struct-pointer", name: "Options" },
  { kind: "path" },
  { kind: "struct", name: "Point" },
  { kind: "scalar", name: "char32" },
];

/** A bridge in which each of the names is a parameter of everything, a field, a method, a variant and a code. */
export function bridgeOfNames(names: readonly string[], prefix: string): Bridge {
  const chunks = Array.from({ length: Math.ceil(names.length / TOGETHER) }, (_, index) =>
    names.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
  const written = writeBridge(
    bridgeWith({
      name: "names",
      prefix,
      targets: ["x86_64-unknown-linux-gnu"],
      rust: {
        crate: "names-ffi",
        edition: "2024",
        msrv: "1.85",
        functions: "crate::imp::Functions",
        target: "target",
      },
      go: { module: "example.com/names", package: "names", link: "target" },
      errors: [
        { name: "Failure", codes: valuesOf(names), span },
        { name: "NetError", codes: valuesOf(names, names.length), span },
      ],
      enums: [
        { name: "Mode", flags: false, repr: "i32", open: false, variants: valuesOf(names), span },
        { name: "Open", flags: false, repr: "i32", open: true, variants: valuesOf(names), span },
      ],
      structs: [
        { name: "Point", by: "value", sized: false, fields: fieldsOf(chunks[0] ?? []), span },
        { name: "Options", by: "pointer", sized: true, fields: fieldsOf(["one", "mode"]), span },
        ...chunks.map((chunk, index) => ({
          name: `Fields${index}`,
          by: "pointer" as const,
          sized: index % 2 === 0,
          fields: fieldsOf(chunk),
          span,
        })),
      ],
      callbacks: [
        callbackWith({ name: "Visit" }),
        callbackWith({ name: "Tick", scope: "registered", thread: "any", params: [], returns: null }),
        ...chunks.flatMap((chunk, index) => [
          callbackWith({ name: `Shown${index}`, thread: "any", params: plainParams(chunk, index) }),
          callbackWith({
            name: `Given${index}`,
            scope: "registered",
            thread: "any",
            params: plainParams(chunk, index + 1),
            returns: { kind: "struct", name: "Point" },
          }),
        ]),
      ],
      handles: [
        handleWith({
          name: "Store",
          threads: "exclusive",
          implement: "crate::imp::Store",
          operations: [
            operationWith({ name: "open", kind: "constructor", receiver: null }),
            ...chunks.flatMap((chunk, index) => methodsOf(chunk, index)),
          ],
        }),
        handleWith({
          name: "Child",
          implement: "crate::imp::Child",
          borrows: ["Store"],
          operations: chunks.map((chunk, index) =>
            operationWith({ name: `child${index}`, params: plainParams(chunk, index), cancel: true }),
          ),
        }),
        handleWith({
          name: "Words",
          implement: "crate::imp::Words",
          operations: names.map((name) => operationWith({ name })),
        }),
      ],
      functions: chunks.flatMap((chunk, index) => functionsOf(chunk, index)),
    }),
  );
  return readBridge({ path: "names.ffi.yaml", text: written });
}

function valuesOf(names: readonly string[], after = 0): readonly NamedValue[] {
  return names
    .filter((name) => name !== "codes")
    .map((name, index) => ({ name, value: BigInt(after + index + 1), span }));
}

function fieldsOf(names: readonly string[]): Bridge["structs"][number]["fields"] {
  return names.map((name) => ({ name, type: { kind: "scalar", name: "u32" }, span }));
}

/** Parameters of all plain types in turn, every other one optional. */
function plainParams(names: readonly string[], shift: number): readonly BridgeParam[] {
  return names.map((name, index) => {
    const type = PLAIN[(index + shift) % PLAIN.length] ?? { kind: "bytes" };
    return paramOf(name, type, { optional: (index + shift) % 3 === 0 });
  });
}

/** Handles and callbacks in turn. */
function heldParams(names: readonly string[], isMethod: boolean): readonly BridgeParam[] {
  return names.map((name, index) => {
    const optional = index % 2 === 0;
    switch (index % 3) {
      case 0:
        return paramOf(name, { kind: "callback", name: "Visit" }, { optional });
      case 1:
        return paramOf(
          name,
          { kind: "callback", name: "Tick" },
          { optional, retained: isMethod ? "handle" : "forever" },
        );
      default:
        return paramOf(
          name,
          { kind: "handle", name: "Words" },
          { optional, transfer: optional ? "owned" : "borrowed" },
        );
    }
  });
}

function methodsOf(names: readonly string[], index: number): readonly Operation[] {
  const params = plainParams(names, index);
  return [
    operationWith({
      name: `reply${index}`,
      params,
      returns: resultOf({ kind: "bytes" }, ["owned", "into", "visit"], true),
      cancel: true,
      errors: "Failure",
      maxInFlight: 2,
    }),
    operationWith({
      name: `items${index}`,
      params,
      receiver: "mut",
      returns: resultOf({ kind: "list", of: "text" }, ["batch", "visit"]),
    }),
    operationWith({ name: `held${index}`, params: heldParams(names, true) }),
    operationWith({
      name: `make${index}`,
      params: plainParams(names, index + 1),
      returns: resultOf({ kind: "handle", name: "Child" }, ["value"], index % 2 === 0),
    }),
    operationWith({
      name: `iterate${index}`,
      params: [...params, paramOf("visiting", { kind: "callback", name: "Visit" })],
    }),
  ];
}

function functionsOf(names: readonly string[], index: number): readonly Operation[] {
  const callback = (name: string, parts: Partial<BridgeParam> = {}): BridgeParam =>
    paramOf(`of_${name.toLowerCase()}`, { kind: "callback", name: `${name}${index}` }, parts);
  return [
    functionWith({
      name: `f${index}`,
      params: heldParams(names, false),
      returns: resultOf({ kind: "list", of: "u16" }, ["owned", "into"]),
    }),
    functionWith({
      name: `g${index}`,
      params: [
        callback("Shown"),
        callback("Given", { retained: "forever" }),
        paramOf("of_fields", { kind: "struct-pointer", name: `Fields${index}` }),
      ],
      returns: resultOf({ kind: "scalar", name: "u64" }, ["value"], true),
      stack: 1_048_576n,
    }),
  ];
}
