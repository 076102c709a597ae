import { describe, expect, test } from "vitest";
import { preprocessSample } from "./preprocess-sample.ts";

describe("a pragma", () => {
  test.each([
    "once",
    "GCC diagnostic push",
    "GCC system_header",
    "GCC poison strcpy",
    'clang diagnostic ignored "-Wx"',
    "clang attribute pop",
    "warning(disable : 4996)",
    'comment(lib, "ws2_32")',
    'message("hello")',
    "region types",
    "endregion",
    "mark - types",
    "STDC FENV_ACCESS ON",
    "omp declare simd",
    "weak f",
    "",
  ])("that changes nothing is passed over: %s", (text) => {
    expect(preprocessSample(`#pragma ${text}\nint a;`).gaps).toEqual([]);
  });

  test.each([
    "align = packed",
    "options align=packed",
    "enum(1)",
    "clang attribute push(__attribute__((packed)), apply_to = record)",
    "ms_struct on",
    "GCC visibility push(secret)",
    "GCC something",
    "whatever this is",
  ])("that may change something is told: %s", (text) => {
    const { gaps } = preprocessSample(`#pragma ${text}\nint a;`);
    expect(gaps.map(({ reason }) => reason)).toEqual(["directive"]);
    expect(gaps[0]?.detail).toContain(`#pragma ${text.slice(0, 8)}`);
  });
});
