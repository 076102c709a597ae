import { describe, expect, it } from "vitest";
import { diffHeaders, rulesOf, told } from "./diff-headers.ts";

const using = (enumerators: string): string => `enum e { ${enumerators} }; void f(enum e x);`;

describe("enumerators", () => {
  it("that moved because one was put in front of them are one finding", () => {
    const [moved, added] = diffHeaders(using("E_A, E_B, E_C, E_D"), using("E_A, E_NEW, E_B, E_C, E_D"));
    expect(told(moved === undefined ? [] : [moved])).toEqual([
      "error[enum-variant-value-changed] `E_B` of `e` changed its value from 1 to 2; enumerators that changed: 3",
    ]);
    expect(moved?.consequences).toEqual(["`E_C` 2 -> 3", "`E_D` 3 -> 4"]);
    expect(added?.rule).toBe("enum-variant-added");
  });

  it("that only count the others may move when one is added", () => {
    const findings = diffHeaders(using("E_A, E_B, E_COUNT"), using("E_A, E_B, E_C, E_COUNT"));
    expect(findings.map(({ rule, level }) => [rule, level])).toEqual([
      ["enum-sentinel-changed", "warning"],
      ["enum-variant-added", "info"],
    ]);
  });

  it("that count the others and move for no reason are told as any other", () => {
    const findings = diffHeaders(using("E_A, E_B, E_COUNT"), using("E_A, E_B, E_COUNT = 9"));
    expect(rulesOf(findings)).toEqual(["enum-variant-value-changed"]);
  });

  it("of another name and the same value are renamed, which breaks nobody who is built", () => {
    const findings = diffHeaders(using("OLD = 3"), using("NEW = 3"));
    expect(told(findings)).toEqual([
      "error[enum-variant-renamed] `OLD` of `e` is now called `NEW`, with the same value",
    ]);
    expect(findings[0]?.breaks).toEqual(["source"]);
  });

  it("that swapped their values are one finding", () => {
    const findings = diffHeaders(using("A = 1, B = 2"), using("A = 2, B = 1"));
    expect(rulesOf(findings)).toEqual(["enum-variant-value-changed"]);
  });

  it("that stand under another enum now are still there for C", () => {
    const baseline = "enum a { X = 1, Y = 2 }; enum b { Z = 5 };";
    expect(diffHeaders(baseline, "enum a { X = 1 }; enum b { Z = 5, Y = 2 };")).toEqual([]);
  });
});

describe("a constant", () => {
  const MACROS = "#define LIMIT 4\n#define DEPTH 5\nint f(void);";
  const ENUM = "enum { LIMIT = 4, DEPTH = 5 };\nint f(void);";

  it("that became an enumerator, or was one, is still there", () => {
    expect(diffHeaders(MACROS, ENUM)).toEqual([]);
    expect(diffHeaders(ENUM, MACROS)).toEqual([]);
  });

  it("that became an enumerator of another value is told, either way", () => {
    const other = ENUM.replace("DEPTH = 5", "DEPTH = 6");
    const there = diffHeaders(MACROS, other);
    const back = diffHeaders(other, MACROS);
    expect(there.some(({ level, message }) => level === "error" && message.includes("DEPTH"))).toBe(true);
    expect(back.some(({ level, message }) => level === "error" && message.includes("DEPTH"))).toBe(true);
  });

  it("that tells the version of the library may change, one that only sounds so may not", () => {
    const at = (n: number): string =>
      `#define KV_VERSION_MAJOR ${n}\n#define KV_VER ${n}\n#define KV_VERBOSE ${n}\n`;
    expect(told(diffHeaders(`${at(1)}int f(void);`, `${at(2)}int f(void);`))).toEqual([
      "error[constant-value-changed] value of constant `KV_VERBOSE` changed: 1 -> 2",
    ]);
  });
});
