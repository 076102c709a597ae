import { describe, expect, it } from "vitest";
import { lexGo } from "../../src/syntax/go/lexer.ts";

function words(text: string): readonly string[] {
  return lexGo({ path: "a.go", text }).tokens.map((token) => (token.text === "\n" ? "↵" : token.text));
}

function gaps(text: string): readonly string[] {
  return lexGo({ path: "a.go", text }).gaps.map(({ detail, span }) => `${span.start} ${detail}`);
}

describe("tokens of Go", () => {
  it("end statements at the ends of lines, but not behind operators", () => {
    expect(words("a\nb +\nc\n")).toEqual(["a", "↵", "b", "+", "c", "↵"]);
    expect(words("return\nfunc\n)\n++\n}")).toEqual(["return", "↵", "func", ")", "↵", "++", "↵", "}", "↵"]);
    expect(words("1\n'a'\n`x\ny`\n\"s\"\n")).toEqual(["1", "↵", "'a'", "↵", "`x\ny`", "↵", '"s"', "↵"]);
  });

  it("a comment that spans lines ends a statement, one within a line does not", () => {
    expect(words("a /* x */ b")).toEqual(["a", "b", "↵"]);
    expect(words("a /* x\n */ b")).toEqual(["a", "↵", "b", "↵"]);
    expect(words("a // x\nb")).toEqual(["a", "↵", "b", "↵"]);
  });

  it("what looks like C within strings, runes and comments is none", () => {
    expect(words("`C.f(` \"C.g(\\\"\" '\\'' // C.h(")).toEqual(["`C.f(`", '"C.g(\\""', "'\\''", "↵"]);
  });

  it("numbers take their dots, exponents and underscores with them", () => {
    expect(words("0x1p-2 1_000.5e+3i .5 x.y 07 0b1_0")).toEqual([
      ..."0x1p-2 1_000.5e+3i .5 x . y 07 0b1_0".split(" "),
      "↵",
    ]);
  });

  it("names may be of any script, and a byte order mark begins no name", () => {
    expect(words("\uFEFFgröße 世界 _x1")).toEqual(["größe", "世界", "_x1", "↵"]);
  });

  it("comments are kept with their places, without the carriage return of their line", () => {
    const { comments } = lexGo({ path: "a.go", text: "// a\r\nx /* b */" });
    expect(comments).toEqual([
      { start: 0, end: 4 },
      { start: 8, end: 15 },
    ]);
  });

  it("literals and comments that are not closed are told", () => {
    expect(gaps('x = "abc\ny')).toEqual(["4 this literal is not closed on its line"]);
    expect(gaps("x = `abc\ny")[0]).toMatch(/^4 this raw string is not closed/);
    expect(gaps("x /* abc\ny")[0]).toMatch(/^2 this comment is not closed/);
    expect(gaps("x # y")).toEqual(["2 this character begins nothing in Go"]);
  });
});
