import { describe, expect, it } from "vitest";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";
import type { Type } from "../../src/idl/type.ts";
import { array, field, named, scalar, struct, union, viewOf } from "./contract-text.ts";

const TYPES = {
  S8: struct([field("a", "c_int"), field("b", "c_int")]),
  S12: struct([field("a", "c_int"), field("b", "c_int"), field("c", "c_int")]),
  S16: struct([field("a", "i64"), field("b", "i64")]),
  S24: struct([field("a", "i64"), field("b", "i64"), field("c", "i64")]),
  F2: struct([field("a", "f32"), field("b", "f32")]),
  F3: struct([field("a", array(scalar("f32"), 3))]),
  D2: struct([field("x", "f64"), field("y", "f64")]),
  D4: struct([field("x", named("D2")), field("y", named("D2"))]),
  ID: struct([field("a", "c_int"), field("d", "f64")]),
  C1: struct([field("c", "c_char")]),
  C3: struct([field("c", array(scalar("c_char"), 3))]),
  PK: struct([field("c", "c_char"), field("x", "i64")], { packed: 1 }),
  LD: struct([field("x", "c_longdouble")]),
  UIF: union([field("i", "c_int"), field("f", "f32")]),
  LongPair: union([field("l", "c_longdouble"), field("i", "i64")]),
  Nested: union([field("p", array(scalar("i64"), 2)), field("u", named("LongPair"))]),
  Flex: struct([field("n", "c_int"), field("rest", array(scalar("c_char"), null))]),
  Empty: struct([]),
  Id: { kind: "alias", to: scalar("u32"), transparent: true },
  Mode: { kind: "enum", repr: "c", variants: [] },
  Opaque: { kind: "opaque" },
} as const;

const SHORT: Readonly<Record<string, string>> = { integer: "i", float: "f", vector: "v", x87: "x" };

/** `i` integer register, `f` float, `v` vector, `x` x87, one letter per register; `stack`, `pointer`, `ignored`, `?`. */
function passes(target: Triple, type: Type | string): string {
  const view = viewOf(TYPES, target);
  const resolved: Type = typeof type === "string" ? named(type) : type;
  return (["param", "return"] as const)
    .map((position) => {
      const passing = view.passingOf(resolved, position);
      if (passing.kind === "direct") return passing.classes.map((name) => SHORT[name]).join("");
      if (passing.kind === "unknown") return "?";
      return passing.kind === "hidden-pointer" ? "pointer" : passing.kind;
    })
    .join(" ");
}

/** The numbers are clang's (test/oracle). */
const EXPECTED: Readonly<Partial<Record<Triple, Readonly<Record<string, string>>>>> = {
  "x86_64-unknown-linux-gnu": {
    S8: "i i",
    S12: "ii ii",
    S16: "ii ii",
    S24: "stack pointer",
    F2: "f f",
    F3: "ff ff",
    D2: "ff ff",
    D4: "stack pointer",
    ID: "if if",
    C1: "i i",
    C3: "i i",
    PK: "stack pointer",
    LD: "stack x",
    UIF: "i i",
    LongPair: "stack pointer",
    Nested: "stack pointer",
    Flex: "? ?",
    Empty: "ignored ignored",
  },
  "i686-unknown-linux-gnu": {
    S8: "stack pointer",
    C1: "stack pointer",
    F2: "stack pointer",
    LD: "stack pointer",
    Empty: "ignored pointer",
    Flex: "stack pointer",
  },
  "aarch64-unknown-linux-gnu": {
    S8: "i i",
    S12: "ii ii",
    S16: "ii ii",
    S24: "pointer pointer",
    F2: "ff ff",
    F3: "fff fff",
    D4: "ffff ffff",
    ID: "ii ii",
    PK: "ii ii",
    LD: "f f",
    UIF: "i i",
    Empty: "ignored ignored",
  },
  "aarch64-apple-darwin": { S16: "ii ii", S24: "pointer pointer", D4: "ffff ffff", F2: "ff ff", LD: "f f" },
  "x86_64-pc-windows-msvc": {
    S8: "i i",
    S12: "pointer pointer",
    S16: "pointer pointer",
    F2: "i i",
    D2: "pointer pointer",
    C1: "i i",
    C3: "pointer pointer",
    LD: "i i",
    Empty: "? ?",
  },
  "x86_64-pc-windows-gnu": { S8: "i i", S16: "pointer pointer", LD: "pointer pointer", Empty: "? ?" },
};

describe.each(Object.entries(EXPECTED))("records by value on %s", (target, records) => {
  it.each(Object.entries(records))("%s goes and returns by %s", (name, expected) => {
    const known = TRIPLES.find((triple) => triple === target);
    expect(known && passes(known, name)).toBe(expected);
  });
});

it("transparent aliases, enums and callbacks travel as the scalars that they are", () => {
  for (const target of TRIPLES) {
    expect(passes(target, "Id"), target).toBe("i i");
    expect(passes(target, "Mode"), target).toBe("i i");
  }
});

it("floats, long doubles and 128-bit integers travel by the target's convention", () => {
  expect(passes("x86_64-unknown-linux-gnu", scalar("c_longdouble"))).toBe("stack x");
  expect(passes("x86_64-unknown-linux-gnu", scalar("f64"))).toBe("f f");
  expect(passes("x86_64-unknown-linux-gnu", scalar("i128"))).toBe("ii ii");
  expect(passes("i686-unknown-linux-gnu", scalar("f64"))).toBe("f x");
  expect(passes("i686-unknown-linux-gnu", scalar("i64"))).toBe("ii ii");
  expect(passes("x86_64-pc-windows-gnu", scalar("c_longdouble"))).toBe("pointer pointer");
  expect(passes("x86_64-pc-windows-msvc", scalar("c_longdouble"))).toBe("f f");
  expect(passes("x86_64-pc-windows-msvc", scalar("i128"))).toBe("pointer v");
  expect(passes("aarch64-unknown-linux-gnu", scalar("i128"))).toBe("ii ii");
});

it("arrays are pointers as parameters and nothing as results", () => {
  for (const target of TRIPLES) expect(passes(target, array(scalar("u8"), 100)), target).toBe("i ?");
});

it("va_list travels as the target defines it", () => {
  const list = scalar("va_list");
  expect(passes("x86_64-unknown-linux-gnu", list)).toBe("i ?");
  expect(passes("aarch64-unknown-linux-gnu", list)).toBe("pointer pointer");
  expect(passes("aarch64-apple-darwin", list)).toBe("i i");
});

it("nothing is said of what has no size", () => {
  for (const target of TRIPLES) {
    expect(passes(target, "Opaque")).toBe("? ?");
    expect(passes(target, "Absent")).toBe("? ?");
    expect(passes(target, { kind: "void" })).toBe("ignored ignored");
  }
});
