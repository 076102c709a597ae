import type { SubjectKind } from "../../src/compare/pair.ts";
import type { Rule } from "../../src/findings/rule.ts";
import type { ProjectFile } from "./project.ts";
import { type RuleFixture, readFixture } from "./rule-files.ts";
import { describeSeverities } from "./severity-words.ts";
import { renderTemplate } from "./template.ts";

export const RULES_PAGE = "RULES.md";

const FAMILIES: readonly { readonly title: string; readonly subjects: readonly SubjectKind[] }[] = [
  { title: "Functions", subjects: ["function", "family"] },
  { title: "Parameters", subjects: ["param"] },
  { title: "Results", subjects: ["return"] },
  { title: "Types", subjects: ["type"] },
  { title: "Fields and members", subjects: ["field"] },
  { title: "Enumerators", subjects: ["variant"] },
  { title: "Constants", subjects: ["constant", "macro"] },
  { title: "Variables", subjects: ["static"] },
];

/** RULES.md as the rules and their fixtures make it. */
export function renderRulesPage(rules: readonly Rule[]): ProjectFile {
  const families = FAMILIES.map(({ title, subjects }) => ({
    title,
    anchor: title.toLowerCase().replaceAll(" ", "-"),
    rules: rules.filter(({ subject }) => subjects.includes(subject)).map(describeRule),
  })).filter((family) => family.rules.length > 0);
  return { path: RULES_PAGE, text: renderTemplate("rules-page/RULES.md", { count: rules.length, families }) };
}

function describeRule(rule: Rule) {
  const fixture: RuleFixture = readFixture(rule.id) ?? { baseline: "", current: "" };
  return {
    id: rule.id,
    summary: rule.summary,
    sentence: `${rule.summary.slice(0, 1).toUpperCase()}${rule.summary.slice(1)}.`,
    severities: describeSeverities(rule),
    effect: rule.effect,
    remedy: rule.remedy,
    reference: rule.reference,
    baseline: codeBlock(fixture.baseline),
    current: codeBlock(fixture.current),
  };
}

/** A fence longer than any that the text holds, so that the text cannot end it. */
function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}c\n${text.trimEnd()}\n${fence}`;
}
