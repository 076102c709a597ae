import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contractNode } from "../../src/idl/contract-node.ts";
import { readContract } from "../../src/idl/read-contract.ts";
import { contractJsonSchema } from "../../src/idl/schema.ts";
import { writeContractJson } from "../../src/idl/write-contract.ts";
import type { WrittenNode } from "../../src/idl/written-node.ts";
import { anyContract } from "./arbitrary-contract.ts";

const kv = readContract({
  path: "kv.ffi.yaml",
  text: readFileSync(new URL("kv.ffi.yaml", import.meta.url), "utf8"),
});
const validate = new Ajv2020({ strict: false }).compile(contractJsonSchema());

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
}

describe("the JSON Schema", () => {
  it("takes what is written as JSON", () => {
    expect(validate(JSON.parse(writeContractJson(kv)))).toBe(true);
    fc.assert(
      fc.property(anyContract, (contract) => {
        validate(JSON.parse(writeContractJson(contract)));
        expect(validate.errors).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ["an unknown key", { functions: { f: { params: [], returns: "void", inlined: true } } }],
    [
      "a type and a callback",
      {
        functions: {
          f: { params: [{ type: "u8", callback: { params: [], returns: "u8" } }], returns: "void" },
        },
      },
    ],
    ["an integer that is no decimal", { types: { E: { kind: "enum", repr: "c", variants: { A: "0x1" } } } }],
    ["another format", { contract: 2 }],
  ])("refuses %s", (_, change) => {
    expect(
      validate({
        contract: 1,
        name: "kv",
        side: "definitions",
        targets: ["aarch64-apple-darwin"],
        ...change,
      }),
    ).toBe(false);
  });

  it("titles every object and describes every key of it", () => {
    const schema: Schema = contractJsonSchema();
    const objects = [schema, ...Object.values(schema.$defs ?? {})].filter(
      (one) => one.properties !== undefined,
    );
    expect(objects.length).toBeGreaterThan(15);
    for (const object of objects)
      expect(object).toMatchObject({ title: expect.any(String), description: expect.any(String) });
  });
});

/** The keys of every map in the tree, in written order, by the words that tell its kind. */
function keyLists(node: WrittenNode): (readonly string[])[] {
  if (node.kind === "list") return node.items.flatMap(keyLists);
  if (node.kind !== "map") return [];
  return [node.entries.map(([key]) => key), ...node.entries.flatMap(([, value]) => keyLists(value))];
}

describe("the order of keys", () => {
  it("is the schema's, in every map that is written", () => {
    const schema: Schema = contractJsonSchema();
    const orders = [schema, ...Object.values(schema.$defs ?? {})].map((one) =>
      Object.keys(one.properties ?? {}),
    );
    fc.assert(
      fc.property(anyContract, (contract) => {
        for (const keys of keyLists(contractNode(contract))) {
          const fitting = orders.filter((order) => keys.every((key) => order.includes(key)));
          if (fitting.length === 0 || keys.length < 2) continue;
          expect(fitting.map((order) => order.filter((key) => keys.includes(key)))).toContainEqual(keys);
        }
      }),
      { numRuns: 20 },
    );
  });
});
