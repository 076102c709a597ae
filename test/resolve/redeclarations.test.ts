import { describe, expect, test } from "vitest";
import { printType } from "../../src/idl/type-expression.ts";
import { readHeader } from "./read-header.ts";

describe("a function that is declared again", () => {
  const STDCALL = "__attribute__((stdcall))";

  test.each([
    ["without a convention has the first one's", `int ${STDCALL} f(int); int f(int);`, []],
    ["by old style has the first one's", `int ${STDCALL} f(int); int f();`, []],
    [
      "with another convention is told",
      `int ${STDCALL} f(int); int __attribute__((cdecl)) f(int);`,
      ["conflict"],
    ],
    ["with a convention after none is told", `int f(int); int ${STDCALL} f(int);`, ["conflict"]],
  ])("%s", (_, text, reasons) => {
    const { contract, gaps } = readHeader(text, "i686-unknown-linux-gnu");
    expect(gaps.map((gap) => gap.split(" ")[0])).toEqual(reasons);
    const abi = text.startsWith("int f") ? undefined : "stdcall";
    expect(contract.functions.get("f")?.[0]?.abi).toBe(abi);
  });
});

describe("an array that is declared again", () => {
  test.each([
    ["extern int a[]; extern int a[4];", "[c_int; 4]"],
    ["extern int a[4]; extern int a[];", "[c_int; 4]"],
    ["typedef int T[]; extern T a; extern int a[4];", "[c_int; 4]"],
    ["typedef int T[4]; extern int a[]; extern T a;", "T"],
  ])("%s", (text, type) => {
    const { contract, gaps } = readHeader(text);
    const item = contract.statics.get("a")?.[0];
    expect(gaps).toEqual([]);
    expect(item === undefined ? "none" : printType(item.type)).toBe(type);
  });
});
