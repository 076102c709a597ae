import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateBridge } from "../../src/generate/generate-bridge.ts";
import { TIERS } from "../../src/generate/generated-file.ts";
import { readBridge } from "../../src/idl/bridge/read-bridge.ts";
import { lowerBridge } from "../../src/lower/lower-bridge.ts";
import { readKvProject } from "../examples/kv-project.ts";
import { TEMPLATES } from "../generate/templates.ts";

const page = readFileSync(new URL("../../BRIDGE.md", import.meta.url), "utf8");
const shop = readFileSync(new URL("shop.ffi.yaml", import.meta.url), "utf8");
const example = readKvProject();

/** What stands in the fenced blocks of a language. */
function blocksOf(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(
    ([, text = ""]) => text,
  );
}

/** What stands between a heading and the next one. */
function sectionOf(heading: string): string {
  const begin = page.indexOf(`\n${heading}\n`);
  expect(begin).toBeGreaterThan(0);
  const end = page.indexOf("\n#", begin + heading.length);
  return page.slice(begin, end);
}

describe("BRIDGE.md", () => {
  it.each([
    ["rust", "rust/src/imp.rs"],
    ["go", "go/cmd/kv/main.go"],
  ])("quotes the example in %s as it is", (language, path) => {
    const blocks = blocksOf(language);
    expect(blocks.length).toBeGreaterThan(0);
    for (const part of blocks.flatMap((block) => block.split(/^\.\.\.\n/m)))
      expect(example[path]).toContain(part);
  });

  it("says what the bridges of a configuration may say", () => {
    const configuration = blocksOf("yaml").find((block) => block.startsWith("config: 1")) ?? "";
    expect(configuration.match(/^ {2,4}(?:- )?(\w+):/gm)?.map((key) => key.replace(/\W/g, ""))).toEqual([
      "bridge",
      "out",
      "lang",
      "tier",
      "templates",
    ]);
  });

  it("names every template", () => {
    const table = sectionOf("### Templates");
    const named = [...table.matchAll(/`([^`]+)`/g)].map(([, name = ""]) =>
      name.replace(/^\w+\//, "").replace(/\.hbs$/, ""),
    );
    for (const folder of ["c", "go", "rust"])
      for (const file of readdirSync(new URL(`../../templates/${folder}`, import.meta.url))) {
        const name = file.replace(/\.hbs$/, "");
        expect(named.includes(name) || (name.startsWith("test_") && named.includes("test_*")), file).toBe(
          true,
        );
      }
  });
});

describe("the shop, whose bridge BRIDGE.md shows", () => {
  const lowered = lowerBridge(readBridge({ path: "shop.ffi.yaml", text: shop }));

  it("is what is read here", () => {
    expect(blocksOf("yaml")).toContain(shop);
    expect(lowered.renamed).toEqual([]);
  });

  it.each(TIERS)("is written on all sides, in the files that the page names, where Go's is %s", (tier) => {
    const files = generateBridge(lowered, TEMPLATES, { languages: ["rust", "go", "c"], tier });
    const rows = [...sectionOf("## Files").matchAll(/^\| (`.*?) \|/gm)].map(([, cell = ""]) => cell);
    const patterns = rows.flatMap((row) =>
      [...row.matchAll(/`([\w./*]+)`/g)].map(
        ([, path = ""]) =>
          new RegExp(
            `^${path.replaceAll(".", "\\.").replaceAll("PACKAGE", "shop").replaceAll("*", "\\w+").replaceAll("TRIPLE", "[\\w-]+")}$`,
          ),
      ),
    );
    const unnamed = files.filter(({ path }) => !patterns.some((pattern) => pattern.test(path)));
    expect(unnamed.map(({ path }) => path)).toEqual([]);
  });

  it("has the names that the page says", () => {
    const [types = ""] = generateBridge(lowered, TEMPLATES, { languages: ["go"], tier: "safe" }).flatMap(
      ({ path, text }) => (path === "go/shop_types.go" ? [text] : []),
    );
    for (const said of [
      "ErrNotFound          Code = 1",
      "ErrPrinterNoPaper Code = 10",
      "const Separator rune = '|'",
      "// Heavy is the weight from which an order is heavy, in kilograms.\nconst Heavy float64 = 31.5",
      "ShownAll  Shown = 3",
    ])
      expect(types.replaceAll(/ +/g, " ")).toContain(said.replaceAll(/ +/g, " "));
  });
});
