import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../src/idl/contract.ts";
import { readContract } from "../../src/idl/read-contract.ts";
import { writeContractJson, writeContractYaml } from "../../src/idl/write-contract.ts";
import { placeOf } from "../../src/source/source-file.ts";
import { anyContract } from "./arbitrary-contract.ts";
import { textAt, withoutSpans } from "./without-spans.ts";

const kv = readFileSync(new URL("kv.ffi.yaml", import.meta.url), "utf8");

function readYaml(text: string): Contract {
  return readContract({ path: "kv.ffi.yaml", text });
}

function readJson(text: string): Contract {
  return readContract({ path: "kv.ffi.json", text });
}

describe("the documented example", () => {
  it("comes back byte for byte", () => {
    expect(writeContractYaml(readYaml(kv))).toBe(kv);
  });

  it("says the same as JSON, with exact integers as decimal strings", () => {
    const json = writeContractJson(readYaml(kv));
    expect(withoutSpans(readJson(json))).toStrictEqual(withoutSpans(readYaml(kv)));
    expect(writeContractJson(readJson(json))).toBe(json);
    const parsed: unknown = JSON.parse(json);
    expect(parsed).toMatchObject({
      contract: 1,
      constants: { KV_MAX_KEY: { value: "4096" } },
      types: { KvStatus: { variants: { OK: "0", NOT_FOUND: "1", IO: "2" } } },
    });
  });

  it("gives every item, field, parameter, result and variant its place", () => {
    const contract = readYaml(kv);
    const open = contract.functions.get("kv_open")?.[0];
    expect(textAt(open?.span)).toBe("kv_open");
    expect(textAt(open?.params[1]?.span)).toBe(
      '{name: out, type: "*mut *mut KvStore", role: out, transfer: owned}',
    );
    expect(textAt(open?.returns.span)).toBe('"KvStatus"');
    const bytes = contract.types.get("KvBytes")?.[0];
    expect(bytes?.kind === "struct" && textAt(bytes.fields[1]?.span)).toBe('{name: len, type: "usize"}');
    const status = contract.types.get("KvStatus")?.[0];
    const variant = status?.kind === "enum" ? status.variants[1] : undefined;
    expect(variant?.span && placeOf(variant.span)).toMatchObject({ line: 16, column: 23 });
  });
});

describe("what is written and read again", () => {
  it("is the same contract, and the same text", () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const yaml = writeContractYaml(contract);
        const read = readYaml(yaml);
        expect(withoutSpans(read)).toStrictEqual(withoutSpans(contract));
        expect(writeContractYaml(read)).toBe(yaml);
      }),
      { numRuns: 60 },
    );
  });

  it("is the same contract as JSON, which any JSON reader takes", () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const json = writeContractJson(contract);
        expect(() => JSON.parse(json)).not.toThrow();
        expect(withoutSpans(readJson(json))).toStrictEqual(withoutSpans(contract));
      }),
      { numRuns: 25 },
    );
  });

  it("has no line that is folded, no comment and nothing but ASCII where a character would not be seen", () => {
    const doc = `${"long text ".repeat(30)}\u2028\u202e # \u0007`;
    const contract: Contract = { ...readYaml(kv), macros: new Map([["on", [{ body: "Null", doc }]]]) };
    expect(writeContractYaml(contract)).toContain(
      `  "on":\n    body: "Null"\n    doc: "${"long text ".repeat(30)}\\u2028\\u202e # \\u0007"\n`,
    );
  });
});

describe("what people write by hand", () => {
  const head = 'contract: 1\nname: "kv"\nside: declarations\ntargets: [x86_64-unknown-linux-gnu]\n';

  it("may have comments, block style and any order of keys", () => {
    const text = `# by hand\n${head}functions:\n  f: # a function\n    returns: void\n    params:\n      - type: "u8"\n        name: x\n`;
    expect(writeContractYaml(readYaml(text))).toBe(
      `${head}functions:\n  f: {params: [{name: x, type: "u8"}], returns: "void"}\n`,
    );
  });

  it("may say a direct function pointer as text; it is written as a callback, and C is no word", () => {
    const text = `${head}statics:\n  s: {type: 'extern "C" fn(*mut fn(u8), ...) -> bool', mutable: true}\n`;
    expect(writeContractYaml(readYaml(text))).toContain(
      '  s: {callback: {params: [{type: "*mut fn(u8)"}], returns: "bool", variadic: true}, mutable: true}\n',
    );
  });

  it("takes YAML 1.2's view of `on` and `yes`, which are text, and writes them quoted", () => {
    const text = `${head}types:\n  E: {kind: enum, repr: c, variants: {on: 1, yes: 0}}\n`;
    expect(writeContractYaml(readYaml(text))).toContain('    variants: {"yes": 0, "on": 1}\n');
  });
});
