import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { lexRust } from "../../src/syntax/rust/lexer.ts";
import { factsOf, parseText } from "./rust-facts.ts";

const FOLDER = new URL("rust-samples/", import.meta.url);
const SAMPLES = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), "utf8"));

describe("hostile nesting ends in a gap", () => {
  const MANY = 30_000;
  it.each([
    ["parentheses of a type", `type T = ${"(".repeat(MANY)}`],
    ["closed parentheses of a type", `type T = ${"(".repeat(MANY)}u8${")".repeat(MANY)};`],
    ["brackets", `static S: ${"[".repeat(MANY)}u8${"]".repeat(MANY)} = 1;`],
    ["pointers", `type T = ${"*const ".repeat(MANY)}u8;`],
    ["references", `type T = ${"&".repeat(MANY)}u8;`],
    ["angle brackets", `type T = ${"A<".repeat(MANY)}u8${">".repeat(MANY)};`],
    ["qualified paths", `type T = ${"<".repeat(MANY)}`],
    ["modules", `${"mod a {".repeat(MANY)}${"}".repeat(MANY)}`],
    ["functions", `${"fn f() {".repeat(MANY)}${"}".repeat(MANY)}`],
    ["constants", `${"const A: u8 = {".repeat(MANY)}${"};".repeat(MANY)}`],
    ["use", `use ${"a::{".repeat(MANY)}b${"}".repeat(MANY)};`],
    ["unclosed use", `use ${"{".repeat(MANY)}`],
    ["function types", `type T = ${"fn(".repeat(MANY)}${")".repeat(MANY)};`],
    ["attributes", `${"#[a(".repeat(MANY)}`],
  ])("of %s", (_, text) => {
    const { gaps } = parseText(text);
    expect(gaps.length).toBeGreaterThan(0);
  });

  it.each([
    ["blocks", `fn f() ${"{".repeat(MANY)}${"}".repeat(MANY)}`],
    ["comments", `${"/*".repeat(MANY)}${"*/".repeat(MANY)} fn f() {}`],
  ])("of %s costs nothing", (_, text) => {
    const { items, gaps } = parseText(text);
    expect(gaps).toEqual([]);
    expect(factsOf(items)).toEqual(["function f(0)"]);
  });

  it.each([
    ["where", "fn f() where "],
    ["bounds", "trait A: "],
    ["closing brackets", "] ) }"],
    ["opening and closing ones that do not fit", "( ] [ ) { "],
    ["attributes without an item", "#[a] "],
    ["conditions in bodies", "fn f() { #[cfg(a)] "],
    ["constants without an end", "const A: u8 = 1 "],
    ["paths", "a::b::"],
    ["apostrophes", "' "],
    ["raw strings", 'r#"'],
  ])("of %s, over and over, ends", (_, piece) => {
    expect(parseText(piece.repeat(20_000)).items.length).toBeLessThan(20_001);
  });
});

describe("a damaged file", () => {
  const offset = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test.each(SAMPLES)("that ends early is read or told of", (text) => {
    fc.assert(
      fc.property(offset, (at) => {
        parseText(text.slice(0, Math.floor(at * text.length)));
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test.each(SAMPLES)(
    "of which a token is lost, twice there or elsewhere loses no item in silence",
    (text) => {
      const { tokens } = lexRust({ path: "lib.rs", text });
      const whole = new Set(factsOf(parseText(text).items).map((fact) => fact.replace(/[ ({].*/, "")));
      fc.assert(
        fc.property(fc.constantFrom("lose", "double", "swap"), offset, (kind, at) => {
          const token = tokens[Math.floor(at * tokens.length)];
          if (token === undefined) return;
          const { start, end } = token.span;
          const spelled = text.slice(start, end);
          const put = kind === "lose" ? "" : kind === "double" ? `${spelled} ${spelled}` : " } ";
          const { items, gaps } = parseText(text.slice(0, start) + put + text.slice(end));
          const kinds = new Set(factsOf(items).map((fact) => fact.replace(/[ ({].*/, "")));
          const lost = [...whole].filter((one) => !kinds.has(one));
          if (gaps.length === 0 && lost.length > 1) throw new Error(`${lost.join(", ")} lost in silence`);
        }),
        { numRuns: 300, seed: 2 },
      );
    },
  );

  test("of random characters is read or told of", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...`fn{}()[]<>#!'"/*r:;,=-&|.ab1 \n\\`), maxLength: 200 }),
        (text) => {
          parseText(text);
        },
      ),
      { numRuns: 500, seed: 3 },
    );
  });
});
