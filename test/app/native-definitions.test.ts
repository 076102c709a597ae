import { describe, expect, it } from "vitest";
import { nativeDefinitions } from "../../src/app/native-definitions.ts";

const inC = (text: string): readonly string[] => [...nativeDefinitions("a.c", text)].sort();

describe("sources that are not read", () => {
  it.each([
    ["functions with a body", "int\nkv(int a,\n  int (*cb)(int))\n{ if (a) { other(); } }", ["kv"]],
    ["no calls and no declarations", "int a(int);\nextern int b;\nstatic int c(void) { return a(b); }", []],
    ["variables", "int a = 3, b;\nconst char c[] = { 1, 2 };\nstruct s { int m; } d;", ["a", "b", "c", "d"]],
    ["no words of comments and strings", '/* int a(void) {} */ char *b = "int c(void) {";', ["b"]],
    [
      "functions behind either branch",
      "#if X\nint f(int a) {\n#else\nint f(void) {\n#endif\n}\nint g() {}",
      ["f", "g"],
    ],
    ["names that a macro is given", "KV_FN(kv_a)(int a) { }\nKV_VEC(kv_b);", ["KV_FN", "kv_a", "kv_b"]],
  ])("define %s", (_, text, names) => {
    expect(inC(text)).toEqual(names);
  });

  it("define in C++ what stands in `extern` blocks and namespaces", () => {
    const text = 'extern "C" {\nint a() { return b(); }\n}\nextern "C" int c() { }\nint K::m() { }\n';
    expect([...nativeDefinitions("a.cc", text)].sort()).toEqual(["a", "c"]);
  });

  it("define any name where their braces do not close", () => {
    expect(inC("int f(void) { g();")).toContain("g");
  });

  it("define labels in assembler, with and without Mach-O's underscore", () => {
    const names = nativeDefinitions("a.S", ".globl _kv\n_kv:\n  call other\nENTRY(kv_b)\n");
    expect([...names].sort()).toEqual(["_kv", "kv", "kv_b"]);
  });

  it("are looked through in time that grows with their length alone", () => {
    for (const piece of ["{", "(", "#if\n", "A(", "x,", '"', "\\\n", "f(){"]) {
      expect(nativeDefinitions("a.c", piece.repeat(50_000)).size).toBeLessThan(10);
    }
  });
});
