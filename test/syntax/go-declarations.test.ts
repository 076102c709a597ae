import { describe, expect, it } from "vitest";
import { findCgoUses } from "../../src/syntax/go/cgo-uses.ts";
import type { GoType } from "../../src/syntax/go/declaration.ts";
import { parseGoFile } from "../../src/syntax/go/parse-file.ts";

function parse(text: string) {
  return parseGoFile({ path: "a.go", text });
}

function typeText(type: GoType): string {
  if (type.kind === "pointer") return `*${typeText(type.to)}`;
  if (type.kind === "qualified") return `${type.package}.${type.name}`;
  return type.kind === "name" ? type.name : type.kind;
}

function signature(text: string): string {
  const file = parse(`package p\n${text}\n`);
  expect(file.gaps).toEqual([]);
  const [one] = file.functions;
  if (one === undefined) return "none";
  const list = (params: typeof one.params): string =>
    params
      .map(
        ({ name, type, variadic }) =>
          `${name === null ? "" : `${name} `}${variadic ? "..." : ""}${typeText(type)}`,
      )
      .join(", ");
  const receiver = one.receiver === null ? "" : `(${list([one.receiver])}) `;
  return `${receiver}${one.name}(${list(one.params)}) (${list(one.results)})`;
}

function docsOf(text: string): readonly string[] {
  return parse(text)
    .imports.filter(({ path }) => path === "C")
    .map(({ doc }) => doc.map(({ start, end }) => text.slice(start, end)).join("|"));
}

describe("signatures", () => {
  it.each([
    ["func f()", "f() ()"],
    ["func f(a, b int, c *C.char) C.int {}", "f(a int, b int, c *C.char) (C.int)"],
    ["func f(int, C.long, []byte) (n int, err error) { return }", "f(int, C.long, slice) (n int, err error)"],
    ["func (s *Store) f(x ...string) map[string]int {}", "(s *Store) f(x ...string) (map)"],
    ["func f(cb func(a, b int) (c int), ch <-chan int) chan<- int {}", "f(cb func, ch chan) (chan)"],
    [
      "func f(a [4]int, t T[int, string], x []T[int]) ([2]int, interface{}) {}",
      "f(a array, t instance, x slice) (array, interface)",
    ],
    ["func f(T[int], (((int)))) struct{} {}", "f(instance, int) (struct)"],
    ["func f[T any](x T,\n\ty int,\n) T {}", "f(x T, y int) (T)"],
  ])("%s", (text, expected) => {
    expect(signature(text)).toBe(expected);
  });

  it("of types: aliases, groups and parameters of type", () => {
    const { types, gaps } = parse(
      "package p\ntype (\n\tA = int\n\tB[T any] struct{}\n)\ntype D [N]byte; type E *A\n",
    );
    expect(gaps).toEqual([]);
    expect(types.map(({ name, generic, type }) => [name, generic, typeText(type)])).toEqual([
      ["A", false, "int"],
      ["B", true, "struct"],
      ["D", false, "array"],
      ["E", false, "*A"],
    ]);
  });
});

describe("the comments that belong to an import", () => {
  it.each([
    ["one block", 'package p\n/*a*/\nimport "C"', ["/*a*/"]],
    ["lines", 'package p\n//a\n//b\nimport "C"', ["//a|//b"]],
    ["both kinds", 'package p\n/*a*/\n//b\n/*c*/ /*d*/\nimport "C"', ["/*a*/|//b|/*c*/|/*d*/"]],
    ["none behind a blank line", 'package p\n/*a*/\n\nimport "C"', [""]],
    ["only those below a blank line", 'package p\n//a\n\n//b\nimport "C"', ["//b"]],
    ["none on the same line", 'package p\n/*a*/ import "C"', [""]],
    ["none behind code", 'package p // a\nimport "C"', [""]],
    ["in a group", 'package p\n//out\nimport (\n"fmt"\n//in\n"C"\n)', ["//in"]],
    ["of a group of one", 'package p\n//out\nimport (\n"C"\n)', ["//out"]],
    ["not of a group of two", 'package p\n//out\nimport (\n"fmt"\n"C"\n)', [""]],
    ["twice", 'package p\n//a\nimport "C"\n//b\nimport "C"', ["//a", "//b"]],
    ["with carriage returns", 'package p\r\n//a\r\n//b\r\nimport "C"\r\n', ["//a|//b"]],
  ])("%s", (_, text, expected) => {
    expect(docsOf(text)).toEqual(expected);
  });
});

describe("uses of C", () => {
  function uses(text: string): readonly string[] {
    const source = `package p\nimport "C"\n${text}\n`;
    return findCgoUses(parse(source)).map(({ name, start, end, arguments: args }) => {
      const list = args?.map(({ conversion }) =>
        conversion === null ? "-" : "*".repeat(conversion.pointers) + conversion.name,
      );
      expect(source.slice(start, start + 2)).toBe("C.");
      expect(source.slice(start, end).endsWith(")")).toBe(args !== null);
      return list === undefined ? name : `${name}(${list.join(", ")})`;
    });
  }

  it("are calls with the conversions in their arguments, or mere names", () => {
    expect(uses("var x = C.f(C.int(1), (*C.char)(p), (**C.T)(unsafe.Pointer(&y)), z, (C.uint)(1),)")).toEqual(
      ["f(int, *char, **T, -, uint)", "int(-)", "char", "T", "uint(-)"],
    );
    expect(
      uses("var x = C.f(C.sizeof_T, C.int(1)+2, ((C.long)(3)), (*(C.T))(p), (*[2]C.T)(q), C.g)"),
    ).toEqual(["f(size_t, -, long, *T, -, -)", "sizeof_T", "int(-)", "long(-)", "T", "T", "g"]);
  });

  it("are found in parentheses, in types, and behind line breaks; not in fields and text", () => {
    expect(uses('func f(x *C.T) { (C.g)(1); C.\nh(); x.C.no(); y := "C.no()"; go C.i() }')).toEqual([
      "T",
      "g(-)",
      "h()",
      "i()",
    ]);
  });
});

describe("Go that is broken", () => {
  it.each([
    ["nothing", "", "expected `package` at the start of a file, found `func`"],
    ["an open body", "package p\nfunc f() {\n", "this `{` is not closed"],
    [
      "an open list",
      "package p\nfunc f(a int\nvar x int\n",
      "expected `)` behind parameters, found the end of the line",
    ],
    ["a bracket of another kind", "package p\nvar x = (1]\n", "this `(` is not closed"],
    ["a statement outside", "package p\nx := 1\n", "expected a declaration, found `x`"],
    [
      "an import of nothing",
      "package p\nimport fmt\n",
      "expected the path of a package, found the end of the line",
    ],
  ])("%s is told, and what follows is read", (_, text, detail) => {
    const file = parse(`${text}\nfunc behind() {}\n`);
    expect(file.gaps.map((gap) => gap.detail)).toContain(detail);
    expect(file.functions.map(({ name }) => name)).toContain("behind");
  });

  it("nests as deep as it likes without harm", () => {
    const deep = `package p\nfunc f(x ${"*".repeat(100_000)}int) {}\nvar x = ${"(".repeat(100_000)}\n`;
    expect(parse(deep).gaps.map(({ reason }) => reason)).toEqual(["limit", "syntax"]);
  });
});
