import { describe, expect, it } from "vitest";
import { placeOf } from "../../src/source/source-file.ts";
import { lexRust } from "../../src/syntax/rust/lexer.ts";

function lex(text: string): ReturnType<typeof lexRust> {
  return lexRust({ path: "lib.rs", text });
}

/** Kind and text of each token. */
function shown(text: string): readonly string[] {
  const { tokens, gaps } = lex(text);
  expect(gaps).toEqual([]);
  return tokens.map((token) => `${token.kind} ${token.text}`);
}

function meaningOf(text: string): string | undefined {
  const { tokens } = lex(text);
  expect(tokens.length).toBe(1);
  return tokens[0]?.value;
}

describe("tokens of Rust", () => {
  it.each([
    ['"a\\n\\x41\\u{1F600}\\"\\\\"', 'a\nA\u{1F600}"\\'],
    ['"one \\\n    line"', "one line"],
    ['"two\r\nlines"', "two\nlines"],
    ['r"C:\\n"', "C:\\n"],
    ['r##"a "# b"##', 'a "# b'],
    ['b"\\xff\\0"', "\u00ff\0"],
    ['br#"raw"#', "raw"],
    ['c"text"', "text"],
    ['cr"te\\xt"', "te\\xt"],
    ["'\\''", "'"],
    ["'\u{1F600}'", "\u{1F600}"],
    ["b'\\\\'", "\\"],
    ["'\\u{61}'", "a"],
  ])("%s has the value that rustc gives it", (text, value) => {
    expect(meaningOf(text)).toBe(value);
  });

  it.each([
    ["1..2", ["integer 1", "punctuation .", "punctuation .", "integer 2"]],
    ["1.max(2)", ["integer 1", "punctuation .", "identifier max", "open (", "integer 2", "close )"]],
    ["1. 2.5e-3f32 1e9 3f64", ["float 1.", "float 2.5e-3f32", "float 1e9", "float 3f64"]],
    [
      "0xFFu8 0b1_0 0o17i64 1_000usize",
      ["integer 0xFFu8", "integer 0b1_0", "integer 0o17i64", "integer 1_000usize"],
    ],
    ["'a 'static 'a'", ["lifetime 'a", "lifetime 'static", "character 'a'"]],
    ['r#type r#"x"#', ["identifier type", 'string r#"x"#']],
    ["\u00e9t\u00e9 _x __", ["identifier \u00e9t\u00e9", "identifier _x", "identifier __"]],
    ["a/* /* in */ out */b // end", ["identifier a", "identifier b"]],
  ])("%s is read as the Reference says", (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it("keeps a raw identifier apart from the keyword", () => {
    expect(lex("r#fn fn").tokens.map(({ raw }) => raw)).toEqual([true, undefined]);
  });

  it("tells signs that touch from those that do not", () => {
    expect(lex("a::b : : ->").tokens.map(({ joined }) => joined)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it.each([
    ["/// text", "# [ doc = /// text ]"],
    ["//! text", "# ! [ doc = //! text ]"],
    ["/** text */", "# [ doc = /** text */ ]"],
    ["/*! text */", "# ! [ doc = /*! text */ ]"],
    ["//// text", ""],
    ["/**/", ""],
    ["/*** text */", ""],
  ])("%s is documentation or not", (text, expected) => {
    expect(
      lex(text)
        .tokens.map((token) => token.text)
        .join(" "),
    ).toBe(expected);
  });

  it("leaves a shebang and a byte order mark out, but no inner attribute", () => {
    expect(shown("\ufeff#!/bin/sh\nfn")).toEqual(["identifier fn"]);
    expect(shown("#![a]")).toEqual(["punctuation #", "punctuation !", "open [", "identifier a", "close ]"]);
    expect(shown("#! /* x */ [a]").length).toBe(5);
  });

  it.each([
    ['fn f() {}\n"abc', "this string is not closed, so that the rest of the file is lost in it", 2],
    ['r#"abc"', "this raw string is not closed, so that the rest of the file is lost in it", 1],
    ["a\n/* /* */", "this comment is not closed with `*/`, so that the rest of the file is lost in it", 2],
    ["'+", "this character is not closed", 1],
    ["a \\ b", "no token of Rust begins with `\\`", 1],
  ])("%s is a gap with its place", (text, detail, line) => {
    const [gap, ...others] = lex(text).gaps;
    expect(others).toEqual([]);
    expect(gap?.reason).toBe("syntax");
    expect(gap?.detail).toBe(detail);
    expect(gap && placeOf(gap.span).line).toBe(line);
  });
});
