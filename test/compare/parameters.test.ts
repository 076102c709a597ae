import { describe, expect, it } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { diffHeaders, rulesOf, told } from "./diff-headers.ts";

describe("parameters", () => {
  it.each([
    [
      "one put among others of its type is the one that is told",
      "void draw(int x, int y, int w, int h);",
      "void draw(int x, int y, int z, int w, int h);",
      "error[param-added] `draw` gained parameter `z` of type `c_int` at position 3",
    ],
    [
      "one put in front leaves the others alone",
      "void draw(int x, int y);",
      "void draw(void *context, int x, int y);",
      "error[param-added] `draw` gained parameter `context` of type `*mut void` at position 1",
    ],
    [
      "without names it is the last of its type",
      "void draw(int, int);",
      "void draw(int, int, int);",
      "error[param-added] `draw` gained parameter `#3` of type `c_int` at position 3",
    ],
    [
      "one taken from the middle is the one that is told",
      "void draw(int x, int y, int w);",
      "void draw(int x, int w);",
      "error[param-removed] `draw` lost parameter `y` of type `c_int` at position 2",
    ],
    [
      "in another order are told as that",
      "void copy(void *dst, const void *src, int n);",
      "void copy(const void *src, void *dst, int n);",
      "error[param-reordered] parameters of `copy` are now ordered (src, dst, n), were (dst, src, n)",
    ],
    [
      "of one type that change places are told, though they compile again",
      "void size(int width, int height);",
      "void size(int height, int width);",
      "error[param-reordered] parameters of `size` are now ordered (height, width), were (width, height)",
    ],
    [
      "of a callback that change places are told too",
      "typedef void (*sized)(int width, int height); void f(sized s);",
      "typedef void (*sized)(int height, int width); void f(sized s);",
      "error[callback-signature-changed] callback `sized` changed: parameters (width, height) -> (height, width)",
    ],
    [
      "one that changed its name and its type is one and the same",
      "void seek(short place);",
      "void seek(long long offset);",
      "error[param-width-changed] parameter `place` of `seek` is 8 bytes wide, was 2: `c_short` -> `c_longlong`",
    ],
  ])("%s", (_, baseline, current, expected) => {
    expect(told(diffHeaders(baseline, current))).toEqual([expected]);
  });

  it.each([
    ["a name", "void f(int width);", "void f(int w);"],
    ["a top-level qualifier", "void f(int p);", "void f(const int p);"],
    ["the length of an array, which C drops", "void f(int p[10]);", "void f(int p[12]);"],
    ["an array for a pointer", "void f(int *p);", "void f(int p[]);"],
    ["the same type by its other name", "void f(unsigned p);", "#include <stdint.h>\nvoid f(uint32_t p);"],
  ])("nothing is said of %s", (_, baseline, current) => {
    expect(diffHeaders(baseline, current)).toEqual([]);
  });
});

describe("a calling convention", () => {
  const TARGETS: readonly Triple[] = ["i686-unknown-linux-gnu", "x86_64-unknown-linux-gnu"];

  it("that only 32-bit processors have is told there alone", () => {
    const findings = diffHeaders("void f(int x);", "void __attribute__((stdcall)) f(int x);", TARGETS);
    expect(findings.map(({ rule, targets }) => [rule, targets])).toEqual([
      ["calling-convention-changed", ["i686-unknown-linux-gnu"]],
    ]);
  });

  it("that is the plain one of a target is no change there", () => {
    const targets: readonly Triple[] = ["x86_64-pc-windows-msvc", "x86_64-unknown-linux-gnu"];
    const findings = diffHeaders("void f(int x);", "void __attribute__((ms_abi)) f(int x);", targets);
    expect(findings.map(({ rule, targets }) => [rule, targets])).toEqual([
      ["calling-convention-changed", ["x86_64-unknown-linux-gnu"]],
    ]);
  });

  it("of a callback is told where it differs", () => {
    const current = "typedef void (__attribute__((stdcall)) *done)(int); void f(done d);";
    const findings = diffHeaders("typedef void (*done)(int); void f(done d);", current, TARGETS);
    expect(findings.map(({ rule, targets }) => [rule, targets])).toEqual([
      ["callback-signature-changed", ["i686-unknown-linux-gnu"]],
    ]);
  });
});

describe("an inline function", () => {
  it("has no symbol to lose: what changes in it breaks nobody who is built", () => {
    const findings = diffHeaders(
      "static inline int twice(int x) { return 2 * x; }",
      "static inline long long twice(long long x) { return 2 * x; }",
    );
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ breaks }) => breaks.includes("binary"))).toEqual([]);
  });

  it("that takes the place of a function takes its symbol away, and gives one the other way", () => {
    const plain = "int twice(int x);";
    const inline = "static inline int twice(int x) { return 2 * x; }";
    expect(rulesOf(diffHeaders(plain, inline))).toEqual(["function-became-inline"]);
    expect(rulesOf(diffHeaders(inline, plain))).toEqual(["inline-became-function"]);
  });

  it("may have another body", () => {
    const current = "static inline int twice(int x) { return x + x; }";
    expect(diffHeaders("static inline int twice(int x) { return 2 * x; }", current)).toEqual([]);
  });
});

describe("a type of another library", () => {
  it("that is no longer used is not removed", () => {
    const findings = diffHeaders("#include <stdio.h>\nvoid dump(FILE *out); int g(void);", "int g(void);");
    expect(rulesOf(findings)).toEqual(["function-removed"]);
  });

  it("that is newly used is not added", () => {
    const findings = diffHeaders("int g(void);", "#include <stdio.h>\nvoid dump(FILE *out); int g(void);");
    expect(rulesOf(findings)).toEqual(["function-added"]);
  });
});
