import { expect, it } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import type { Type } from "../../src/idl/type.ts";
import { createView } from "../../src/layout/create-view.ts";
import { array, contract, describeLayout, field, LINUX, scalar, struct } from "./contract-text.ts";

const WINDOWS: readonly Triple[] = ["x86_64-pc-windows-gnu", "x86_64-pc-windows-msvc"];

it("a view has the fields, variants and parameters of its target, also inside function pointers", () => {
  const callback: Type = {
    kind: "function",
    params: [{ type: scalar("u8"), targets: WINDOWS }, { type: scalar("u16") }],
    returns: { type: { kind: "void" } },
    variadic: true,
  };
  const source = contract(
    {
      R: struct([field("handle", "u64", { targets: WINDOWS }), field("call", callback)]),
      E: {
        kind: "enum",
        repr: "c",
        variants: [
          { name: "A", value: 0n },
          { name: "B", value: 1n, targets: WINDOWS },
        ],
      },
    },
    {
      functions: new Map([
        [
          "f",
          [
            {
              params: [{ type: scalar("u8") }, { type: scalar("u16"), targets: WINDOWS }],
              returns: { type: { kind: "void" } },
            },
          ],
        ],
      ]),
    },
  );
  const linux = createView(source, LINUX);
  const windows = createView(source, "x86_64-pc-windows-msvc");
  expect(describeLayout(linux, "R")).toBe("8/8 0");
  expect(describeLayout(windows, "R")).toBe("16/8 0 8");
  expect(linux.functions.get("f")?.params).toHaveLength(1);
  expect(windows.functions.get("f")?.params).toHaveLength(2);
  const record = linux.types.get("R");
  expect(record?.kind === "struct" && record.fields[0]?.type).toEqual({
    ...callback,
    params: [{ type: scalar("u16") }],
  });
  const variants = linux.types.get("E");
  expect(variants?.kind === "enum" && variants.variants.map(({ name }) => name)).toEqual(["A"]);
});

it("a view takes the item of its target where a name has several, and none where it has none", () => {
  const source = contract(
    {
      T: [
        { kind: "alias", to: scalar("u32"), targets: [LINUX] },
        { ...struct([field("a", "u64")]), targets: WINDOWS },
      ],
    },
    {
      constants: new Map([["N", [{ type: "u32", value: 4n, targets: WINDOWS }]]]),
    },
  );
  expect(createView(source, LINUX).types.get("T")?.kind).toBe("alias");
  expect(createView(source, "x86_64-pc-windows-gnu").types.get("T")?.kind).toBe("struct");
  expect(createView(source, "aarch64-apple-darwin").types.has("T")).toBe(false);
  const counted = array(scalar("u8"), { kind: "constant", name: "N" });
  expect(describeLayout(createView(source, "x86_64-pc-windows-gnu"), counted)).toBe("4/1");
  expect(describeLayout(createView(source, LINUX), counted)).toMatch(/^unknown/);
});

it("items behind a feature stay: features are all on", () => {
  const source = contract({ R: struct([field("a", "u8", { when: 'feature = "x"' })]) });
  expect(describeLayout(createView(source, LINUX), "R")).toBe("1/1 0");
});

it("keeps fields that have nothing to project", () => {
  const plain = field("a", "u8");
  const record = createView(contract({ R: struct([plain]) }), LINUX).types.get("R");
  expect(record?.kind === "struct" && record.fields[0]).toBe(plain);
});
