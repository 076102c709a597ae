import { describe, expect, it } from "vitest";
import { agreeWithHeader } from "./agree-contracts.ts";

function saidOf(library: string, header: string): readonly string[] {
  return agreeWithHeader(library, `#include <stdint.h>\n${header}`).map(
    ({ level, rule, message }) => `${level}[${rule}] ${message}`,
  );
}

describe("an array of unknown bound", () => {
  const library = 'statics:\n  table: {type: "[u16; 4]", mutable: false}';

  it("is compatible with one of any length", () => {
    expect(saidOf(library, "extern const uint16_t table[];")).toEqual([]);
  });

  it("of other elements is not", () => {
    expect(saidOf(library, "extern const uint32_t table[];")).toEqual([
      expect.stringContaining("error[static-width-mismatch]"),
    ]);
  });
});

describe("a function that never returns", () => {
  it("has no result that a caller could see", () => {
    expect(saidOf("functions:\n  die: {params: [], returns: never}", "int die(void);")).toEqual([]);
  });

  it("is still called another way where the result takes a hidden pointer", () => {
    const header = "struct big { int64_t a[4]; }; struct big die(void);";
    expect(saidOf("functions:\n  die: {params: [], returns: never}", header)).toEqual([
      expect.stringContaining("error[return-class-mismatch]"),
    ]);
  });
});

describe("a declaration without a prototype", () => {
  it("is told where the definition takes something", () => {
    expect(
      saidOf("functions:\n  f: {params: [{name: n, type: u32}], returns: u32}", "uint32_t f();"),
    ).toEqual([
      "warning[param-count-mismatch] function `f` takes 1 parameter in the definition and anything, as it is declared without a prototype, in the declaration",
    ]);
  });

  it("agrees with a definition that takes nothing", () => {
    expect(saidOf("functions:\n  f: {params: [], returns: u32}", "uint32_t f();")).toEqual([]);
  });
});

describe("an enum with data against a plain enum of its name", () => {
  const library = `types:
  Kind: {kind: tagged, repr: [c], variants: {A: {value: 0}, B: {value: 1, fields: [{name: _0, type: u32}]}}}
  Item: {kind: struct, fields: [{name: kind, type: Kind}, {name: weight, type: f64}]}
functions:
  f: {params: [{name: item, type: "*const Item"}], returns: Kind}`;
  const header =
    "typedef enum { A, B } Kind; typedef struct { Kind kind; double weight; } Item; Kind f(const Item *item);";

  it("is told once, with what follows", () => {
    const findings = agreeWithHeader(library, header);
    expect(findings.map(({ rule }) => rule)).toEqual(["type-kind-mismatch"]);
    expect(findings[0]?.consequences.join("\n")).toContain("size of `Kind` 8 -> 4");
  });
});

describe("an integer that the header cuts into bit-fields", () => {
  const library = `types:
  Flags: {kind: struct, fields: [{name: bits, type: u16}]}
functions:
  f: {params: [{name: flags, type: "*mut Flags"}], returns: void}`;

  it("of another storage is one finding about the bits", () => {
    const header = "typedef struct { unsigned a : 3, b : 5; unsigned c : 24; } Flags; void f(Flags *flags);";
    expect(agreeWithHeader(library, header).map(({ rule }) => rule)).toEqual(["bit-field-mismatch"]);
  });

  it("of the same storage agrees", () => {
    expect(
      saidOf(library, "typedef struct { uint16_t a : 3, b : 13; } Flags; void f(Flags *flags);"),
    ).toEqual([]);
  });
});
