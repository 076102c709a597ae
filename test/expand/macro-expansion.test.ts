import { describe, expect, it } from "vitest";
import { gapsOf, outcome, preprocessSample, spell } from "./preprocess-sample.ts";

describe("macro expansion", () => {
  it("follows the standard's example of rescanning (C17 6.10.3.5p5)", () => {
    const text = `#define x 3
#define f(a) f(x * (a))
#undef x
#define x 2
#define g f
#define z z[0]
#define h g(~
#define m(a) a(w)
#define w 0,1
#define t(a) a
#define p() int
#define q(x) x
#define r(x,y) x ## y
f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);
g(x+(3,4)-w) | h 5) & m
(f)^m(m);
p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };`;
    expect(outcome(text).replaceAll(" ", "")).toBe(
      "f(2*(y+1))+f(2*(f(2*(z[0]))))%f(2*(0))+t(1);f(2*(2+(3,4)-0,1))|f(2*(~5))&f(2*(0,1))^m(0,1);" +
        "inti[]={1,23,4,5,};",
    );
  });

  it("stringifies with the spelling and the blanks of the argument", () => {
    const text = String.raw`#define str(x) #x
str( a   /* c */ b ) str("q\n" '\'') str(a+b) str()`;
    expect(outcome(text)).toBe(String.raw`"a b" "\"q\\n\" '\\''" "a+b" ""`);
  });

  it("pastes before it rescans, and takes empty operands as nothing", () => {
    const text = `#define t(x,y,z) x ## y ## z
#define hash_hash # ## #
#define AB whole
t(A,B,) t(,,) t(1,e,+) hash_hash`;
    expect(outcome(text)).toBe("whole 1e+ ##");
  });

  it("leaves a macro alone in its own replacement, and takes it up again behind it", () => {
    const text = `#define F(a) a*G
#define G(a) F(a)
#define foo foo bar
#define EMPTY
#define DEFER(id) id EMPTY
#define AGAIN(...) __VA_ARGS__
#define REP_I() REP
#define REP(n) n DEFER(REP_I)()(n)
F(2)(9) foo AGAIN(AGAIN(REP(7)))`;
    expect(outcome(text)).toBe("2 * 9 * G foo bar 7 7 7 REP_I ( ) ( 7 )");
  });

  it("drops the comma before absent variable arguments, by GNU's ## and by __VA_OPT__", () => {
    const text = `#define E(f, ...) p(f, ## __VA_ARGS__)
#define V(f, ...) p(f __VA_OPT__(,) __VA_ARGS__)
#define N(args...) p(0, ## args)
E(1) E(1,2,3) V(1) V(1,) V(1,2) N() N(4,5)`;
    expect(outcome(text)).toBe("p ( 1 ) p ( 1 , 2 , 3 ) p ( 1 ) p ( 1 ) p ( 1 , 2 ) p ( 0 ) p ( 0 , 4 , 5 )");
  });

  it("takes a name without parentheses behind it for itself, and arguments over several lines", () => {
    expect(outcome("#define f(a, b) <a b>\nf; f\n(1,\n(2,3))")).toBe("f ; < 1 ( 2 , 3 ) >");
  });

  it("places expanded tokens at the outermost use, and arguments where they are written", () => {
    const text = "#define inner(x) long x\n#define ARGS(list) inner(list)\nint f ARGS((char name));";
    const { tokens } = preprocessSample(text);
    const at = (word: string) => tokens.find((token) => token.text === word);
    const written = (word: string): string => {
      const span = at(word)?.span;
      return span === undefined ? "" : text.slice(span.start, span.end);
    };
    expect([written("long"), at("long")?.macro]).toEqual(["ARGS((char name))", "ARGS"]);
    expect([written("name"), at("name")?.macro]).toEqual(["name", undefined]);
  });

  it("answers __LINE__, __FILE__ and __COUNTER__ and knows no day", () => {
    expect(outcome("\n__LINE__ __FILE__ __COUNTER__ __COUNTER__\n__DATE__")).toBe(
      '2 "main.h" 0 1 "??? ?? ????"',
    );
  });

  it("expands at the end of the unit as its last line would", () => {
    const unit = preprocessSample("#define A B\n#define B 1\nA\n#undef B\n#define B 2");
    expect(spell(unit.tokens)).toBe("1");
    expect(spell(unit.expand(unit.macros.get("A")?.body ?? []))).toBe("2");
    expect([...unit.macros.keys()].sort()).toEqual(["A", "B"]);
  });

  it("reports calls and definitions that cannot be understood", () => {
    const unit = preprocessSample(`#define two(a, b) a b
#define paste(a, b) a ## b
#define broken(a, a) a
#define hash(a) # b
two(1) paste(+, x) two(`);
    expect(gapsOf(unit)).toEqual([
      "macro: a",
      "macro: #",
      "macro: two(1)",
      "macro: paste(+, x)",
      "syntax: two",
    ]);
  });

  it("ends expansions that would grow without end", () => {
    const levels = Array.from({ length: 40 }, (_, i) => `#define a${i + 1} a${i} a${i}`).join("\n");
    expect(preprocessSample(`#define a0 x\n${levels}\na40`).gaps.map((gap) => gap.reason)).toEqual(["limit"]);
    const pasted = Array.from({ length: 40 }, (_, i) => `#define p${i + 1}(x) p${i}(x##x)`).join("\n");
    expect(preprocessSample(`#define p0(x) x\n${pasted}\np40(abc)`).gaps.map((gap) => gap.reason)).toEqual([
      "limit",
    ]);
    const nested = `#define f(x) x\n${"f(".repeat(5_000)}1${")".repeat(5_000)}`;
    expect(preprocessSample(nested).gaps.map((gap) => gap.reason)).toEqual(["limit"]);
  });
});
