import { describe, expect, test } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { readText } from "./read-sources.ts";

function detailsOf(text: string): readonly string[] {
  return readText(text).gaps.map(({ detail }) => detail);
}

describe("habits of real headers", () => {
  test("a macro that calls another wrongly, and that nobody calls, loses nothing", () => {
    const text = "#define DECLARE(a, b, c) int a;\n#define OLD(a, b) DECLARE(a, b)\nint f(void);\n";
    expect(detailsOf(text)).toEqual([]);
    expect(detailsOf(`${text}OLD(x, y)\n`)).toHaveLength(1);
  });

  test("a macro for the place of its use has no value", () => {
    const { contract, gaps } = readText(
      "#define HERE __LINE__\n#define FILE_HERE __FILE__\n#define NEXT (HERE + 1)\n#define A 7\n",
    );
    expect(gaps).toEqual([]);
    expect([...contract.constants.keys()]).toEqual(["A"]);
  });

  test("a character above 127 has each target's value", () => {
    const targets: readonly Triple[] = ["aarch64-unknown-linux-gnu", "x86_64-unknown-linux-gnu"];
    const { contract, gaps } = readText("#define ESCAPE '\\377'\n", targets);
    expect(gaps).toEqual([]);
    const values = contract.constants.get("ESCAPE")?.map((item) => [item.targets, item.value]);
    expect(values).toEqual([
      [["aarch64-unknown-linux-gnu"], 255n],
      [["x86_64-unknown-linux-gnu"], -1n],
    ]);
  });
});

describe("declarations that say less than they seem to", () => {
  test.each([
    ["a typedef without a name", "typedef struct s { int a; };", "this declares nothing; is a name missing?"],
    ["a variable without a name", "extern struct s;", "this declares nothing; is a name missing?"],
    ["a struct without a name", "struct { int a; };", "this struct has neither a tag nor a name"],
    ["a member without a name", "struct s { int; };", "this declares no member; is a name missing?"],
    [
      "a function within a struct",
      "struct s { int f(void); };",
      "the member `s.f` is a function; is a `}` missing?",
    ],
    ["a block that is not closed", 'extern "C" { int f(void);', "this block is not closed with `}`"],
    ["a typedef of itself", "typedef T T;", "the typedef `T` is made of itself"],
    ["a typedef and a variable", "typedef int t;\nint (t);", "`t` is a type at a.h:1:13 and a variable here"],
    ["a function and a variable", "int f(void);\nint f;", "`f` is a function at a.h:1:5 and a variable here"],
  ])("%s", (_, text, detail) => {
    expect(detailsOf(text)).toEqual([detail]);
  });

  test("a forgotten semicolon costs one declaration and says where", () => {
    const { contract, gaps } = readText("int f(int a)\nint g(int b);\nint h(int c);\n");
    expect(gaps.map(({ span }) => span.start)).toEqual([13]);
    expect([...contract.functions.keys()]).toContain("h");
  });
});
