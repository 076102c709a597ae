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
    ["1.50f", "c_float 1.5"],
    ["-2.5e3", "c_double -2500"],
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

/** The macros of a header as name, parameters where there are any, and body. */
function macrosOf(text: string): Readonly<Record<string, string>> {
  const read = readHeader(text);
  expect(read.gaps).toEqual([]);
  return Object.fromEntries(
    [...read.contract.macros].map(([name, [item]]) => [
      name,
      `${item?.params === undefined ? "" : `(${item.params}) `}${item?.body}`,
    ]),
  );
}

describe("a macro that is a value and no constant", () => {
  const BEFORE = `#include <stddef.h>
    enum e { A };
    struct s { int a; long b; };
    typedef void (*on_end)(void *);
    static const int known = 4;
    static const int list[] = { 1, 2 };
`;

  test.each([
    "sizeof(struct s)+1",
    "(enum e)2",
    "((void*)-1)",
    "((on_end)0)",
    "(known+1)",
    "known",
    "list",
    'L"abc"',
    'u"x"',
    "'ab'",
    "1.0f/3",
    "1.0f16",
    "2.1.5",
    "0x1p-16445L",
    "_Generic(1, int: 2, default: 3)",
    "offsetof(struct s,b)",
    "__builtin_huge_val()",
    "(1,2)",
    "((struct s){ 1, 2 })",
    "{1,2}",
    "<% 1 %>",
    "{ .a = sizeof(struct { int x; }), .b = ({ 1; }) }",
    "(*where())",
    "inner.deep.name",
    `(${Array.from({ length: 1200 }, () => "unknown").join(" + ")})`,
  ])("%s is kept as the macro that it is", (body) => {
    expect(macrosOf(`${BEFORE}#define X ${body}\n`)).toMatchObject({ X: body });
  });

  test.each([
    "unknown",
    "(unknown)",
    "X",
    "(X)",
    "int",
    "const",
    "struct s *",
    "(on_end)",
    "unsigned long",
    "extern int",
    "inline",
    "__attribute__((noreturn))",
    "__declspec(dllexport)",
    "[[nodiscard]]",
    "alignas(8)",
    "unknown(1)",
    '_Pragma("once")',
    "((void)0)",
    "do { } while (0)",
    "{ return 1; }",
    "{ 1 } }",
    "{ 1 ), }",
    "{ 1 },",
    "{",
    "1 +",
    "1, 2",
    "* 2 *",
    "known;",
    ".a = 1",
  ])("%s is none, and stays out", (body) => {
    expect(macrosOf(`${BEFORE}#define X ${body}\n`)).toEqual({ list: "{1, 2}" });
  });

  test("shows what it is made of where that is not in the contract itself", () => {
    expect(
      macrosOf(
        `${BEFORE}#define _THIRD 1.0f/3
        #define SCALE(x) ((x) * 2.0f)
        #define BASE 2.0f
        #define HIDDEN (_THIRD)
        #define CALLED SCALE(1)
        #define OPEN (BASE / 3)`,
      ),
    ).toEqual({
      list: "{1, 2}",
      HIDDEN: "(1.0f/3)",
      CALLED: "((1)*2.0f)",
      OPEN: "(BASE / 3)",
    });
  });
});

describe("a `static const` of a header", () => {
  test("is a constant where it has one value, also in braces or made of another", () => {
    const read = readHeader(`
      static const int a = { 4 };
      static const int b = a + 1;
      static const unsigned char c = { a * 100, };
      static const char d[] = { "text" };
      static const char *e = "pointed to";
      static const float f = { 1.50f };`);
    expect(read.gaps).toEqual([]);
    expect(["a", "b", "c", "d", "e", "f"].map((name) => constantOf(read, name))).toEqual([
      "c_int 4",
      "c_int 5",
      "c_uchar 144",
      "string text",
      "string pointed to",
      "c_float 1.5",
    ]);
    expect(read.contract.macros.size).toBe(0);
  });

  test("is kept as the text of its initialiser where it has none", () => {
    expect(
      macrosOf(`
        struct s { int a; int b; };
        extern int there;
        #define TWO 2
        static const unsigned char bytes[] = "ab";
        static const int list[] = {1,TWO ,
                                   - -3 };
        static const struct s pair = { .a = 1, .b = (int) sizeof(struct s) };
        static const int from_unknown = there + 1;
        static const volatile int twice_read = 1;
        static const int from_volatile = twice_read + 1;
        static const char *const names[] = { "a b", "c" };
        static const char *more_names[] = { "a" };
        static int *const address = &there;
        static const unsigned long size = sizeof(struct s);
        static int variable = 3;
        static void (*callback)(void) = 0;`),
    ).toEqual({
      bytes: '"ab"',
      list: "{1, 2, - -3}",
      pair: "{.a=1, .b=(int)sizeof(struct s)}",
      from_unknown: "there+1",
      from_volatile: "twice_read+1",
      names: '{"a b", "c"}',
      more_names: '{"a"}',
      address: "&there",
      size: "sizeof(struct s)",
    });
  });

  test("without a defined value is a gap", () => {
    const read = readHeader("static const int a = 1 / 0;");
    expect(read.gaps).toEqual(["constant 1:22 the value of `a` cannot be computed: a division by zero"]);
  });

  test("gives way to a macro of its name", () => {
    const read = readHeader("static const int list[] = { 1 };\n#define list 7\n");
    expect([...read.contract.macros.keys()]).toEqual([]);
    expect(constantOf(read, "list")).toBe("c_int 7");
  });
});

describe("a floating constant", () => {
  test.each([
    ["1.5", "1.50"],
    ["1e3", "1000.0"],
    ["1e3", "10.E+02"],
    ["0.1f", ".1f"],
    ["1.", "1.0"],
    ["0.0", ".0e99"],
    ["1e-7", "0.0000001"],
    ["1e21", "1000000000000000000000."],
    ["1e999999999999", "10e999999999998"],
    ["0x1.8p3", "12.0"],
    ["0x1p-1", ".5"],
    ["0x.10p4", "1.0"],
    ["0x1.921fb54442d18p1", "0x3.243F6A8885A3p0"],
    ["0.5 + 0.5", "1.0"],
    ["1e10 * 1e11", "1e21"],
  ])("is the same as %s and as %s", (one, other) => {
    expect(macro(one)).toBe(macro(other));
  });

  test.each([
    ["1.5", "1.05"],
    ["1.5", "15."],
    ["1.5", "1.5f"],
    ["1.5", "-1.5"],
    ["0.0", "-0.0"],
    ["1e21", "1e22"],
    ["1e-7", "1e-8"],
    ["3.14159265358979323846L", "3.14159265358979323847L"],
    ["0x1.0000000000000001p0L", "1.0L"],
  ])("is another as %s than as %s", (one, other) => {
    expect(macro(one)).not.toBe(macro(other));
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

  test("keep the macros that are another name of a type, and constants before them", () => {
    const read = readHeader(`
      typedef struct kv_tag { int a; } kv; enum mode { A }; typedef int kv_int;
      #define kv_old kv
      #define kv_older kv_old
      #define kv_bare kv_tag
      #define mode_old enum mode
      #define kv_old_int kv_int
      #define kv_pointer kv *
      #define not_ours int
      #define kv kv
      #define A_old A`);
    expect(read.gaps).toEqual([]);
    const macros = [...read.contract.macros].map(([name, [item]]) => [name, item?.params, item?.body]);
    expect(macros).toEqual([
      ["kv_old", undefined, "kv"],
      ["kv_older", undefined, "kv_old"],
      ["kv_bare", undefined, "kv_tag"],
      ["mode_old", undefined, "enum mode"],
      ["kv_old_int", undefined, "kv_int"],
    ]);
    expect(constantOf(read, "A_old")).toBe("c_int 0");
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
