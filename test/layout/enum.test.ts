import { expect, it } from "vitest";
import type { EnumDefinition, TaggedDefinition } from "../../src/idl/contract.ts";
import { TRIPLES, type Triple } from "../../src/idl/target.ts";
import type { ScalarName } from "../../src/idl/type.ts";
import { enumStorage } from "../../src/layout/enum-storage.ts";
import { describeLayout, field, LINUX, named, viewOf } from "./contract-text.ts";

const MSVC: Triple = "x86_64-pc-windows-msvc";

function enumOf(values: readonly bigint[], repr: ScalarName | "c" = "c"): EnumDefinition {
  return { kind: "enum", repr, variants: values.map((value, index) => ({ name: `V${index}`, value })) };
}

it.each([
  [[0n, 1n], "u32"],
  [[-1n, 1n], "i32"],
  [[0xffff_ffffn], "u32"],
  [[-1n, 0x8000_0000n], "i64"],
  [[0x1_0000_0000n], "u64"],
  [[-0x8000_0001n], "i64"],
  [[], "u32"],
] as const)("a C enum is stored by its values, and always as int by Microsoft (%#)", (values, storage) => {
  for (const target of TRIPLES)
    expect(enumStorage(enumOf(values), target), target).toBe(target === MSVC ? "i32" : storage);
});

it("an enum of fixed storage keeps it everywhere", () => {
  for (const target of TRIPLES) expect(enumStorage(enumOf([1n], "u8"), target)).toBe("u8");
  expect(describeLayout(viewOf({ E: enumOf([1n], "u16") }), "E")).toBe("2/2");
});

it("values of other targets do not widen an enum", () => {
  const wide = { name: "Wide", value: 1n << 40n, targets: [MSVC] };
  const definition = { ...enumOf([1n]), variants: [{ name: "A", value: 1n }, wide] };
  expect(enumStorage(definition, LINUX)).toBe("u32");
});

it("values beyond 64 bits have no layout", () => {
  expect(describeLayout(viewOf({ E: enumOf([1n << 64n]) }), "E")).toMatch(/^unknown/);
  expect(describeLayout(viewOf({ E: enumOf([-1n, (1n << 64n) - 1n]) }), "E")).toMatch(/^unknown/);
  expect(describeLayout(viewOf({ E: enumOf([1n], "f32") }), "E")).toMatch(/^unknown/);
});

/** `enum Data { A(u8), B(u64), C }`, of which rustc prints these layouts. */
function tagged(...repr: readonly string[]): TaggedDefinition {
  return {
    kind: "tagged",
    repr,
    variants: [
      { name: "A", value: 0n, fields: [field("_0", "u8")] },
      { name: "B", value: 1n, fields: [field("_0", "u64")] },
      { name: "C", value: 2n },
    ],
  };
}

it.each([
  [["c"], LINUX, "16/8", [8, 8]],
  [["u8"], LINUX, "16/8", [1, 8]],
  [["c", "u8"], LINUX, "16/8", [8, 8]],
  [["c"], "i686-unknown-linux-gnu", "12/4", [4, 4]],
  [["u8"], "i686-unknown-linux-gnu", "12/4", [1, 4]],
  [["c", "u8"], "i686-unknown-linux-gnu", "12/4", [4, 4]],
] as const)(
  "a Rust enum with data under repr(%j) on %s is lowered by RFC 2195",
  (repr, target, size, offsets) => {
    const view = viewOf({ T: tagged(...repr) }, target);
    expect(describeLayout(view, "T")).toBe(size);
    const layout = view.layoutOf(named("T"));
    const payloads = layout.kind === "sized" ? layout.tagged?.payloads : undefined;
    expect(payloads?.map(({ fields }) => fields.map(({ offset }) => offset))).toEqual([
      [offsets[0]],
      [offsets[1]],
      [],
    ]);
  },
);

it("a Rust enum without a known repr has no layout", () => {
  for (const repr of [[], ["Rust"], ["u8", "c"], ["f32"], ["c", "u8", "u8"]])
    expect(describeLayout(viewOf({ T: tagged(...repr) }), "T")).toMatch(/^unknown/);
});
