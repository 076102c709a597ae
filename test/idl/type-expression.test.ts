import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseType } from "../../src/idl/parse-type.ts";
import type { Type } from "../../src/idl/type.ts";
import { printType } from "../../src/idl/type-expression.ts";
import { anyType } from "./arbitrary-contract.ts";

const u8: Type = { kind: "scalar", name: "u8" };
const nothing = { type: { kind: "void" } } as const;

describe("a type has one spelling", () => {
  it.each<[string, Type]>([
    ["void", { kind: "void" }],
    ["never", { kind: "never" }],
    ["wchar", { kind: "scalar", name: "wchar" }],
    ["va_list", { kind: "scalar", name: "va_list" }],
    ["kv_store", { kind: "named", name: "kv_store" }],
    ["struct kv", { kind: "named", name: "struct kv" }],
    ["union u8", { kind: "named", name: "union u8" }],
    ["typedef u8", { kind: "named", name: "u8" }],
    ["typedef restrict", { kind: "named", name: "restrict" }],
    ["Outer.field.0", { kind: "named", name: "Outer.field.0" }],
    ["*const u8", { kind: "pointer", to: u8, mutable: false }],
    ["*mut volatile restrict u8", { kind: "pointer", to: u8, mutable: true, volatile: true, restrict: true }],
    ["[u8; ]", { kind: "array", of: u8, length: null }],
    ["[u8; N]", { kind: "array", of: u8, length: { kind: "constant", name: "N" } }],
    ["fn()", { kind: "function", params: [], returns: nothing }],
    ["fn(u8, ...)", { kind: "function", params: [{ type: u8 }], returns: nothing, variadic: true }],
    [
      "fn(...) -> never",
      { kind: "function", params: [], returns: { type: { kind: "never" } }, variadic: true },
    ],
    [
      'extern "stdcall" fn(u8)',
      { kind: "function", params: [{ type: u8 }], returns: nothing, abi: "stdcall" },
    ],
    ["complex<u8>", { kind: "complex", of: u8 }],
    ["vector<u8, 16>", { kind: "vector", of: u8, lanes: 16 }],
    ["bitint<7>", { kind: "bitint", signed: true, bits: 7 }],
    ["ubitint<7>", { kind: "bitint", signed: false, bits: 7 }],
    ["atomic<u8>", { kind: "atomic", of: u8 }],
  ])("%s", (text, type) => {
    expect(parseType(text)).toMatchObject({ ok: true, type });
    expect(printType(type)).toBe(text);
  });

  it.each([
    "fn(fn(u8) -> *const u8) -> fn()",
    "[[u8; 2]; size_of(struct kv) - 1]",
    "[u8; (A + B) * 2 / (C - (D - 1))]",
    "[u8; -1 + size_of]",
  ])("%s keeps its shape", (text) => {
    const read = parseType(text);
    expect(read.ok && printType(read.type)).toBe(text);
  });

  it("spaces, needless parentheses and the order of qualifiers are settled", () => {
    const read = parseType('[ extern "C" fn ( *mut restrict volatile u8 ) -> void;((1*2))+3 ]');
    expect(read.ok && printType(read.type)).toBe("[fn(*mut volatile restrict u8); 1 * 2 + 3]");
  });

  it("says which names it uses, and where", () => {
    const read = parseType("fn(*const struct kv) -> [typedef u8; N * size_of(Kv)]");
    expect(read.ok && read.names).toEqual([
      { of: "type", name: "struct kv", start: 10, end: 19 },
      { of: "type", name: "u8", start: 33, end: 35 },
      { of: "constant", name: "N", start: 37, end: 38 },
      { of: "type", name: "Kv", start: 49, end: 51 },
    ]);
  });

  it("comes back from its text, whatever it is", () => {
    fc.assert(
      fc.property(anyType(true), (type) => {
        expect(parseType(printType(type))).toMatchObject({ ok: true, type });
      }),
    );
  });
});

describe("what is no type is refused at its first odd character", () => {
  it.each([
    ["", 0, "a type is missing here"],
    ["*u8", 1, "expected `const` or `mut` after `*`"],
    ["*const", 6, "a type is missing here"],
    ["[u8]", 3, "expected `;` between element type and length, but `]` stands there"],
    ["[u8; 016]", 5, "write integers as plain decimals, without leading zeros"],
    ["[u8; N", 6, "expected `]` to close the array, but it ends"],
    ["[u8; +]", 5, "expected a length: an integer, a constant or `size_of(T)`"],
    ["fn(u8", 5, "expected `,` between parameters, but it ends"],
    ["fn(..., u8)", 6, "expected `)` after `...`, but `,` stands there"],
    ["u8 u8", 3, "`u8` stands behind the end of the type"],
    ["const u8", 0, "a type cannot begin with `const`; a type of that name is written `typedef const`"],
    ["struct", 6, "expected a type's name"],
    ["u8 &", 3, '"&" has no meaning in a type'],
    ["u8\n", 2, '"\\n" has no meaning in a type'],
    ["vector<u8, 0>", 11, "expected a number of lanes from 1 to 65536"],
    ["extern fn()", 7, "expected a quoted calling convention after `extern`"],
  ])("%s", (text, offset, message) => {
    expect(parseType(text)).toEqual({ ok: false, message, offset });
  });

  it("is bounded in depth, length and arithmetic", () => {
    expect(parseType("*mut ".repeat(300))).toMatchObject({ ok: false, message: "nested more than 256 deep" });
    expect(parseType(`[u8; ${"(".repeat(10_000)}`)).toMatchObject({
      ok: false,
      message: "nested more than 256 deep",
    });
    expect(parseType("x".repeat(70_000))).toMatchObject({
      ok: false,
      message: "longer than 65536 characters",
    });
    expect(parseType(`[u8; 1${" + 1".repeat(2000)}]`)).toMatchObject({
      ok: false,
      message: "more than 1024 operators",
    });
    expect(parseType(`[u8; ${"9".repeat(41)}]`)).toMatchObject({
      ok: false,
      message: "this integer is too long",
    });
  });
});
