import { describe, expect, test } from "vitest";
import { readHeader } from "../resolve/read-header.ts";

describe("a macro of very many parentheses", () => {
  const DEPTH = 100_000;

  test("is read in time that grows with its length, and kept as its text", () => {
    const started = performance.now();
    const { contract } = readHeader(`#define A ${"(".repeat(DEPTH)}1${")".repeat(DEPTH)}\nint behind(void);`);
    // Time that grows with the square took 38 s.
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(contract.macros.get("A")?.[0]?.body).toHaveLength(2 * DEPTH + 1);
    expect(contract.functions.has("behind")).toBe(true);
  });
});
