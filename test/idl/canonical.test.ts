import { describe, expect, it } from "vitest";
import { canonicalText, sameType } from "../../src/idl/canonical.ts";
import type { FunctionItem, TypeDefinition } from "../../src/idl/contract.ts";
import type { Type } from "../../src/idl/type.ts";

const file = { path: "kv.h", text: "void f(int a);" };
const span = { file, start: 0, end: 4 };
const int: Type = { kind: "scalar", name: "c_int" };
const visit = (name: string): Type => ({
  kind: "function",
  params: [{ name, type: int }],
  returns: { type: { kind: "void" } },
});

describe("the canonical text", () => {
  it("of a function is all but its place, documentation and targets", () => {
    const item: FunctionItem = {
      params: [{ name: "a", type: int, nullable: false, span, targets: ["aarch64-apple-darwin"] }],
      returns: { type: { kind: "void" }, span },
      symbol: "f@1",
      doc: "Does f.",
      targets: ["aarch64-apple-darwin"],
      span,
    };
    expect(canonicalText(item)).toBe(
      '{params: [{name: a, type: "c_int", nullable: false}], returns: "void", symbol: "f@1"}',
    );
  });

  it("of an enum keeps variants that are called `doc` and `targets`", () => {
    const item: TypeDefinition = {
      kind: "enum",
      repr: "i32",
      variants: [
        { name: "targets", value: 1n, targets: ["aarch64-apple-darwin"] },
        { name: "doc", value: 0n },
      ],
      doc: "An enum.",
    };
    expect(canonicalText(item)).toBe("{kind: enum, repr: i32, variants: {doc: 0, targets: {value: 1}}}");
  });

  it.each([
    ["a type", visit("a"), "fn(c_int)"],
    ["a field", { name: "a", type: int, bits: 3 }, '{name: a, type: "c_int", bits: 3}'],
    ["an unnamed bit-field", { type: int, bits: 0 }, '{type: "c_int", bits: 0}'],
    [
      "a callback parameter",
      { name: "cb", type: visit("a"), nullable: true },
      '{name: cb, callback: {params: [{name: a, type: "c_int"}], returns: "void", nullable: true}}',
    ],
    ["a result", { type: int, transfer: "owned" }, '{type: "c_int", transfer: owned}'],
    ["a variant", { name: "A", value: 1n }, '{name: "A", is: {value: 1}}'],
    ["a constant", { type: "string", value: "a\nb" }, '{type: string, value: "a\\nb"}'],
    ["a static", { type: int, mutable: true }, '{type: "c_int", mutable: true}'],
    ["a macro", { params: ["x"], body: "f(x)" }, '{params: [x], body: "f(x)"}'],
  ] as const)("of %s", (_, item, text) => {
    expect(canonicalText(item)).toBe(text);
  });
});

describe("two types are the same", () => {
  it("whatever the parameters of a callback are called", () => {
    expect(sameType(visit("a"), visit("b"))).toBe(true);
  });

  it("but not where memory, a qualifier of the pointee or a name differs", () => {
    expect(
      sameType({ kind: "pointer", to: int, mutable: true }, { kind: "pointer", to: int, mutable: false }),
    ).toBe(false);
    expect(sameType({ kind: "named", name: "u8" }, { kind: "scalar", name: "u8" })).toBe(false);
  });
});
