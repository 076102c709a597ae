import { describe, expect, it } from "vitest";
import { FAMILY_TITLES, rulePages } from "../../src/report/rule-page.ts";
import { comparingRules } from "../../src/rules/catalog.ts";
import { readProjectFile } from "./project.ts";
import { renderRulesPage } from "./rules-document.ts";
import { textDiff } from "./text-diff.ts";

describe("RULES.md", () => {
  const page = renderRulesPage(comparingRules);

  it("is what the rules and their fixtures make it (npm run rules-page)", () => {
    expect(textDiff(page.path, readProjectFile(page.path) ?? "", page.text)).toBe("");
  });

  it("has one section and one entry in its contents for every rule", () => {
    const ids = rulePages(comparingRules)
      .map(({ id }) => id)
      .sort();
    const sections = [...page.text.matchAll(/^### (.+)$/gm)].map(([, id]) => id).sort();
    const entries = [...page.text.matchAll(/^ +- \[(.+?)\]\(#\1\)/gm)].map(([, id]) => id).sort();
    expect(sections).toEqual(ids);
    expect(entries).toEqual(sections);
  });

  it("shows an example of each side of every rule that compares", () => {
    const labels = (words: RegExp) => page.text.match(words) ?? [];
    const { compatibility, agreement } = comparingRules;
    expect(labels(/^(?:Baseline|Current):$/gm)).toHaveLength(2 * compatibility.length);
    for (const { id } of agreement) {
      const [, section = ""] = page.text.split(`\n### ${id}\n`);
      const [own = ""] = section.split("\n### ");
      expect(own, id).toMatch(/^Declaration(?: \(.+\))?:$/m);
    }
  });

  it("has the families under headings of their own", () => {
    const headings = [...page.text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(headings).toEqual(FAMILY_TITLES.map(([, title]) => title));
  });
});
