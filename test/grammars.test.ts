import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import manifest from "../grammars/manifest.json" with { type: "json" };
import project from "../package.json" with { type: "json" };

const { resolve } = createRequire(import.meta.url);
const devDependencies: Readonly<Record<string, string>> = project.devDependencies;

describe.each(manifest.grammars)("the pinned grammar of $language", (grammar) => {
  it("is the file that was reviewed", () => {
    const bytes = readFileSync(resolve(`${grammar.package}/${grammar.file}`));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(grammar.sha256);
  });

  it("comes from the version that package.json pins", () => {
    expect(devDependencies[grammar.package]).toBe(grammar.version);
  });
});
