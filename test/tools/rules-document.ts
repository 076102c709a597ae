import type { SubjectKind } from "../../src/compare/pair.ts";
import type { Rule } from "../../src/findings/rule.ts";
import { type RulePage, rulePages, severityText } from "../../src/report/rule-page.ts";
import type { SourceFile } from "../../src/source/source-file.ts";
import type { ProjectFile } from "./project.ts";
import { readFixture } from "./rule-files.ts";
import { renderTemplate } from "./template.ts";

interface Family {
  readonly title: string;
  readonly subjects: readonly SubjectKind[];
}

const FAMILIES: readonly Family[] = [
  { title: "Functions", subjects: ["function"] },
  { title: "Parameters", subjects: ["param"] },
  { title: "Results", subjects: ["return"] },
  { title: "Types", subjects: ["type"] },
  { title: "Fields and members", subjects: ["field"] },
  { title: "Enumerators", subjects: ["variant"] },
  { title: "Constants", subjects: ["constant", "macro"] },
  { title: "Variables", subjects: ["static"] },
];

const HOUSE_KEEPING: Family = { title: "Keeping house", subjects: [] };

/** RULES.md as the rules and their fixtures make it. */
export function renderRulesPage(rules: readonly Rule[]): ProjectFile {
  const pages = rulePages(rules);
  const families = [...FAMILIES, HOUSE_KEEPING]
    .map((family) => ({
      title: family.title,
      anchor: family.title.toLowerCase().replaceAll(" ", "-"),
      rules: pages.filter(({ id }) => familyOf(rules, id) === family).map(sectionOf),
    }))
    .filter((family) => family.rules.length > 0);
  return { path: "RULES.md", text: renderTemplate("rules-page/RULES.md", { count: pages.length, families }) };
}

/** Whatever compares no pair keeps house. */
function familyOf(rules: readonly Rule[], id: string): Family {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return HOUSE_KEEPING;
  const family = FAMILIES.find(({ subjects }) => subjects.includes(rule.subject));
  if (family === undefined) throw new Error(`no family has the subject ${rule.subject}`);
  return family;
}

function sectionOf(page: RulePage) {
  const fixture = readFixture(page.id);
  return {
    ...page,
    sentence: `${capitalize(page.summary)}.`,
    severities: page.severity.map(({ when, severity }) => `${capitalize(when)}: ${severityText(severity)}.`),
    example: fixture !== null && {
      baseline: codeBlock(fixture.baseline),
      current: codeBlock(fixture.current),
    },
  };
}

function capitalize(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** A fence longer than any that the text holds, so that the text cannot end it. */
function codeBlock({ path, text }: SourceFile): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${path.endsWith(".h") ? "c" : "yaml"}\n${text.trimEnd()}\n${fence}`;
}
