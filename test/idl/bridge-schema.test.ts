import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { RESERVED_PREFIXES } from "../../src/idl/bridge/reserved-prefixes.ts";
import { bridgeJsonSchema } from "../../src/idl/bridge/schema.ts";
import { bridgeNode, writeBridge } from "../../src/idl/bridge/write-bridge.ts";
import type { WrittenNode } from "../../src/idl/written-node.ts";
import { bridgeOf } from "./random-bridge.ts";

interface Schema {
  readonly description?: string;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schema: Schema = bridgeJsonSchema();
const objects = [schema, ...Object.values(schema.$defs ?? {})].filter((one) => one.properties !== undefined);

describe("the JSON Schema of bridges", () => {
  const validate = new Ajv2020({ strict: false }).compile(bridgeJsonSchema());

  it("takes what is written", () => {
    for (let seed = 0; seed < 40; seed++) {
      validate(parse(writeBridge(bridgeOf(seed))));
      expect(validate.errors).toBeNull();
    }
  });

  it("refuses an unknown key, and another format", () => {
    const plain: unknown = parse(writeBridge(bridgeOf(1)));
    expect(validate({ ...Object(plain), handle: {} })).toBe(false);
    expect(validate({ ...Object(plain), bridge: 2 })).toBe(false);
  });

  it("titles every object and describes every key of it", () => {
    expect(objects.length).toBeGreaterThan(10);
    for (const object of objects)
      expect(object).toMatchObject({ title: expect.any(String), description: expect.any(String) });
    const silent = objects.flatMap(({ properties = {} }) =>
      Object.entries(properties).flatMap(([key, one]) =>
        one.description === undefined && one.$ref === undefined ? [key] : [],
      ),
    );
    expect(silent).toEqual([]);
  });
});

/** Keys whose maps hold names of the bridge. */
const TABLES = new Set([
  ...["errors", "structs", "enums", "flags", "callbacks", "handles", "constants", "functions"],
  ...["codes", "variants", "fields", "params", "ops"],
]);

/** A domain that says nothing but its codes is a table of them. */
function isDomainOfCodes(table: string, node: WrittenNode): boolean {
  return table === "errors" && node.kind === "map" && !node.entries.some(([key]) => key === "codes");
}

/** The keys of every map of the format in the tree, in written order. `table` is the key of the table that it is, if it is one. */
function keyLists(node: WrittenNode, table: string | null = null): (readonly string[])[] {
  if (node.kind === "list") return node.items.flatMap((item) => keyLists(item));
  if (node.kind !== "map") return [];
  if (table === null)
    return [
      node.entries.map(([key]) => key),
      ...node.entries.flatMap(([key, value]) => keyLists(value, TABLES.has(key) ? key : null)),
    ];
  return node.entries.flatMap(([, value]) => keyLists(value, isDomainOfCodes(table, value) ? "codes" : null));
}

describe("the order of keys", () => {
  it("is the schema's, in every map that is written", () => {
    const orders = objects.map((one) => Object.keys(one.properties ?? {}));
    for (let seed = 0; seed < 40; seed++)
      for (const keys of keyLists(bridgeNode(bridgeOf(seed)))) {
        const fitting = orders.filter((order) => keys.every((key) => order.includes(key)));
        expect(fitting.map((order) => order.filter((key) => keys.includes(key)))).toContainEqual(keys);
      }
  });
});

describe("prefixes that are refused", () => {
  it("are those of every function and variable of C's library and of POSIX", () => {
    const source = readFileSync(new URL("../../src/expand/c/standard-symbols.ts", import.meta.url), "utf8");
    const lists = [...source.matchAll(/= `([^`]*)`/g)].map(([, list = ""]) => list).join(" ");
    const symbols = lists.split(/\s+/).filter((name) => /^[a-z][a-z0-9]*_/.test(name));
    expect(symbols.length).toBeGreaterThan(100);
    for (const name of symbols) expect(RESERVED_PREFIXES).toContain(name.slice(0, name.indexOf("_") + 1));
  });
});
