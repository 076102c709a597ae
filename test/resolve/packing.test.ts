import { describe, expect, test } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { createView } from "../../src/layout/create-view.ts";
import { readHeader } from "./read-header.ts";

function sizeAndAlign(text: string, target: Triple = "x86_64-unknown-linux-gnu"): string {
  const { contract, gaps } = readHeader(`${text}\n`, target);
  expect(gaps).toEqual([]);
  const layout = createView(contract, target).layoutOf({ kind: "named", name: "s" });
  return layout.kind === "sized" ? `${layout.size}/${layout.align}` : layout.kind;
}

const OWN = "struct s { char c; int x __attribute__((aligned(8))); };";
const PACKED = "struct __attribute__((packed)) s { char c; int x __attribute__((aligned(8))); };";
const BITS = "struct __attribute__((packed)) s { long long m : 47; };";

describe("`#pragma pack` and the attribute `packed`, as size/alignment", () => {
  test.each([
    ["the pragma caps a member's own alignment", `#pragma pack(1)\n${OWN}`, "5/1"],
    ["the attribute does not", PACKED, "16/8"],
    ["the pragma caps it under the attribute too", `#pragma pack(2)\n${PACKED}`, "6/2"],
    ["a bit-field under the attribute takes the bytes it needs", BITS, "6/1"],
    ["under both it keeps what the pragma leaves", `#pragma pack(8)\n${BITS}`, "8/8"],
    [
      "the record's own alignment holds",
      "#pragma pack(1)\nstruct __attribute__((aligned(8))) s { int x; };",
      "8/8",
    ],
  ])("%s", (_, text, expected) => {
    expect(sizeAndAlign(text)).toBe(expected);
  });

  test("Microsoft's compiler leaves a member's own alignment alone", () => {
    const text = "#pragma pack(1)\nstruct s { char c; __declspec(align(8)) int x; };";
    expect(sizeAndAlign(text, "x86_64-pc-windows-msvc")).toBe("16/8");
    expect(sizeAndAlign(text, "x86_64-pc-windows-gnu")).toBe("5/1");
  });

  test("several alignments of one record, of which the last is not the greatest, are told", () => {
    const { gaps } = readHeader("struct __attribute__((aligned(16), aligned(2))) s { int x; };");
    expect(gaps).toEqual([expect.stringMatching(/^layout .* compilers disagree/)]);
  });

  test("a packing that begins within a struct is told, one around an inner struct is not", () => {
    const within = readHeader("struct s {\nchar c;\n#pragma pack(1)\nint x; };");
    expect(within.gaps).toEqual([expect.stringMatching(/^layout 1:8 /)]);
    const around =
      "struct s {\n#pragma pack(push, 1)\nstruct { char c; int x; } a;\n#pragma pack(pop)\nint b; };";
    expect(readHeader(around).gaps).toEqual([]);
  });
});
