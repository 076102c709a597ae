import { describe, expect, it } from "vitest";
import { rulePages } from "../../src/report/rule-page.ts";
import { compatibilityRules } from "../../src/rules/catalog.ts";
import { readProjectFile } from "./project.ts";
import { renderRulesPage } from "./rules-document.ts";
import { textDiff } from "./text-diff.ts";

describe("RULES.md", () => {
  const page = renderRulesPage(compatibilityRules);

  it("is what the rules and their fixtures make it (npm run rules-page)", () => {
    expect(textDiff(page.path, readProjectFile(page.path) ?? "", page.text)).toBe("");
  });

  it("has one section and one entry in its contents for every rule", () => {
    const ids = rulePages(compatibilityRules)
      .map(({ id }) => id)
      .sort();
    const sections = [...page.text.matchAll(/^### (.+)$/gm)].map(([, id]) => id).sort();
    const entries = [...page.text.matchAll(/^ {2}- \[(.+?)\]\(#\1\)/gm)].map(([, id]) => id).sort();
    expect(sections).toEqual(ids);
    expect(entries).toEqual(sections);
  });

  it("shows an example of each side of every rule that compares", () => {
    const examples = page.text.match(/^(?:Before|After):$/gm) ?? [];
    expect(examples).toHaveLength(2 * compatibilityRules.length);
  });
});
