import { describe, expect, it } from "vitest";
import { gapsOf, outcome, preprocessSample } from "./preprocess-sample.ts";

function holds(condition: string): boolean {
  return outcome(`#define one 1\n#define empty\n#if ${condition}\nyes\n#else\nno\n#endif`) === "yes";
}

describe("conditions", () => {
  it.each([
    "-1 > 0u",
    "0x7fffffffffffffff + 1u == 0x8000000000000000",
    "18446744073709551615u == -1",
    "-7 / 2 == -3 && -7 % 2 == -1",
    "(2 || 1/0) && !(0 && 1/0) && (1 ? 1 : 1/0)",
    "1 ? 2 : (0 , 1)".replace("(0 , 1)", "0"),
    "'a' == 97 && '\\377' < 0 && 'ab' == 24930 && L'\\x41' == 65",
    "defined one && defined(empty) && !defined(none) && true == 0",
    "1'000 == 1000 && 0b11 == 3 && 010 == 8",
    '__has_include(<stdint.h>) && !__has_include(<no/such.h>) && __has_include("main.h")',
    "defined(__has_attribute) && __has_attribute(__packed__) && !__has_attribute(no_such)",
    "1 << 70 == 0 && -8 >> 1 == -4",
    "one == 1 // comment",
  ])("%s", (condition) => {
    expect(holds(condition)).toBe(true);
  });

  it.each(["1 +", "(1", "1.5", '"text"', "1 2", "1/0", "empty", "99999999999999999999", "1 = 1"])(
    "reports `#if %s` and takes it as false",
    (condition) => {
      const unit = preprocessSample(`#define empty\n#if ${condition}\nyes\n#else\nno\n#endif`);
      expect(unit.tokens.map((token) => token.text)).toEqual(["no"]);
      expect(unit.gaps.map((gap) => gap.reason)).toEqual(["directive"]);
    },
  );

  it("does not look into groups that are skipped", () => {
    const text =
      "#if 0\ndon't\n#error no\n#if ((\n#elif\n#endif\n#bogus\n#elif 1\nyes\n#elif ((\n#else\nno\n#endif";
    const unit = preprocessSample(text);
    expect([unit.tokens.map((token) => token.text), unit.gaps]).toEqual([["yes"], []]);
  });

  it("knows #elifdef and #elifndef", () => {
    expect(outcome("#ifdef A\na\n#elifndef B\nb\n#endif\n#ifndef _LP64\nc\n#elifdef _LP64\nd\n#endif")).toBe(
      "b d",
    );
  });

  it("chooses per target", () => {
    const text =
      "#if defined(_WIN32)\nw\n#elif defined(__APPLE__)\na\n#elif __SIZEOF_POINTER__ == 4\ni\n#else\nl\n#endif";
    expect(outcome(text, { target: "x86_64-pc-windows-msvc" })).toBe("w");
    expect(outcome(text, { target: "aarch64-apple-darwin" })).toBe("a");
    expect(outcome(text, { target: "i686-unknown-linux-gnu" })).toBe("i");
    expect(outcome(text)).toBe("l");
  });
});

describe("directives", () => {
  it("reports what is unknown, unbalanced or an error, at its place", () => {
    const text = "#bogus\n#error sorry, no\n#endif\n#else\n#if 1\n#else\n#else\nx";
    expect(gapsOf(preprocessSample(text))).toEqual([
      "directive: #bogus",
      "directive: #error sorry, no",
      "directive: #endif",
      "directive: #else",
      "directive: #else",
      "directive: #if 1",
    ]);
    expect(preprocessSample("#error sorry, no").gaps[0]?.detail).toContain("sorry, no");
  });

  it("passes over what changes nothing", () => {
    expect(
      gapsOf(
        preprocessSample('#\n#line 7 "other.h"\n#warning w\n#ident "x"\n# 3 "y.h" 1\n#pragma GCC poison z'),
      ),
    ).toEqual([]);
  });

  it("reports a literal that is not closed only where it is read", () => {
    expect(gapsOf(preprocessSample("#if 0\n'\n#endif\n#define unused '\nint x = 'a;\n"))).toEqual([
      "syntax: 'a;",
    ]);
  });

  it("takes defines and undefines from outside", () => {
    const defines = [
      { name: "A", value: "1" },
      { name: "F(x)", value: "x+x" },
    ];
    expect(outcome("A F(2)\n#ifdef __linux__\nlinux\n#endif", { defines, undefines: ["__linux__"] })).toBe(
      "1 2 + 2",
    );
  });

  it("restores macros that were pushed", () => {
    const text = '#define A 1\n#pragma push_macro("A")\n#undef A\n#define A 2\nA\n#pragma pop_macro("A")\nA';
    expect(outcome(text)).toBe("2 1");
  });
});

describe("packing", () => {
  function packings(text: string) {
    const { tokens, packings: found, gaps } = preprocessSample(text);
    return { at: found.map(({ at, value }) => `${tokens[at]?.text}:${value}`), gaps: gaps.length };
  }

  it("follows push, pop, labels and values", () => {
    const text = `#pragma pack(push, 1)
a
#pragma pack(push, outer, 4)
b
#pragma pack(2)
c
#pragma pack(pop, outer)
d
#pragma pack(pop)
e
#pragma pack(show)
f`;
    expect(packings(text)).toEqual({ at: ["a:1", "b:4", "c:2", "d:1", "e:null"], gaps: 0 });
  });

  it("reads _Pragma, __pragma and macros in it, and stands where it was written", () => {
    const text = `#define PACKED(x) _Pragma("pack(push, 1)") x _Pragma("pack(pop)")
#define N 8
#define call(x) x
PACKED(a) b __pragma(pack(push, 2)) c __pragma(pack(pop)) call
#pragma pack(N)
d
#pragma pack()
e`;
    expect(packings(text)).toEqual({ at: ["a:1", "b:null", "c:2", "call:null", "d:8", "e:null"], gaps: 0 });
  });

  it("reports pragmas that change layouts in other ways", () => {
    const text =
      "#pragma pack(3)\n#pragma ms_struct on\n#pragma options align=mac68k\n#pragma pack push\nint a;";
    expect(packings(text)).toEqual({ at: [], gaps: 4 });
  });
});
