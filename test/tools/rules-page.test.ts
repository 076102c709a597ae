import { describe, expect, it } from "vitest";
import { defineRule, type Rule } from "../../src/findings/rule.ts";
import { addition, fullBreak, note } from "../../src/findings/severity.ts";
import { compatibilityRules } from "../../src/rules/catalog.ts";
import { readProjectFile } from "./project.ts";
import { renderRulesPage } from "./rules-document.ts";
import { describeSeverities } from "./severity-words.ts";
import { textDiff } from "./text-diff.ts";

describe("RULES.md", () => {
  const page = renderRulesPage(compatibilityRules);

  it("is what the rules and their fixtures make it (npm run rules-page)", () => {
    expect(textDiff(page.path, readProjectFile(page.path) ?? "", page.text)).toBe("");
  });

  it("has one section and one entry in its contents for every rule", () => {
    const sections = [...page.text.matchAll(/^### (.+)$/gm)].map(([, id]) => id).sort();
    const entries = [...page.text.matchAll(/^ {2}- \[(.+?)\]\(#\1\)/gm)].map(([, id]) => id).sort();
    expect(sections).toEqual(compatibilityRules.map(({ id }) => id));
    expect(entries).toEqual(sections);
  });
});

describe("a severity in words", () => {
  const ruleWith = (severity: Rule["severity"]): Rule =>
    defineRule({
      id: "type-x",
      subject: "type",
      summary: "",
      severity,
      effect: "",
      remedy: "",
      reference: "",
      message: "",
      check: () => null,
    });

  it("is one sentence where nothing decides", () => {
    expect(describeSeverities(ruleWith({ otherwise: fullBreak }))).toEqual([
      "Always: **error**, major bump, breaks binary and source.",
    ]);
  });

  it("names cases first, then exposures in their order, then the rest", () => {
    const severity = { otherwise: fullBreak, exposed: { opaque: note }, cases: { "at-end": addition } };
    expect(describeSeverities(ruleWith(severity))).toEqual([
      "If at end: **info**, minor bump, an addition.",
      "Where consumers never see its definition: **info**, no bump, breaks nothing.",
      "Otherwise: **error**, major bump, breaks binary and source.",
    ]);
  });
});
