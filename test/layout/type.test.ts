import { describe, expect, it } from "vitest";
import type { TypeDefinition } from "../../src/idl/contract.ts";
import type { Length, Type } from "../../src/idl/type.ts";
import { createView } from "../../src/layout/create-view.ts";
import { scalarFacts } from "../../src/layout/scalar.ts";
import {
  array,
  contract,
  describeLayout,
  field,
  integer,
  LINUX,
  named,
  scalar,
  struct,
  union,
  viewOf,
} from "./contract-text.ts";

describe("a type that cannot be laid out", () => {
  it("is unknown with the name that is missing", () => {
    const view = viewOf({ R: struct([field("x", named("Absent"))]) });
    expect(describeLayout(view, "R")).toBe("unknown: type `Absent` is not known");
  });

  it("is unknown if it contains itself by value, however far around", () => {
    const view = viewOf({
      A: struct([field("b", named("B"))]),
      B: struct([field("c", array(named("C"), 2))]),
      C: { kind: "alias", to: named("A") },
      Loop: { kind: "alias", to: named("Loop") },
    });
    for (const name of ["A", "B", "C", "Loop"])
      expect(describeLayout(view, name)).toMatch(/^unknown: .* contains itself by value/);
    expect(view.resolve(named("Loop")).kind).toBe("unknown");
  });

  it("is incomplete if it is known by name only", () => {
    const view = viewOf({ O: { kind: "opaque" }, V: { kind: "alias", to: { kind: "void" } } });
    for (const name of ["O", "V"]) expect(describeLayout(view, name)).toBe("incomplete");
    expect(describeLayout(view, array(named("O"), 2))).toMatch(/^unknown/);
    expect(describeLayout(viewOf({ O: { kind: "opaque" }, R: struct([field("o", named("O"))]) }), "R")).toBe(
      "unknown: `o` is of an incomplete type",
    );
  });

  it("is unknown if a flexible array is not last, and incomplete on its own", () => {
    const flexible = array(scalar("u8"), null);
    expect(describeLayout(viewOf({ R: struct([field("a", flexible), field("b", "u8")]) }), "R")).toMatch(
      /flexible array `a` is not the last member/,
    );
    expect(describeLayout(viewOf({}), flexible)).toBe("incomplete");
  });
});

describe("pointers, callbacks and aliases", () => {
  it("have the width of the target", () => {
    const types: Record<string, TypeDefinition> = {
      Callback: { kind: "callback", params: [], returns: { type: { kind: "void" } } },
      Node: struct([field("next", { kind: "pointer", to: named("Node"), mutable: true })]),
      Name: { kind: "alias", to: named("Node") },
    };
    for (const name of ["Callback", "Name"]) {
      expect(describeLayout(viewOf(types), name)).toMatch(/^8\/8/);
      expect(describeLayout(viewOf(types, "i686-unknown-linux-gnu"), name)).toMatch(/^4\/4/);
    }
  });
});

describe("an array's length", () => {
  const view = createView(
    contract(
      { Pair: struct([field("a", "u32"), field("b", "u32")]) },
      {
        constants: new Map([
          ["N", [{ type: "u32", value: 6n }]],
          ["PI", [{ type: "f64", value: "3.14" }]],
        ]),
      },
    ),
    LINUX,
  );
  const constant = (name: string): Length => ({ kind: "constant", name });
  const binary = (left: Length, operator: "+" | "-" | "*" | "/", right: Length): Length => ({
    kind: "binary",
    operator,
    left,
    right,
  });

  it.each([
    [integer(3), "3/1"],
    [constant("N"), "6/1"],
    [{ kind: "size-of", type: named("Pair") }, "8/1"],
    [binary(constant("N"), "+", integer(1)), "7/1"],
    [binary(constant("N"), "*", { kind: "size-of", type: named("Pair") }), "48/1"],
    [binary(integer(7), "/", integer(2)), "3/1"],
    [binary(integer(7), "/", integer(0)), "unknown: array length divides by zero"],
    [binary(integer(1), "-", constant("N")), "unknown: array length -5 is negative"],
    [binary(integer(1n << 50n), "*", integer(1n << 50n)), "unknown: array length is beyond 2 to the 53"],
    [constant("M"), "unknown: array length names the unknown constant `M`"],
    [constant("PI"), "unknown: constant `PI` is no integer"],
    [{ kind: "size-of", type: { kind: "void" } }, "unknown: array length is the size of an incomplete type"],
  ] as const)("gives a size or says why it gives none (%#)", (length, expected) => {
    expect(describeLayout(view, array(scalar("u8"), length))).toBe(expected);
  });

  it("that makes the type too large is refused", () => {
    expect(describeLayout(view, array(scalar("u64"), integer(1n << 52n)))).toMatch(
      /^unknown: .* larger than/,
    );
  });
});

describe("hostile contracts", () => {
  it("lay out a chain of a hundred thousand structs", () => {
    const types: Record<string, TypeDefinition> = { S0: struct([field("x", "u32")]) };
    for (let index = 1; index < 100_000; index++)
      types[`S${index}`] = struct([field("x", named(`S${index - 1}`))]);
    const view = viewOf(types);
    expect(describeLayout(view, "S99999")).toBe("4/4 0");
    expect(view.passingOf(named("S99999"), "param").kind).toBe("unknown");
  });

  it("lay out and pass structs and unions that double at every level", () => {
    const types: Record<string, TypeDefinition> = {
      S0: struct([field("x", "u32")]),
      U0: union([field("x", "f32")]),
    };
    for (let index = 1; index < 100; index++) {
      types[`S${index}`] = struct([field("a", named(`S${index - 1}`)), field("b", named(`S${index - 1}`))]);
      types[`U${index}`] = union([field("a", named(`U${index - 1}`)), field("b", named(`U${index - 1}`))]);
    }
    const view = viewOf(types, "aarch64-apple-darwin");
    expect(describeLayout(view, "S99")).toMatch(/^unknown: .*larger than 2 to the 50 bytes/);
    expect(describeLayout(view, "U99")).toBe("4/4 0 0");
    expect(view.passingOf(named("U99"), "param")).toEqual({ kind: "direct", classes: ["float"] });
  });

  it("refuse types and lengths that are nested without end", () => {
    let type: Type = scalar("u8");
    let length: Length = integer(1);
    for (let depth = 0; depth < 10_000; depth++) {
      type = array(type, 1);
      length = { kind: "binary", operator: "+", left: length, right: integer(0) };
    }
    expect(describeLayout(viewOf({ R: struct([field("x", type)]) }), "R")).toMatch(/nested more than/);
    expect(describeLayout(viewOf({}), array(scalar("u8"), length))).toMatch(/nested more than/);
  });
});

describe("rarer types", () => {
  const view = viewOf({});
  it.each([
    [{ kind: "complex", of: scalar("f64") }, "16/8"],
    [{ kind: "vector", of: scalar("f32"), lanes: 4 }, "16/16"],
    [{ kind: "atomic", of: scalar("c_short") }, "2/2"],
    [{ kind: "bitint", signed: true, bits: 17 }, "4/4"],
    [{ kind: "bitint", signed: true, bits: 100 }, "16/8"],
    [scalar("i128"), "16/16"],
    [scalar("va_list"), "24/8"],
  ] as const)("%j takes %s", (type, expected) => expect(describeLayout(view, type)).toBe(expected));

  it("are unknown where nothing certain is known", () => {
    expect(describeLayout(view, { kind: "vector", of: scalar("f32"), lanes: 3 })).toMatch(/^unknown/);
    expect(describeLayout(view, { kind: "bitint", signed: true, bits: 0 })).toMatch(/^unknown/);
    expect(describeLayout(view, { kind: "atomic", of: array(scalar("u8"), 3) })).toMatch(/disagree/);
    const wide: Type = { kind: "bitint", signed: true, bits: 100 };
    expect(describeLayout(viewOf({}, "x86_64-pc-windows-msvc"), wide)).toMatch(/^unknown/);
  });
});

it("a scalar's facts tell width, sign and class of the target", () => {
  expect(scalarFacts("c_char", LINUX)).toEqual({ size: 1, align: 1, kind: "integer", signed: true });
  expect(scalarFacts("c_char", "aarch64-unknown-linux-gnu").signed).toBe(false);
  expect(scalarFacts("c_char", "aarch64-apple-darwin").signed).toBe(true);
  expect(scalarFacts("wchar", "x86_64-pc-windows-gnu")).toMatchObject({ size: 2, signed: false });
  expect(scalarFacts("c_longdouble", LINUX)).toMatchObject({ size: 16, format: "x87" });
  expect(scalarFacts("f128", LINUX)).toMatchObject({ size: 16, format: "binary128" });
  expect(scalarFacts("bool", LINUX).kind).toBe("bool");
});
