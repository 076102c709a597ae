import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { damage, mishap } from "./damage.ts";
import { OWN_HEADERS, type ReadSources, readText, survive } from "./read-sources.ts";

/** Functions and variables, between which one lost token may make the difference. */
const countSymbols = ({ contract }: ReadSources): number => contract.functions.size + contract.statics.size;

const SEED = 20_170_601;

describe.each(OWN_HEADERS)("%s", (name, text) => {
  const clean = readText(text);

  test("is read without a gap", () => {
    expect(clean.gaps.map(({ detail }) => detail)).toEqual([]);
    expect(clean.contract.functions.size).toBeGreaterThan(18);
  });

  test("never loses a function or a variable in silence when it is damaged", () => {
    const tell = (damaged: string) => {
      const read = survive({ [name]: damaged });
      if (read.gaps.length > 0) return;
      const missing = [...clean.contract.functions.keys(), ...clean.contract.statics.keys()].filter(
        (key) => !read.contract.functions.has(key) && !read.contract.statics.has(key),
      );
      const fewer = countSymbols(read) < countSymbols(clean);
      if (fewer) throw new Error(`lost without a gap: ${missing.join(", ")}`);
    };
    fc.assert(
      fc.property(fc.array(mishap, { minLength: 1, maxLength: 3 }), (mishaps) => tell(damage(text, mishaps))),
      { seed: SEED, numRuns: 60 },
    );
  });

  test("never loses a function or a variable in silence when any one token is lost or doubled", () => {
    const count = 1_200;
    for (const kind of ["lose", "double"] as const) {
      for (let index = 0; index < count; index += 11) {
        const damaged = damage(text, [{ kind, at: index / count, other: 0 }]);
        const read = readText(damaged);
        const lost = read.gaps.length === 0 && countSymbols(read) < countSymbols(clean);
        expect(lost, `${kind} at ${index} of ${count}`).toBe(false);
      }
    }
  });

  test("survives being cut off anywhere", () => {
    const length = fc.nat({ max: text.length });
    fc.assert(
      fc.property(length, (end) => {
        survive({ [name]: text.slice(0, end) });
      }),
      { seed: SEED, numRuns: 25 },
    );
  });
});

const WORDS = [
  ..."( ) [ ] { } , ; : * & = < > ? . ... # ## + - ! ~ | \\ \n \r \t \0 \ufeff \ud800 \" '".split(" "),
  ..."int char unsigned long void const struct union enum typedef extern static inline sizeof T f a b x".split(
    " ",
  ),
  ..."_Alignas _Atomic _BitInt _Static_assert __attribute__ __asm__ __declspec typeof __extension__".split(
    " ",
  ),
  ..."#define #undef #if #ifdef #else #elif #endif #include #pragma #error defined __VA_ARGS__ F F(x) pack".split(
    " ",
  ),
  ...'0 1 -1 99999999999999999999 0x 1.5e \'a\' "s" /* */ // <a.h> "a.h" \n#if \n#define \n#include'.split(
    " ",
  ),
];

describe("what nobody wrote", () => {
  test("bytes of any kind are survived", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        survive({ "a.h": text });
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test("words of C in any order are survived", () => {
    const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 });
    fc.assert(
      fc.property(soup, soup, (first, second) => {
        survive({ "a.h": first.join(" "), "b.h": second.join("") });
        survive({ "a.h": `${first.join("")}\n#include "b.h"\n${second.join(" ")}`, "b.h": second.join(" ") });
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
