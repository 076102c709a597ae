import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";

const PAGE = "BOUNDARY-FAILURES.md";
const page = read(PAGE);

/** The text of a file, or of all files of a folder. */
function read(path: string): string {
  const place = new URL(`../../${path}`, import.meta.url);
  if (!statSync(place).isDirectory()) return readFileSync(place, "utf8");
  return readdirSync(place)
    .map((name) => read(`${path}/${name}`))
    .join("");
}

/** The cells of every row of a table that matches. */
function rowsOf(pattern: RegExp): readonly (readonly string[])[] {
  return page
    .split("\n")
    .filter((line) => pattern.test(line))
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim()));
}

const rows = rowsOf(/^\| F\d\d \| /);
const files = new Map(
  rowsOf(/^\| [a-z]+ \| `/).map(([label, is]) => [label, /^`([^`]+)`/.exec(is ?? "")?.[1]]),
);

describe(PAGE, () => {
  it("has every failure once, in order", () => {
    const numbers = Array.from({ length: 65 }, (_, index) => `F${String(index + 1).padStart(2, "0")}`);
    expect(rows.map(([number]) => number)).toEqual(numbers);
  });

  it.each(rows.map((cells) => [cells[0] ?? "", cells] as const))("names tests that exist: %s", (_, cells) => {
    expect(cells).toHaveLength(4);
    const [, , mechanism = "", tests = ""] = cells;
    if (tests === "–") {
      expect(mechanism).toMatch(/^no bridge can/);
      return;
    }
    for (const group of tests.split("; ")) {
      const [, label = "", titles = ""] = /^([a-z]+): (`.+`)$/.exec(group) ?? [];
      const path = files.get(label);
      if (path === undefined) throw new Error(`no test is called ${group}`);
      const text = read(path);
      for (const title of titles.slice(1, -1).split("`, `")) expect(text, path).toContain(title);
    }
  });

  it("is linked from where people begin", () => {
    for (const from of ["README.md", "BRIDGE.md"]) expect(read(from)).toContain(`(${PAGE})`);
  });
});
