import { describe, expect, it } from "vitest";
import { lexFile } from "../../src/syntax/c/lexer.ts";

function lex(text: string) {
  return lexFile({ path: "main.h", text });
}

function spellings(text: string): readonly string[] {
  return lex(text).tokens.map((token) => `${token.kind}:${token.text}`);
}

describe("C tokens", () => {
  it("joins spliced lines and still points into the text as it was written", () => {
    const text = 'int na\\\r\nme = "a\\\nb"; // gone \\\n too\nx';
    const { tokens } = lex(text);
    expect(tokens.map((token) => token.text)).toEqual(["int", "name", "=", '"ab"', ";", "x"]);
    expect(tokens.map((token) => text.slice(token.span.start, token.span.end))).toEqual([
      "int",
      "na\\\r\nme",
      "=",
      '"a\\\nb"',
      ";",
      "x",
    ]);
  });

  it("reads numbers with exponents, suffixes, separators and hexadecimal fractions as one token", () => {
    expect(spellings("0x1.8p-3f 1e+5 .5L 1'000'000u 0b11 1+2")).toEqual([
      "number:0x1.8p-3f",
      "number:1e+5",
      "number:.5L",
      "number:1'000'000u",
      "number:0b11",
      "number:1",
      "punctuator:+",
      "number:2",
    ]);
  });

  it("keeps prefixes with their literals and takes escapes as part of them", () => {
    expect(spellings(String.raw`L"a\"b" u8"x" U'\'' L x`)).toEqual([
      String.raw`string:L"a\"b"`,
      'string:u8"x"',
      String.raw`character:U'\''`,
      "identifier:L",
      "identifier:x",
    ]);
  });

  it("takes $, letters of any script and universal character names into identifiers", () => {
    expect(spellings("$a é\\u00e9 größe 𝑥1")).toEqual([
      "identifier:$a",
      "identifier:é\\u00e9",
      "identifier:größe",
      "identifier:𝑥1",
    ]);
  });

  it("takes the longest punctuator, digraphs as they are spelled", () => {
    expect(lex("a>>=b...<:%>%:%:->-").tokens.map((token) => token.text)).toEqual([
      "a",
      ">>=",
      "b",
      "...",
      "<:",
      "%>",
      "%:%:",
      "->",
      "-",
    ]);
  });

  it("says which tokens begin a line and which have white space before them", () => {
    const { tokens } = lex("\uFEFF/* c */ #define F(x) x\n  y");
    expect(tokens.filter((token) => token.startsLine).map((token) => token.text)).toEqual(["#", "y"]);
    expect(tokens.find((token) => token.text === "(")?.spaced).toBe(false);
  });

  it("says where a comment begins that never ends, and where a literal is not closed", () => {
    const { gaps, tokens } = lex("a 'b\nc /* d");
    expect(gaps.map(({ reason, span }) => [reason, span.start, span.end])).toEqual([["syntax", 7, 9]]);
    expect(tokens.map((token) => `${token.kind}:${token.text}`)).toEqual([
      "identifier:a",
      "other:'b",
      "identifier:c",
    ]);
  });

  it("takes a header's name as one token, whatever it contains", () => {
    expect(spellings('#include <a//b\'c.h>\n#  include "d\\e.h"')).toEqual([
      "punctuator:#",
      "identifier:include",
      "other:<a//b'c.h>",
      "punctuator:#",
      "identifier:include",
      'string:"d\\e.h"',
    ]);
  });

  it("reads megabytes of the characters that tempt a lexer to look back, in no time", () => {
    const start = performance.now();
    lex(`${"\\ ".repeat(200_000)}\n${"#include <\n".repeat(50_000)}${"'".repeat(100_000)}`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
