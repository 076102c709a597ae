import type { SubjectKind } from "../../src/compare/pair.ts";
import type { Rule } from "../../src/findings/rule.ts";
import {
  type ComparingRules,
  FAMILY_TITLES,
  type RulePage,
  rulePages,
  severityText,
} from "../../src/report/rule-page.ts";
import type { SourceFile } from "../../src/source/source-file.ts";
import type { ProjectFile } from "./project.ts";
import { exampleOf } from "./rule-files.ts";
import { renderTemplate } from "./template.ts";

interface Group {
  readonly title: string;
  readonly subjects: readonly SubjectKind[];
}

/** How the many rules of a family that compares are put together. */
const GROUPS: readonly Group[] = [
  { title: "Symbols", subjects: ["symbol", "header-copy"] },
  { title: "Functions", subjects: ["function"] },
  { title: "Parameters", subjects: ["param"] },
  { title: "Results", subjects: ["return"] },
  { title: "Calls", subjects: ["call"] },
  { title: "Types", subjects: ["type", "mirror"] },
  { title: "Fields and members", subjects: ["field"] },
  { title: "Enumerators", subjects: ["variant"] },
  { title: "Constants", subjects: ["constant", "macro"] },
  { title: "Variables", subjects: ["static"] },
  { title: "Bridges", subjects: ["bridge", "handshake"] },
];

/** RULES.md as the rules and their fixtures make it. */
export function renderRulesPage(rules: ComparingRules): ProjectFile {
  const pages = rulePages(rules);
  const families = FAMILY_TITLES.map(([family, title]) => {
    const members = pages.filter((page) => page.family === family);
    const groups = groupsOf(members, [...rules.compatibility, ...rules.agreement]);
    return { title, anchor: anchorOf(title), groups };
  }).filter(({ groups }) => groups.length > 0);
  return { path: "RULES.md", text: renderTemplate("rules-page/RULES.md", { count: pages.length, families }) };
}

/** What compares no pair makes one group without a title. */
function groupsOf(pages: readonly RulePage[], rules: readonly Rule[]) {
  const subjects = new Map(rules.map(({ id, subject }) => [id, subject]));
  const titled = GROUPS.map((group) => ({
    title: group.title,
    rules: pages.filter(({ id }) => isAbout(group, subjects.get(id))).map(sectionOf),
  }));
  const rest = { title: "", rules: pages.filter(({ id }) => !subjects.has(id)).map(sectionOf) };
  const told = [...titled, rest].reduce((count, group) => count + group.rules.length, 0);
  if (told !== pages.length) throw new Error("a rule is about a subject that no group has");
  return [...titled, rest].filter((group) => group.rules.length > 0);
}

function isAbout({ subjects }: Group, subject: SubjectKind | undefined): boolean {
  return subject !== undefined && subjects.includes(subject);
}

/** As GitHub makes anchors of headings. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z -]/g, "")
    .replaceAll(" ", "-");
}

function sectionOf(page: RulePage) {
  const compares = page.family === "agreement" || page.family === "compatibility" ? page.family : null;
  const examples = compares === null ? [] : exampleOf(page.id, compares);
  return {
    ...page,
    sentence: `${capitalize(page.summary)}.`,
    severities: page.severity.map(({ when, severity }) => `${capitalize(when)}: ${severityText(severity)}.`),
    examples: examples.map(({ label, source }) => ({ label, text: codeBlock(source) })),
  };
}

function capitalize(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** The name of a language in a fence, by the ending of a file. */
const FENCES: readonly (readonly [string, string])[] = [
  [".h", "c"],
  [".rs", "rust"],
  [".go", "go"],
  [".yaml", "yaml"],
];

/** A fence longer than any that the text holds, so that the text cannot end it. */
function codeBlock({ path, text }: SourceFile): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const language = FENCES.find(([ending]) => path.endsWith(ending))?.[1] ?? "";
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
