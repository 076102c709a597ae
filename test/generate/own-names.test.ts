import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateBridge } from "../../src/generate/generate-bridge.ts";
import { TIERS, type Tier } from "../../src/generate/generated-file.ts";
import { exportedName } from "../../src/generate/go/names.ts";
import type { Bridge } from "../../src/idl/bridge/bridge.ts";
import { snakeCase } from "../../src/lower/case.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { TYPE_WORDS } from "../../src/lower/words.ts";
import { Problem } from "../../src/source/problem.ts";
import {
  bridgeWith,
  callbackWith,
  functionWith,
  handleWith,
  operationWith,
  paramOf,
  resultOf,
  span,
} from "../lower/build-bridge.ts";
import { TEMPLATES } from "./templates.ts";

// What the templates bring by themselves is read from them, so that a name that is new there is tried here.

function templateTexts(folder: string): readonly string[] {
  const names = readdirSync(`templates/${folder}`).filter((name) => name.endsWith(".hbs"));
  return names.sort().map((name) => readFileSync(`templates/${folder}/${name}`, "utf8"));
}

const GO_DECLARATION = /^(?:func|type|var|const) (\w+)|^\t(\w+)(?: \w+)? += /gm;
const GO_METHOD = /^func \(\w+ \*?(\w+)(?:\[\w+\])?\) (\w+)/gm;
const RUST_DECLARATION =
  /^(?:pub )?(?:unsafe )?(?:extern "C" )?(fn|struct|enum|type|trait|const|static|mod) (\w+)/gm;

/** Names of the package, and `Type.Method`, as often as they are declared. */
function declaredInGo(text: string): readonly string[] {
  // Locals stand deeper, or are made by `:=`; what is aligned in a block of constants is declared.
  const blocks = [...text.matchAll(/^const \(\n([\s\S]*?)^\)/gm)].map(([, block = ""]) => block);
  const outside = [...text.matchAll(GO_DECLARATION)].flatMap(([, name]) => name ?? []);
  const inside = blocks.flatMap((block) =>
    [...block.matchAll(GO_DECLARATION)].flatMap(([, , name]) => name ?? []),
  );
  const methods = [...text.matchAll(GO_METHOD)].map(([, type = "", name = ""]) => `${type}.${name}`);
  return [...outside, ...inside, ...methods].filter((name) => name !== "_");
}

function declaredInRust(text: string): readonly string[] {
  return [...text.matchAll(RUST_DECLARATION)].map(([, kind = "", name = ""]) =>
    ["fn", "const", "static"].includes(kind) ? `value ${name}` : `type ${name}`,
  );
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** Go files that are alternatives to others. */
const ALTERNATIVE = /_(?:nochurn|unsupported)\.go$/;

/** What a bridge's files declare twice, in a tier. */
function declaredTwice(bridge: Bridge, tier: Tier): readonly string[] {
  const files = generateBridge(lowerBridge(bridge), TEMPLATES, { languages: ["go", "rust"], tier });
  const go = files.filter(({ path }) => path.endsWith(".go") && !ALTERNATIVE.test(path));
  const rust = files.filter(({ path }) => path.endsWith("/ffi.rs"));
  return [
    ...repeated(go.flatMap(({ text }) => declaredInGo(text))),
    // There is one for each target, by a condition.
    ...repeated(rust.flatMap(({ text }) => declaredInRust(text))).filter((name) => name !== "type target"),
  ];
}

const bytes = resultOf({ kind: "bytes" }, ["owned", "into", "visit"]);
const base = (parts: Partial<Bridge>): Bridge =>
  bridgeWith({ targets: ["x86_64-unknown-linux-gnu"], ...parts });

/** A bridge with all that templates print for some bridges only. */
const WHOLE = base({
  errors: [{ name: "Zcode", codes: [{ name: "zlow", value: 1n, span }], span }],
  callbacks: [
    callbackWith({ name: "Zvisit" }),
    callbackWith({ name: "Ztick", scope: "registered", thread: "any", returns: null, params: [] }),
  ],
  handles: [
    handleWith({
      name: "Zhandle",
      operations: [
        operationWith({ name: "zmake", kind: "constructor", receiver: null }),
        operationWith({
          name: "zdo",
          cancel: true,
          params: [
            paramOf("visit", { kind: "callback", name: "Zvisit" }),
            paramOf("tick", { kind: "callback", name: "Ztick" }, { retained: "handle" }),
          ],
          returns: bytes,
          errors: "Zcode",
        }),
      ],
    }),
  ],
  functions: [functionWith({ name: "zsum", cancel: true })],
});

/** What the Go package declares that no part of a bridge is called by. */
function namesOfGo(): readonly string[] {
  const generated = TIERS.flatMap((tier) =>
    generateBridge(lowerBridge(WHOLE), TEMPLATES, { languages: ["go"], tier }).map(({ text }) => text),
  );
  const all = [...templateTexts("go"), ...generated].flatMap(declaredInGo);
  return [...new Set(all)].filter((name) => /^[A-Z]\w*$/.test(name) && !/z/i.test(name)).sort();
}

function namesOfRust(): readonly string[] {
  const texts = templateTexts("rust").filter(
    (text) => !/^mod (?:tools|control)|^pub mod (?:control|script)/m.test(text),
  );
  const names = texts.flatMap(declaredInRust).map((name) => name.replace(/^\w+ /, ""));
  return [...new Set(names)].filter((name) => /^[A-Z][A-Za-z0-9]*$/.test(name)).sort();
}

/** Whatever of a bridge may bear a name. Handles, structs and so on differ in what else they declare. */
const BEARERS: Readonly<Record<string, (name: string) => Partial<Bridge>>> = {
  function: (name) => ({ functions: [functionWith({ name: snakeCase(name), returns: bytes })] }),
  "function by choice": (name) => ({ functions: [functionWith({ name: "f", goName: name })] }),
  operation: (name) => ({
    handles: [handleWith({ operations: [operationWith({ name: snakeCase(name), returns: bytes })] })],
  }),
  constructor: (name: string) => ({
    handles: [
      handleWith({
        operations: [operationWith({ name: snakeCase(name), kind: "constructor", receiver: null })],
      }),
    ],
  }),
  constant: (name) => ({
    constants: [{ name: snakeCase(name).toUpperCase(), type: "u8", value: 1n, span }],
  }),
  handle: (name) => ({ handles: [handleWith({ name, operations: [operationWith()] })] }),
  struct: (name) => {
    const type = { kind: "scalar", name: "u8" } as const;
    const fields = [{ name: "a", type, default: { kind: "integer", value: 1n }, span }] as const;
    return {
      structs: [{ name, by: "pointer", sized: true, fields, span }],
      functions: [functionWith({ params: [paramOf("s", { kind: "struct-pointer", name })] })],
    };
  },
  enum: (name) => ({
    enums: [
      { name, flags: false, repr: "u8", open: false, variants: [{ name: "a", value: 0n, span }], span },
    ],
  }),
  callback: (name) => ({
    callbacks: [callbackWith({ name })],
    functions: [functionWith({ params: [paramOf("call", { kind: "callback", name })] })],
  }),
  "error domain": (name) => ({ errors: [{ name, codes: [{ name: "a", value: 1n, span }], span }] }),
  code: (name) => ({
    errors: [
      { name: "Zcode", codes: [{ name: snakeCase(name).replace(/^err_/, ""), value: 1n, span }], span },
    ],
  }),
};

function oncePerName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.name, item])).values()];
}

/** One bridge in which each name is borne. */
function together(all: readonly Partial<Bridge>[]): Bridge {
  const handles = all.flatMap((one) => one.handles ?? []);
  const errors = all.flatMap((one) => one.errors ?? []);
  const operationsOf = (name: string) =>
    oncePerName(handles.flatMap((one) => (one.name === name ? one.operations : [])));
  const codesOf = (name: string) =>
    oncePerName(errors.flatMap((one) => (one.name === name ? one.codes : [])));
  return base({
    handles: oncePerName(handles).map((one) => ({ ...one, operations: operationsOf(one.name) })),
    errors: oncePerName(errors).map((one) => ({ ...one, codes: codesOf(one.name) })),
    structs: all.flatMap((one) => one.structs ?? []),
    enums: all.flatMap((one) => one.enums ?? []),
    callbacks: all.flatMap((one) => one.callbacks ?? []),
    constants: oncePerName(all.flatMap((one) => one.constants ?? [])),
    functions: all
      .flatMap((one) => one.functions ?? [])
      .map((one, index) =>
        one.goName === null && one.params.length === 0 ? one : { ...one, name: `f${index}` },
      ),
  });
}

/** Whether a name that a person chose is refused with a place and a way out. */
function isRefused(parts: Partial<Bridge>): boolean {
  try {
    lowerBridge(base(parts));
    return false;
  } catch (error) {
    if (error instanceof Problem && error.remedy !== null) return true;
    throw error;
  }
}

describe("names that the templates bring", () => {
  it("are found", () => {
    expect(namesOfGo()).toEqual(expect.arrayContaining(["Cancel", "Code", "ErrHandshake", "Error", "Live"]));
    expect(namesOfRust()).toEqual(expect.arrayContaining(["Cancel", "Packed", "Reply"]));
    expect(TIERS.flatMap((tier) => declaredTwice(WHOLE, tier))).toEqual([]);
  });

  it.each(Object.entries(BEARERS))("are left alone by any %s", (_, bear) => {
    const names = [...new Set([...namesOfGo(), ...namesOfRust()])].filter((name) =>
      /^[A-Za-z0-9]+$/.test(name),
    );
    const borne = names.map(bear).filter((parts) => !isRefused(parts));
    expect(TIERS.flatMap((tier) => declaredTwice(together(borne), tier))).toEqual([]);
  });

  it("are spelled by Go as they would be from the bridge", () => {
    for (const name of namesOfGo()) expect(exportedName(snakeCase(name))).toBe(name);
  });

  it("are no names of types where Rust has them beside the bridge's", () => {
    expect(namesOfRust().filter((name) => TYPE_WORDS.get(name) === undefined)).toEqual([]);
  });
});
