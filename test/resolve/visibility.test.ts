import { describe, expect, test } from "vitest";
import { readHeader } from "./read-header.ts";

const HIDDEN = '__attribute__((visibility("hidden")))';
const VISIBLE = '__attribute__((visibility("default")))';

function symbols(text: string): { readonly names: readonly string[]; readonly gaps: readonly string[] } {
  const { contract, gaps } = readHeader(text);
  return { names: [...contract.functions.keys(), ...contract.statics.keys()].sort(), gaps };
}

describe("a symbol that its library keeps to itself is no part of the contract", () => {
  test.each([
    ["by its only declaration", `${HIDDEN} int f(void); int g(void);`],
    ["by a later declaration", `int f(void); int g(void); ${HIDDEN} int f(void);`],
    ["by a declaration that others follow", `${HIDDEN} int f(void); int f(void); int g(void);`],
    ["as a variable", `extern int f; int g(void); extern int f ${HIDDEN};`],
    [
      "by the region where it stands",
      "#pragma GCC visibility push(hidden)\nint f(void);\n#pragma GCC visibility pop\nint g(void);",
    ],
    [
      "by a region within a region",
      `#pragma GCC visibility push(hidden)
       #pragma GCC visibility push(default)
       int g(void);
       #pragma GCC visibility pop
       extern int f;
       #pragma GCC visibility pop`,
    ],
    [
      "but not where an attribute outweighs the region",
      `#pragma GCC visibility push(internal)\nint f(void); ${VISIBLE} int g(void);\n#pragma GCC visibility pop`,
    ],
    [
      "but not where an attribute came before the region",
      `${VISIBLE} int g(void);\n#pragma GCC visibility push(hidden)\nint g(void); int f(void);\n`,
    ],
    [
      "by a _Pragma in a macro",
      `#define BEGIN _Pragma("GCC visibility push(hidden)")\n#define END _Pragma("GCC visibility pop")
       BEGIN int f(void); END int g(void);`,
    ],
  ])("%s", (_, text) => {
    expect(symbols(text)).toEqual({ names: ["g"], gaps: [] });
  });

  test("and attributes that contradict each other are told", () => {
    const { names, gaps } = symbols(`${HIDDEN} int f(void);\n${VISIBLE} int f(void);`);
    expect(names).toEqual([]);
    expect(gaps).toEqual([expect.stringMatching(/^conflict 2:\d+ `f` is hidden at include\/a\.h:1:\d+/)]);
  });

  test("and a region that is not understood is told", () => {
    expect(symbols("#pragma GCC visibility push(secret)\nint f(void);").gaps).toHaveLength(1);
  });
});
