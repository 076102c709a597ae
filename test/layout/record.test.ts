import { describe, expect, it } from "vitest";
import type { RecordDefinition } from "../../src/idl/contract.ts";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";
import { array, describeLayout, field, named, scalar, struct, union, viewOf } from "./contract-text.ts";

/** What every target but the named ones says; the numbers are those of clang and GCC (test/oracle). */
function expectOnTargets(
  record: RecordDefinition,
  most: string,
  others: Readonly<Partial<Record<Triple, string>>> = {},
): void {
  for (const target of TRIPLES)
    expect(describeLayout(viewOf({ R: record }, target), "R"), target).toBe(others[target] ?? most);
}

const behindChar = (type: Parameters<typeof field>[1]) => struct([field("c", "c_char"), field("x", type)]);

describe("a struct", () => {
  it("aligns 64-bit members to 4 on i686 Linux and to 8 elsewhere", () => {
    expectOnTargets(behindChar("i64"), "16/8 0 8", { "i686-unknown-linux-gnu": "12/4 0 4" });
    expectOnTargets(behindChar("f64"), "16/8 0 8", { "i686-unknown-linux-gnu": "12/4 0 4" });
  });

  it("has a long of 4 bytes on Windows and i686", () => {
    const short = "8/4 0 4";
    expectOnTargets(behindChar("c_long"), "16/8 0 8", {
      "i686-unknown-linux-gnu": short,
      "x86_64-pc-windows-gnu": short,
      "x86_64-pc-windows-msvc": short,
    });
  });

  it("has a long double of its target", () => {
    expectOnTargets(behindChar("c_longdouble"), "32/16 0 16", {
      "i686-unknown-linux-gnu": "16/4 0 4",
      "x86_64-pc-windows-msvc": "16/8 0 8",
      "aarch64-apple-darwin": "16/8 0 8",
    });
  });

  it("has 2-byte wide characters on Windows", () => {
    expectOnTargets(behindChar("wchar"), "8/4 0 4", {
      "x86_64-pc-windows-gnu": "4/2 0 2",
      "x86_64-pc-windows-msvc": "4/2 0 2",
    });
  });

  it("puts a flexible array behind the rest, without size", () => {
    const fields = [field("n", "c_int"), field("rest", array(scalar("c_char"), null))];
    expectOnTargets(struct(fields), "4/4 0 4");
  });

  it("counts an array of length 0 for its alignment only", () => {
    expectOnTargets(struct([field("c", "u8"), field("x", array(scalar("u32"), 0))]), "4/4 0 4");
  });

  it("without members has no bytes in GNU C and does not exist in Microsoft's", () => {
    expectOnTargets(struct([]), "0/1", {
      "x86_64-pc-windows-msvc": "unknown: Microsoft's C has no struct without members",
    });
  });

  it("holds other records by value", () => {
    const inner = union([field("i", "c_int"), field("f", "f32")]);
    const middle = struct([field("s", "c_short"), { type: named("U"), anonymous: true }]);
    const outer = struct([field("c", "c_char"), { type: named("M"), anonymous: true }]);
    const view = viewOf({ U: inner, M: middle, R: outer });
    expect(describeLayout(view, "R")).toBe("12/4 0 4");
    expect(describeLayout(view, "M")).toBe("8/4 0 4");
  });
});

describe("packing and alignment", () => {
  const fields = [field("c", "c_char"), field("i", "c_int"), field("d", "f64")];

  it("packs members to 1, 2 or 4", () => {
    expectOnTargets(struct(fields, { packed: 1 }), "13/1 0 1 5");
    expectOnTargets(struct(fields, { packed: 2 }), "14/2 0 2 6");
    expectOnTargets(struct(fields, { packed: 4 }), "16/4 0 4 8");
  });

  it("packs a single field", () => {
    expectOnTargets(struct([field("c", "c_char"), field("i", "c_int", { packed: true })]), "5/1 0 1");
  });

  it("aligns a record and its size", () => {
    expectOnTargets(struct([field("i", "c_int")], { align: 16 }), "16/16 0");
  });

  it("keeps a member's own alignment under the attribute, and loses it under a pragma but with Microsoft", () => {
    const aligned = [field("c", "c_char"), field("i", "c_int", { align: 8 })];
    expectOnTargets(struct(aligned, { packed: 1 }), "16/8 0 8");
    expectOnTargets(struct(aligned, { packed: 2 }), "6/2 0 2", { "x86_64-pc-windows-msvc": "16/8 0 8" });
  });

  it("lets an aligned type inside win over packing with Microsoft only", () => {
    const types = {
      A: struct([field("i", "c_int")], { align: 8 }),
      R: struct([field("c", "c_char"), field("a", named("A"))], { packed: 1 }),
    };
    expect(describeLayout(viewOf(types), "R")).toBe("9/1 0 1");
    expect(describeLayout(viewOf(types, "x86_64-pc-windows-msvc"), "R")).toBe("16/8 0 8");
  });

  it.each([0, 3, -8, 1.5, Number.NaN, 2 ** 40])("refuses an alignment of %d", (align) => {
    expect(describeLayout(viewOf({ R: struct(fields, { align }) }), "R")).toMatch(/^unknown: alignment/);
    expect(describeLayout(viewOf({ R: struct([field("a", "u8", { align })]) }), "R")).toMatch(/^unknown: al/);
    expect(describeLayout(viewOf({ R: struct(fields, { packed: align }) }), "R")).toMatch(
      /^unknown: packing/,
    );
  });
});

describe("bit-fields", () => {
  const bits = (name: string, type: Parameters<typeof field>[1], width: number) =>
    field(name, type, { bits: width });
  const windows = (text: string) => ({ "x86_64-pc-windows-gnu": text, "x86_64-pc-windows-msvc": text });
  const arm = (text: string) => ({
    "aarch64-unknown-linux-gnu": text,
    "aarch64-unknown-linux-musl": text,
  });

  it("share bytes, but on Windows only among types of one size", () => {
    expectOnTargets(
      struct([bits("a", "c_char", 4), bits("b", "c_int", 4)]),
      "4/4 0:4 4:4",
      windows("8/4 0:4 32:4"),
    );
    expectOnTargets(
      struct([bits("a", "c_char", 7), bits("b", "c_short", 7), bits("c", "c_int", 7)]),
      "4/4 0:7 7:7 14:7",
      windows("8/4 0:7 16:7 32:7"),
    );
    expectOnTargets(struct([bits("a", "i64", 40), bits("b", "c_int", 20)]), "8/8 0:40 40:20", {
      ...windows("16/8 0:40 64:20"),
      "i686-unknown-linux-gnu": "8/4 0:40 40:20",
    });
  });

  it("move on where they would cross their type", () => {
    expectOnTargets(
      struct([bits("a", "c_uint", 3), bits("b", "c_uint", 30), bits("c", "c_uint", 5)]),
      "12/4 0:3 32:30 64:5",
    );
  });

  it("cross it in a packed record", () => {
    const fields = [bits("a", "c_uint", 3), bits("b", "c_uint", 30)];
    expectOnTargets(struct(fields, { packed: 1 }), "5/1 0:3 3:30", windows("8/1 0:3 32:30"));
  });

  it("of no width end a unit by the rule of the target", () => {
    const zero = { type: scalar("c_int"), bits: 0 };
    const fields = [field("a", "c_char"), zero, field("b", "c_char")];
    expectOnTargets(struct(fields), "5/1 0 32:0 4", { ...arm("8/4 0 32:0 4"), ...windows("2/1 0 8:0 1") });
  });

  it("without a name align the record on AArch64 Linux and Windows only", () => {
    const fields = [field("c", "c_char"), { type: scalar("c_int"), bits: 5 }];
    expectOnTargets(struct(fields), "2/1 0 8:5", { ...arm("4/4 0 8:5"), ...windows("8/4 0 32:5") });
  });

  it("in a union begin at 0", () => {
    expectOnTargets(union([bits("a", "c_int", 3), bits("b", "c_uint", 9)]), "4/4 0:3 0:9", {
      "x86_64-pc-windows-msvc": "4/1 0:3 0:9",
    });
  });

  it("wider than their type, of no integer type or of a broken width are refused", () => {
    for (const wrong of [
      bits("a", "c_char", 9),
      bits("a", "bool", 2),
      bits("a", "f32", 3),
      bits("a", "c_int", -1),
      bits("a", "c_int", 1.5),
    ])
      expect(describeLayout(viewOf({ R: struct([wrong]) }), "R")).toMatch(/^unknown: bit-field `a`/);
  });

  it("are unknown where compilers disagree", () => {
    const aligned = struct([field("a", "c_int", { bits: 3, align: 1 })]);
    expect(describeLayout(viewOf({ R: aligned }), "R")).toMatch(/^unknown: compilers disagree/);
    const packedUnion = union([bits("a", "c_int", 3)], { packed: 1 });
    expect(describeLayout(viewOf({ R: packedUnion }, "x86_64-pc-windows-gnu"), "R")).toMatch(/disagree/);
  });
});
