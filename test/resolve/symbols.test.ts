import { describe, expect, test } from "vitest";
import { readHeader } from "./read-header.ts";

const GNU_INLINE = "extern inline __attribute__((gnu_inline)) int f(int x) { return x; }";

function isInline(text: string): boolean {
  return readHeader(text).contract.functions.get("f")?.[0]?.inline === true;
}

describe("an inline function", () => {
  test.each([
    ["static", "static int f(int x) { return x; }", true],
    ["inline and never extern", "inline int f(int x) { return x; }", true],
    ["declared plainly as well", "int f(int x); inline int f(int x) { return x; }", false],
    ["extern inline", "extern inline int f(int x) { return x; }", false],
    ["GNU's extern inline", GNU_INLINE, true],
    ["GNU's extern inline, declared plainly as well", `int f(int x); ${GNU_INLINE}`, false],
    ["GNU's inline", "inline __attribute__((gnu_inline)) int f(int x) { return x; }", false],
  ])("that is %s has a symbol or not", (_, text, expected) => {
    expect(isInline(text)).toBe(expected);
  });
});
