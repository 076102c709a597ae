import { describe, expect, test } from "vitest";
import type { Triple } from "../../src/idl/target.ts";
import { constantOf, readHeader } from "./read-header.ts";

function macro(body: string, target?: Triple): string {
  const read = readHeader(`#include <stdint.h>\n#include <stddef.h>\n#define X ${body}\n`, target);
  expect(read.gaps).toEqual([]);
  return constantOf(read, "X");
}

describe("the value of a macro", () => {
  test.each([
    ["42", "c_int 42"],
    ["(-1)", "c_int -1"],
    ["0xFFFFFFFF", "c_uint 4294967295"],
    ["010", "c_int 8"],
    ["0b101", "c_int 5"],
    ["5000000000", "c_long 5000000000"],
    ["1ULL << 40", "c_ulonglong 1099511627776"],
    ["1 << 31", "c_int -2147483648"],
    ["((uint32_t)1)", "u32 1"],
    ["(uint8_t)300 + 1", "c_int 45"],
    ["~0u", "c_uint 4294967295"],
    ["(size_t)-1", "usize 18446744073709551615"],
    ["-1 > 0u", "c_int 1"],
    ["1 ? 2 : 3u", "c_uint 2"],
    ["0 && 1 / 0", "c_int 0"],
    ["sizeof(int) * 2", "usize 8"],
    ["'A'", "c_int 65"],
    ["'\\x41'", "c_int 65"],
    ['"a" "\\tb\\n\\101"', "string a\tb\nA"],
    ["1.50f", "c_float 1.50"],
    ["-2.5e3", "c_double -2.5e3"],
    ["0x1p4", "c_double 16"],
    ["UINT64_MAX", "c_ulong 18446744073709551615"],
    ["INT32_MIN", "c_int -2147483648"],
  ])("%s is %s", (body, expected) => {
    expect(macro(body)).toBe(expected);
  });

  test.each(["foo", "struct s", "(1 +", "x->y", "f(1)", "sizeof(struct s)", 'L"wide"', "((int*)0)"])(
    "%s is no constant, and that is no gap",
    (body) => {
      expect(macro(body)).toBe("none");
    },
  );

  test.each([
    ["1 / 0", "a division by zero"],
    ["2147483647 + 1", "the value overflows c_int"],
    ["1 << 32", "a shift by 32 bits"],
    ["(-2147483647 - 1) % -1", "the value overflows c_int"],
    ["99999999999999999999", "99999999999999999999 is too large for every integer type"],
  ])("%s is a gap and never a number", (body, why) => {
    const read = readHeader(`#define X ${body}\n`);
    expect(read.gaps).toEqual([`constant 1:9 the value of the macro \`X\` cannot be computed: ${why}`]);
    expect(constantOf(read, "X")).toBe("none");
  });

  test("follows the target's widths", () => {
    const targets = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "i686-unknown-linux-gnu"] as const;
    expect(targets.map((target) => macro("~0UL", target))).toEqual([
      "c_ulong 18446744073709551615",
      "c_ulong 4294967295",
      "c_ulong 4294967295",
    ]);
    expect(targets.map((target) => macro("5000000000", target).split(" ")[0])).toEqual([
      "c_long",
      "c_longlong",
      "c_longlong",
    ]);
    expect(macro("(char)200", "aarch64-unknown-linux-gnu")).toBe("c_char 200");
    expect(macro("(char)200")).toBe("c_char -56");
  });
});

describe("constants and macros of a header", () => {
  test("leave out guards, empty macros, reserved names and other files", () => {
    const read = readHeader(
      "#ifndef A_H\n#define A_H 1\n#include <stdint.h>\n#define EMPTY\n#define _RESERVED 1\n#define KEPT 1\n#endif\n",
    );
    expect([...read.contract.constants.keys()]).toEqual(["KEPT"]);
  });

  test("come from unnamed enums and from `static const`", () => {
    const read = readHeader(`
      enum { A, B = 1 << 4, C };
      static const unsigned char D = 3 * 100;
      static const char E[] = "text";
      static const double F = 0.5;
      static int counter;
      const int G = 4;`);
    expect(read.gaps).toEqual([]);
    const names = ["A", "B", "C", "D", "E", "F"];
    expect(names.map((name) => constantOf(read, name))).toEqual([
      "c_int 0",
      "c_int 16",
      "c_int 17",
      "c_uchar 44",
      "string text",
      "c_double 0.5",
    ]);
    expect([...read.contract.statics.keys()]).toEqual(["G"]);
    expect(read.contract.statics.get("G")?.[0]?.mutable).toBe(false);
  });

  test("keep a size that only the target knows as the macro that it is", () => {
    const read = readHeader(
      "struct s { int a; long b; };\n#define S_SIZE (sizeof(struct s) + 8)\n#define CAST(x) ((long)(x))\n",
    );
    expect(read.gaps).toEqual([]);
    expect([...read.contract.constants.keys()]).toEqual([]);
    const macros = [...read.contract.macros].map(([name, [item]]) => [name, item?.params, item?.body]);
    expect(macros).toEqual([["S_SIZE", undefined, "(sizeof(struct s) + 8)"]]);
  });

  test("keep the macros that stand for a function or call one", () => {
    const read = readHeader(`
      int open_v2(const char *name, int flags);
      #define open_v1(name) open_v2((name), 0)
      #define open_old open_v2
      #define log(...) printf(__VA_ARGS__)
      #define twice(x) ((x) * 2)
      #define open_v2 open_v2`);
    expect(read.gaps).toEqual([]);
    const macros = [...read.contract.macros].map(([name, [item]]) => [name, item?.params, item?.body]);
    expect(macros).toEqual([
      ["open_v1", ["name"], "open_v2((name), 0)"],
      ["open_old", undefined, "open_v2"],
    ]);
  });

  test("say which enumerator has no value", () => {
    const read = readHeader("struct s;\nenum e { A = 1, B = sizeof(struct s), C, D = 7 };");
    expect(read.gaps).toEqual([
      "constant 2:17 the value of `B` cannot be computed: a size that only a layout can tell",
    ]);
    const item = read.contract.types.get("e")?.[0];
    expect(item?.kind === "enum" && item.variants.map(({ name }) => name)).toEqual(["A", "D"]);
  });
});
