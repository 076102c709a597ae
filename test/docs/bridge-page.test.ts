import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readKvProject } from "../examples/kv-project.ts";

const page = readFileSync(new URL("../../BRIDGE.md", import.meta.url), "utf8");
const example = readKvProject();

/** What stands in the fenced blocks of a language. */
function blocksOf(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(
    ([, text = ""]) => text,
  );
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
    const [, configuration = ""] = blocksOf("yaml");
    expect(configuration.match(/^ {2,4}(?:- )?(\w+):/gm)?.map((key) => key.replace(/\W/g, ""))).toEqual([
      "bridge",
      "out",
      "lang",
      "tier",
      "templates",
    ]);
  });
});
