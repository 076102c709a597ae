import { describe, expect, test } from "vitest";
import { readHeader } from "../resolve/read-header.ts";

describe("a pointer that is not as wide as the target's is told, wherever the word stands", () => {
  test.each([
    "int * __ptr32 f(void);",
    "int f(int * __ptr32 p);",
    "int f(int * __ptr32);",
    "struct s { int * __ptr32 p; };",
    "typedef void * __ptr32 T;",
    "extern int * __ptr32 v;",
    "int f(void * __sptr __ptr32 p);",
    "int f(void * __uptr p);",
  ])("%s", (text) => {
    const { contract, gaps } = readHeader(text, "x86_64-pc-windows-msvc");
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) expect(gap).toMatch(/^layout .*makes a pointer of another size/);
    expect(contract.functions.get("f")?.[0]?.params[0]?.name).not.toBe("__ptr32");
  });

  test("`__ptr64` says what is so anyway", () => {
    expect(readHeader("int * __ptr64 f(void);", "x86_64-pc-windows-msvc").gaps).toEqual([]);
  });
});
