import { describe, expect, it } from "vitest";
import { parseTriple } from "../../src/idl/parse-triple.ts";
import { nearest } from "../../src/source/nearest.ts";

describe("the nearest known word", () => {
  it.each([
    ["parms", ["params", "returns"], "params"],
    ["Returns", ["params", "returns"], "returns"],
    ["wholly-different", ["params", "returns"], null],
    ["b", ["d", "c"], "c"],
    ["x".repeat(1000), ["x".repeat(1000)], null],
  ])("of %s", (word, known, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });
});

describe("a target that is not known", () => {
  it.each([
    ["x86_64-linux-gnu", "unknown target `x86_64-linux-gnu`; did you mean `x86_64-unknown-linux-gnu`?"],
    ["arm64-apple-darwin", "unknown target `arm64-apple-darwin`; did you mean `aarch64-apple-darwin`?"],
    [
      "x86_64-unknown-linux-gun",
      "unknown target `x86_64-unknown-linux-gun`; did you mean `x86_64-unknown-linux-gnu`?",
    ],
  ])("%s", (text, message) => {
    expect(parseTriple(text)).toEqual({ ok: false, message });
  });

  it("far from all known ones is answered with all of them", () => {
    expect(parseTriple("riscv")).toMatchObject({
      message: expect.stringContaining("known are aarch64-apple-darwin, "),
    });
    expect(parseTriple("i686-unknown-linux-gnu")).toEqual({ ok: true, triple: "i686-unknown-linux-gnu" });
  });
});
