import { describe, expect, it } from "vitest";
import { wrapText } from "../../src/report/wrap.ts";

describe("prose of a report", () => {
  it("is left alone where it fits into 100 columns with its margin", () => {
    const text = `${"word ".repeat(19)}abc`;
    expect(text).toHaveLength(98);
    expect(wrapText(text, 2, "  ")).toEqual([text]);
  });

  it("is broken at blanks, and later lines hang", () => {
    const lines = wrapText("word ".repeat(30).trim(), 2, "  ");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^ {2}word/);
    expect(lines.map((line) => line.trim()).join(" ")).toBe("word ".repeat(30).trim());
    for (const line of lines) expect(2 + line.length).toBeLessThanOrEqual(100);
  });

  it("keeps a longer word whole, so that it can be copied", () => {
    const path = "x".repeat(150);
    expect(wrapText(`a ${path} b`, 2, "  ")).toEqual(["a", `  ${path}`, "  b"]);
  });

  it("counts characters that are two columns wide as two", () => {
    const lines = wrapText(`${"漢".repeat(40)} ${"字".repeat(15)}`, 0, "  ");
    expect(lines).toHaveLength(2);
  });
});
